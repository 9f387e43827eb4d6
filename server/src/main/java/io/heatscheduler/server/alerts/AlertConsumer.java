package io.heatscheduler.server.alerts;

import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.DeadLetters;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.PricedRun;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunRecords;
import io.heatscheduler.server.pipeline.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Raises alerts from what happens to runs and events, and resolves them when it is over. */
@Component
final class AlertConsumer implements Consumer {
  private final Alerts alerts;
  private final RunRecords runs;
  private final TenantTransactions transactions;
  private final JdbcClient client;

  AlertConsumer(
      Alerts alerts, RunRecords runs, TenantTransactions transactions, JdbcClient client) {
    this.alerts = alerts;
    this.runs = runs;
    this.transactions = transactions;
    this.client = client;
  }

  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public Set<String> types() {
    return Set.of(
        Topics.REPORT_COMPLETE, Topics.RUN_FAILED, DeadLetters.BURIED, DeadLetters.SETTLED);
  }

  @Override
  public Effect handle(Event event) {
    return switch (event.type()) {
      case Topics.REPORT_COMPLETE -> planned(event);
      case Topics.RUN_FAILED -> failed(event);
      case DeadLetters.BURIED -> buried(event);
      default -> () -> alerts.resolve("dead-letter", event.subject());
    };
  }

  private Effect planned(Event event) {
    Optional<Run> run = runs.find(event.tenant(), event.subject());
    if (run.isEmpty()) {
      return Effect.NONE;
    }
    VerifiedRun verified =
        switch (PricedRun.of(runs, run.get())) {
          case Outcome.Done<VerifiedRun>(VerifiedRun priced, var told) -> priced;
          case Outcome.Rejected<VerifiedRun>(var why) ->
              throw new IllegalStateException("run %s: %s".formatted(event.subject(), why));
        };
    List<NewAlert> raised =
        PlanAlerts.of(
            verified.analysis(),
            verified.search(),
            new BigDecimal(Double.toString(run.get().settings().gap())));
    return () -> {
      alerts.resolveEarlierRuns(event.subject());
      raised.forEach(alert -> alerts.raise(event.id(), alert, "run", event.subject()));
    };
  }

  private Effect failed(Event event) {
    Optional<NewAlert> alert =
        transactions.in(
            event.tenant(),
            () ->
                client
                    .sql(
                        """
                        SELECT termination_reason = 'infeasible' AS infeasible,
                          coalesce(findings -> 0 ->> 'message', '') AS why
                        FROM optimization_runs WHERE run_id = ?
                        """)
                    .param(event.subject())
                    .query(
                        (row, number) ->
                            row.getBoolean("infeasible")
                                ? new NewAlert(
                                    "RUN_INFEASIBLE",
                                    Severity.CRITICAL,
                                    "There is no plan that keeps every limit. "
                                        + row.getString("why"))
                                : new NewAlert(
                                    "RUN_FAILED",
                                    Severity.CRITICAL,
                                    "The run failed. " + row.getString("why")))
                    .optional());
    return () -> alert.ifPresent(told -> alerts.raise(event.id(), told, "run", event.subject()));
  }

  private Effect buried(Event event) {
    NewAlert alert =
        new NewAlert(
            "DEAD_LETTER",
            Severity.CRITICAL,
            "An event failed again and again and was put aside. An ADMIN can look at it, then"
                + " replay or discard it.");
    return () -> alerts.raise(event.id(), alert, "dead-letter", event.subject());
  }
}
