package io.heatscheduler.server.plant;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.persistence.ScheduleStatus;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.TraceIds;
import io.heatscheduler.server.web.Versions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a run's plan in force: DRAFT, then OPTIMIZED, then PUBLISHED. */
@Component
public final class SchedulePublication {
  /** Type of the event that tells of it. */
  public static final String PUBLISHED = "schedule.published";

  private final ScheduleChanges changes;
  private final ScheduleDirectory directory;
  private final PublishedPeaks peaks;
  private final JdbcClient client;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  SchedulePublication(
      ScheduleChanges changes,
      ScheduleDirectory directory,
      PublishedPeaks peaks,
      JdbcClient client,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    this.changes = changes;
    this.directory = directory;
    this.peaks = peaks;
    this.client = client;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Publishes the plan of a run.
   *
   * @param ifMatch version of the schedule that was seen; null: any
   * @param run whose plan; null: the last successful one that planned the schedule as it is now
   * @throws Problem 409 if there is no such plan
   */
  public Schedule publish(
      TenantId tenant, String actor, UUID schedule, @Nullable String ifMatch, @Nullable UUID run) {
    return changes.alone(
        tenant,
        () -> {
          StoredPlant stored = changes.get(schedule);
          if (ifMatch != null) {
            Versions.require(ifMatch, stored.version());
          }
          String inputHash = stored.canonical().hash().hex();
          UUID published = runOf(schedule, stored.status(), inputHash, run);
          UUID before = directory.find(schedule).publishedRunId();
          client
              .sql(
                  """
                  UPDATE production_schedules SET status = 'PUBLISHED', published_at = :now,
                    published_by = :by, published_run_id = :run, updated_at = :now,
                    version = version + 1
                  WHERE schedule_id = :id
                  """)
              .param("now", clock.instant().atOffset(ZoneOffset.UTC))
              .param("by", userOf(actor))
              .param("run", published)
              .param("id", schedule)
              .update();
          Schedule after = directory.find(schedule);
          peaks.replace(schedule, after.siteId(), published);
          outbox.add(event(tenant, schedule, published, inputHash));
          audit.append(
              tenant,
              new AuditEntry(
                  actor,
                  "schedule.publish",
                  "schedule",
                  schedule.toString(),
                  state(stored.status(), before, inputHash),
                  state(ScheduleStatus.PUBLISHED, published, inputHash)));
          return after;
        });
  }

  private UUID runOf(UUID schedule, ScheduleStatus status, String inputHash, @Nullable UUID run) {
    if (run != null) {
      requireRun(schedule, run);
    }
    if (status == ScheduleStatus.DRAFT) {
      throw Problem.conflict(
          "SCHEDULE_NOT_OPTIMIZED",
          "The schedule is a DRAFT: it was not planned, or changed since. " + next(schedule));
    }
    Optional<UUID> found =
        client
            .sql(
                """
                SELECT run_id FROM optimization_runs
                WHERE schedule_id = :schedule AND status = 'SUCCESS' AND input_hash = :hash
                  AND (:run::uuid IS NULL OR run_id = :run::uuid)
                ORDER BY completed_at DESC, run_id LIMIT 1
                """)
            .param("schedule", schedule)
            .param("hash", inputHash)
            .param("run", run)
            .query(UUID.class)
            .optional();
    return found.orElseThrow(
        () ->
            Problem.conflict(
                "RUN_OUTDATED",
                "No successful run planned the schedule as it is now: jobs, equipment, tariff or"
                    + " site changed since. "
                    + next(schedule)));
  }

  private void requireRun(UUID schedule, UUID run) {
    long count =
        client
            .sql("SELECT count(*) FROM optimization_runs WHERE run_id = ? AND schedule_id = ?")
            .params(run, schedule)
            .query(Long.class)
            .single();
    if (count == 0) {
      throw Problem.notFound();
    }
  }

  private static String next(UUID schedule) {
    return "Begin a run with POST /api/v1/schedules/%s/runs, then publish.".formatted(schedule);
  }

  private static Event event(TenantId tenant, UUID schedule, UUID run, String inputHash) {
    String payload = "{\"run_id\":\"%s\",\"input_hash\":\"%s\"}".formatted(run, inputHash);
    String trace = TraceIds.current();
    return new Event(
        UUID.randomUUID(),
        tenant,
        PUBLISHED,
        "schedule",
        schedule,
        payload,
        null,
        trace.isEmpty() ? null : trace);
  }

  private static Json state(ScheduleStatus status, @Nullable UUID run, String inputHash) {
    return Json.object()
        .put("status", status.name())
        .put("run_id", run == null ? Json.NULL : Json.of(run.toString()))
        .put("input_hash", inputHash)
        .build();
  }

  /** A program or somebody an external issuer vouches for is no user here. */
  private static @Nullable UUID userOf(String actor) {
    return actor.startsWith("user:") ? UUID.fromString(actor.substring("user:".length())) : null;
  }
}
