package io.heatscheduler.server.plant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.heatscheduler.server.persistence.ScheduleStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A planning task, without its jobs.
 *
 * @param scheduleDate first local date of the horizon
 * @param status DRAFT, OPTIMIZED or PUBLISHED
 * @param asOf instant as of which it is planned
 * @param jobCount jobs it has now
 * @param sourceSystem where it came from, e.g. FILE, API, SAP
 * @param sourceReference its name there
 * @param publishedBy user id; null if a program published it, or nobody did
 * @param publishedRunId run whose plan is in force; null: none
 * @param version counts changes; it is the ETag
 */
public record Schedule(
    UUID scheduleId,
    @Schema(example = "2026-11-23") LocalDate scheduleDate,
    ScheduleStatus status,
    UUID siteId,
    @Schema(example = "Foundry North") String siteName,
    UUID tariffId,
    @Schema(example = "TOU industrial") String tariffName,
    @Schema(example = "2026-11-22T23:00:00Z") Instant horizonStart,
    @Schema(example = "2026-11-24T23:00:00Z") Instant horizonEnd,
    @Schema(example = "15") int slotMinutes,
    Instant asOf,
    @Schema(example = "42") int jobCount,
    @Nullable @Schema(example = "FILE") String sourceSystem,
    @Nullable @Schema(example = "foundry.zip") String sourceReference,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt,
    @Nullable UUID publishedBy,
    @Nullable UUID publishedRunId,
    @JsonIgnore long version) {}
