package io.heatscheduler.server.plant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A piece of equipment as the registry has it.
 *
 * @param currency of its amounts: the site's
 * @param equipment the plant format's document, without how a horizon finds it
 * @param version counts changes; it is the ETag
 */
public record EquipmentView(
    @Schema(example = "HTR-001") String equipmentId,
    UUID siteId,
    @Schema(example = "EUR") String currency,
    Instant createdAt,
    Instant updatedAt,
    @Schema(type = "object") Object equipment,
    @JsonIgnore long version) {}
