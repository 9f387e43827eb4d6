package io.heatscheduler.server.plant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An electricity contract with all its versions.
 *
 * @param effectiveDate first local date of the first version
 * @param lastDate last local date of the last version; null: open
 * @param versions how many there are
 * @param tariff the plant format's document, a list if there are several versions; not in lists
 * @param version counts changes; it is the ETag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TariffView(
    UUID tariffId,
    @Schema(example = "TOU industrial") String tariffName,
    @Nullable @Schema(example = "Example Power") String utilityProvider,
    @Nullable @Schema(example = "TOU-I") String rateScheduleCode,
    LocalDate effectiveDate,
    @Nullable LocalDate lastDate,
    @Schema(example = "EUR") String currency,
    @Schema(example = "1") int versions,
    Instant createdAt,
    Instant updatedAt,
    @Nullable @Schema(type = "object") Object tariff,
    @JsonIgnore long version) {

  TariffView with(Object document) {
    return new TariffView(
        tariffId,
        tariffName,
        utilityProvider,
        rateScheduleCode,
        effectiveDate,
        lastDate,
        currency,
        versions,
        createdAt,
        updatedAt,
        document,
        version);
  }
}
