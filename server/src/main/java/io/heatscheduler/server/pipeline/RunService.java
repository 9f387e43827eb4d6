package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.HashChain;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with runs: begin, cancel, try again. */
public final class RunService {
  private final RunRecords runs;
  private final Outbox outbox;
  private final TenantTransactions transactions;
  private final Clock clock;

  /** A service over a database. */
  public RunService(RunRecords runs, Outbox outbox, TenantTransactions transactions, Clock clock) {
    this.runs = runs;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Begins a run of a schedule.
   *
   * @param input canonical input of the schedule
   * @param requestedBy who asks
   * @param traceId of the request; null: none
   * @return id of the run
   */
  public UUID begin(
      TenantId tenant,
      UUID schedule,
      CanonicalInput input,
      RunSettings settings,
      String requestedBy,
      @Nullable String traceId) {
    return add(tenant, schedule, input.bytes(), input.hash(), settings, requestedBy, traceId, 1);
  }

  /**
   * Begins a run that plans the rest of another one.
   *
   * @param rest canonical input of the rest under the events
   * @return id of the run
   */
  public UUID replan(
      TenantId tenant,
      UUID schedule,
      CanonicalInput rest,
      ReplanTerms terms,
      RunSettings settings,
      String requestedBy,
      @Nullable String traceId) {
    return transactions.in(
        tenant,
        () -> {
          UUID run = begin(tenant, schedule, rest, settings, requestedBy, traceId);
          runs.replans().add(run, schedule, terms, requestedBy);
          return run;
        });
  }

  private UUID add(
      TenantId tenant,
      UUID schedule,
      byte[] canonical,
      Sha256 inputHash,
      RunSettings settings,
      String requestedBy,
      @Nullable String traceId,
      int attempt) {
    Run run = new Run(UUID.randomUUID(), tenant, schedule, RunStatus.QUEUED, settings, false);
    transactions.run(
        tenant,
        () -> {
          runs.add(run, canonical, inputHash, requestedBy, attempt);
          outbox.add(Event.of(tenant, Topics.REQUESTED, "run", run.id()).tracedBy(traceId));
        });
    return run.id();
  }

  /**
   * Asks a run to end. One that no agent has begun ends at once; a search ends with the best plan
   * it has, which is then priced and kept.
   *
   * @return false if the tenant has no such run, or it has ended
   */
  public boolean cancel(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () -> {
          Optional<Run> open = runs.lockOpen(tenant, run);
          open.ifPresent(
              found -> {
                runs.set(
                    run, Map.of("cancel_requested_at", clock.instant().atOffset(ZoneOffset.UTC)));
                if (found.status() == RunStatus.QUEUED) {
                  runs.end(run, RunStatus.CANCELLED, Topics.REQUESTED, List.of());
                  outbox.add(Event.of(tenant, Topics.RUN_CANCELLED, "run", run));
                }
              });
          return open.isPresent();
        });
  }

  /**
   * Runs the same input with the same settings once more, as a run of its own.
   *
   * @return id of the new run; empty if the tenant has no such run, or it has not ended yet
   */
  public Optional<UUID> retry(
      TenantId tenant, UUID run, String requestedBy, @Nullable String traceId) {
    return transactions.in(
        tenant,
        () ->
            runs.find(tenant, run)
                .filter(found -> !found.status().isOpen())
                .map(
                    found -> {
                      byte[] canonical = runs.input(tenant, run);
                      UUID again =
                          add(
                              tenant,
                              found.schedule(),
                              canonical,
                              HashChain.input(canonical),
                              found.settings(),
                              requestedBy,
                              traceId,
                              runs.attempt(run) + 1);
                      runs.replans().repeat(run, again, requestedBy);
                      return again;
                    }));
  }
}
