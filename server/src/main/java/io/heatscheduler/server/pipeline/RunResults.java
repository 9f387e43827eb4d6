package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.core.schedule.Assignment;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that make a run's plan and bill searchable; its documents say the same, and more. */
final class RunResults {
  private final JdbcTemplate template;

  RunResults(DataSource database) {
    this.template = new JdbcTemplate(database);
  }

  /** Adds the rows in the tenant's transaction. */
  void keep(Run run, VerifiedRun verified) {
    keepAssignments(run, verified);
    keepLines(run, "optimized", verified.analysis().bill());
    Bill baseline = verified.analysis().baselineBill();
    if (baseline != null) {
      keepLines(run, "baseline", baseline);
    }
    keepTrace(run, verified.search().trace());
  }

  private void keepAssignments(Run run, VerifiedRun verified) {
    Map<String, UUID> jobs = new HashMap<>();
    template.query(
        "SELECT job_number, job_id FROM production_jobs WHERE schedule_id = ?",
        row -> {
          jobs.put(row.getString(1), Objects.requireNonNull(row.getObject(2, UUID.class)));
        },
        run.schedule());
    Map<String, JobCost> costs = new HashMap<>();
    verified.analysis().bill().jobs().forEach(cost -> costs.put(cost.jobId(), cost));
    String currency = verified.analysis().bill().currency().getCurrencyCode();
    String hash = verified.run().optimizationHash().hex();
    boolean isReplan = verified.run().schedule().members().get("follows") != null;
    List<Object[]> rows = new ArrayList<>();
    var grid = verified.analysis().dispatch().grid();
    for (Assignment assignment :
        verified.analysis().dispatch().schedule().toSchedule(grid).assignments()) {
      JobCost cost = Objects.requireNonNull(costs.get(assignment.jobId()), assignment.jobId());
      UUID job = jobs.get(assignment.jobId());
      if (job == null && isReplan) {
        continue; // a rush order is a job of this plan, not of the schedule
      }
      if (job == null) {
        throw new IllegalStateException(
            "schedule %s has no job %s".formatted(run.schedule(), assignment.jobId()));
      }
      rows.add(
          new Object[] {
            UUID.randomUUID(),
            job,
            run.schedule(),
            assignment.equipmentId(),
            assignment.span().start().atOffset(ZoneOffset.UTC),
            assignment.span().end().atOffset(ZoneOffset.UTC),
            cost.powerKw(),
            cost.energyCost(),
            cost.tariffPeriod(),
            run.id(),
            hash,
            currency
          });
    }
    template.batchUpdate(
        """
        INSERT INTO optimized_assignments
          (assignment_id, job_id, schedule_id, equipment_id, scheduled_start, scheduled_end,
           power_kw, energy_cost_usd, tariff_period, optimization_run_id, provenance_hash, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        rows);
  }

  private void keepLines(Run run, String which, Bill bill) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (BillLine line : bill.lines()) {
      rows.add(
          new @Nullable Object[] {
            run.id(),
            which,
            rows.size(),
            line.kind().name(),
            line.id(),
            line.quantity(),
            line.unit(),
            line.rate(),
            line.amount(),
            bill.currency().getCurrencyCode()
          });
    }
    template.batchUpdate(
        """
        INSERT INTO run_bill_lines
          (run_id, bill, position, kind, description, quantity, unit, rate, amount_usd, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        rows);
  }

  private void keepTrace(Run run, List<SearchStep> trace) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SearchStep step : trace) {
      rows.add(
          new @Nullable Object[] {
            run.id(), rows.size(), step.workUnits(), step.incumbent(), step.bound()
          });
    }
    template.batchUpdate(
        "INSERT INTO run_trace (run_id, position, work, incumbent, bound) VALUES (?, ?, ?, ?, ?)",
        rows);
  }
}
