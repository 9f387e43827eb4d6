package io.heatscheduler.server.alerts;

import io.heatscheduler.core.provenance.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs a person's eyes.
 *
 * @param alertId of the alert
 * @param code stable name, e.g. {@code PEAK_OVER_LIMIT}
 * @param severity how urgent it is
 * @param state how far it is
 * @param message one sentence for people
 * @param subjectType what it is about: {@code run} or {@code dead-letter}
 * @param subjectId id of that
 * @param raisedAt when it was raised
 * @param acknowledgedAt when somebody said that they know; null: nobody has
 * @param acknowledgedBy who did, as the audit log names them
 * @param resolvedAt when the cause was gone; null: it is not
 * @param version for If-Match
 */
@Schema(description = "Something that needs a person's eyes.")
public record Alert(
    UUID alertId,
    @Schema(example = "PEAK_OVER_LIMIT") String code,
    Severity severity,
    AlertState state,
    @Schema(example = "The plan's peak of 812.5 kW is over the contractual 800 kW.") String message,
    @Nullable @Schema(example = "run") String subjectType,
    @Nullable String subjectId,
    Instant raisedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable @Schema(example = "user:0b0e6f0a-6f1c-4a61-9f0e-2f6a7d1f9b11") String acknowledgedBy,
    @Nullable Instant resolvedAt,
    long version) {

  Json json() {
    return Json.object()
        .put("code", code)
        .put("state", state.name())
        .put("acknowledged_by", acknowledgedBy == null ? "" : acknowledgedBy)
        .build();
  }
}
