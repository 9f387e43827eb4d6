package io.heatscheduler.server.runs;

import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.ReplanTerms;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.pipeline.RunSettings;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.TraceIds;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins, cancels and repeats runs, each with its audit record, within the tenant's limits. */
@Component
class RunStarts {
  private static final Duration WHEN_FULL = Duration.ofSeconds(10);

  private final RunService runs;
  private final PlantRepository plants;
  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog audit;
  private final RunProperties limits;

  RunStarts(
      RunService runs,
      DataSource database,
      TenantTransactions transactions,
      JdbcClient client,
      AuditLog audit,
      RunProperties limits) {
    this.runs = runs;
    this.plants = new PlantRepository(database);
    this.transactions = transactions;
    this.client = client;
    this.audit = audit;
    this.limits = limits;
  }

  /** Begins a run of a schedule as it is now; 404 if the tenant has no such. */
  UUID begin(Caller caller, UUID schedule, RunRequest request) {
    return transactions.in(
        caller.tenant(),
        () -> {
          StoredPlant plant = plants.find(schedule).orElseThrow(Problem::notFound);
          return begun(
              caller,
              "run.begin",
              () ->
                  runs.begin(
                      caller.tenant(),
                      schedule,
                      plant.canonical(),
                      request.settings(),
                      caller.actor(),
                      trace()));
        });
  }

  /** Begins a run that plans the rest of another one. */
  UUID replan(
      Caller caller, Run old, CanonicalInput rest, ReplanTerms terms, RunSettings settings) {
    return transactions.in(
        caller.tenant(),
        () ->
            begun(
                caller,
                "run.replan",
                () ->
                    runs.replan(
                        caller.tenant(),
                        old.schedule(),
                        rest,
                        terms,
                        settings,
                        caller.actor(),
                        trace())));
  }

  /** Begins a run with the input and settings of one that has ended. */
  UUID retry(Caller caller, UUID run) {
    return transactions.in(
        caller.tenant(),
        () -> {
          requireKnown(run);
          return begun(
              caller,
              "run.retry",
              () ->
                  runs.retry(caller.tenant(), run, caller.actor(), trace())
                      .orElseThrow(
                          () ->
                              Problem.conflict(
                                  "RUN_OPEN", "The run has not ended. Cancel it or wait for it.")));
        });
  }

  /** Asks a run to end. */
  void cancel(Caller caller, UUID run) {
    transactions.run(
        caller.tenant(),
        () -> {
          requireKnown(run);
          if (!runs.cancel(caller.tenant(), run)) {
            throw Problem.conflict("RUN_ENDED", "The run has ended.");
          }
          audit.append(
              caller.tenant(),
              AuditEntry.event(caller.actor(), "run.cancel", "run", run.toString()));
        });
  }

  private UUID begun(Caller caller, String action, Supplier<UUID> begin) {
    requirePlace(caller.tenant());
    UUID run = begin.get();
    audit.append(
        caller.tenant(),
        new AuditEntry(caller.actor(), action, "run", run.toString(), Json.NULL, described(run)));
    return run;
  }

  private Json described(UUID run) {
    return client
        .sql(
            "SELECT schedule_id, input_hash, settings::text FROM optimization_runs WHERE run_id ="
                + " ?")
        .param(run)
        .query(
            (row, number) ->
                Json.object()
                    .put("schedule_id", row.getString(1))
                    .put("input_hash", row.getString(2))
                    .put("settings", row.getString(3))
                    .build())
        .single();
  }

  /** One tenant's runs do not crowd out the others'; the lock makes the count true. */
  private void requirePlace(TenantId tenant) {
    client
        .sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
        .param("open runs of " + tenant)
        .query(String.class)
        .single();
    int open =
        client
            .sql("SELECT count(*) FROM optimization_runs WHERE completed_at IS NULL")
            .query(Integer.class)
            .single();
    if (open >= limits.maxOpen()) {
      throw Problem.tooMany(
          "TOO_MANY_RUNS",
          "%d runs of your tenant are queued or running; more are not accepted."
              .formatted(limits.maxOpen()),
          WHEN_FULL);
    }
  }

  private void requireKnown(UUID run) {
    if (client
            .sql("SELECT count(*) FROM optimization_runs WHERE run_id = ?")
            .param(run)
            .query(Integer.class)
            .single()
        == 0) {
      throw Problem.notFound();
    }
  }

  private static String trace() {
    return TraceIds.current();
  }
}
