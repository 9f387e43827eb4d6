package io.heatscheduler.server.plant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A production site as its meter and its calendar see it.
 *
 * @param contractualPeakKw null: no limit
 * @param billingDay first day of the billing month
 * @param operatorsLimited false: no shifts, no limit
 * @param version counts changes; it is the ETag
 */
public record SiteView(
    UUID siteId,
    @Schema(example = "Foundry North") String name,
    @Schema(example = "Europe/Berlin") String timeZone,
    @Schema(example = "EUR") String currency,
    @Nullable @Schema(example = "1200") BigDecimal contractualPeakKw,
    @Schema(example = "1") int billingDay,
    List<LocalDate> holidays,
    boolean operatorsLimited,
    List<ShiftView> shifts,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore long version) {
  public SiteView {
    holidays = List.copyOf(holidays);
    shifts = List.copyOf(shifts);
  }

  /** A daily shift; an end at or before the start is on the next day. */
  public record ShiftView(
      @Schema(example = "early") String name,
      @Schema(example = "[\"mon\", \"tue\"]") List<String> days,
      @Schema(example = "06:00") String start,
      @Schema(example = "14:00") String end,
      @Schema(example = "6") int operators,
      boolean notOnHolidays) {}
}
