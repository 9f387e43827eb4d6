package io.heatscheduler.agents.result;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.forecast.ForecastJson;
import io.heatscheduler.agents.forecast.SummaryDocument;
import io.heatscheduler.agents.optimization.TimedStep;
import io.heatscheduler.agents.publication.ViolationDocument;
import io.heatscheduler.agents.replan.Replanning.Replanned;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Narrative;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One object per result, as docs/cli.md documents it. */
public final class ResultJson {
  private ResultJson() {}

  /** The object printed by {@code optimize}. */
  public static Document of(PlanResult result) {
    return switch (result) {
      case PlanResult.Planned planned -> planned(planned);
      case PlanResult.NotPlanned refused -> refused(refused);
    };
  }

  /** The object printed by {@code replan}: how it ended, then what {@code replan.json} holds. */
  public static Document of(Replanned replanned) {
    PlanResult.Planned run = replanned.result();
    Document.Builder object =
        Document.with()
            .put("status", run.status().published())
            .put("objective", run.objective())
            .put("solve_seconds", seconds(run.solveTime()))
            .put("input_hash", run.published().inputHash().hex())
            .put("optimization_hash", run.published().optimizationHash().hex())
            .put("cost_hash", run.published().costHash().hex());
    replanned.changes().without("warnings").members().forEach(object::put);
    return object.put("findings", findings(notes(run.findings()))).build();
  }

  /** Findings as objects, in order. */
  public static List<Document> findings(List<Finding> findings) {
    return findings.stream().map(ResultJson::finding).toList();
  }

  private static Document planned(PlanResult.Planned run) {
    Savings savings = run.analysis().savings();
    Baseline baseline = run.analysis().baseline();
    Bill baselineBill = run.analysis().baselineBill();
    BigDecimal objective = run.objective();
    List<Violation> violations = run.analysis().violations();
    Forecast forecast = run.outlook().forecast();
    Narrative narrative = run.narrative();
    return Document.with()
        .put("status", run.status().published())
        .put("objective", objective)
        .put("bound", run.bound())
        .put("gap", run.search().gap(run.analysis().total()))
        .put("relax_price", violations == null ? null : run.analysis().relaxPrice())
        .put(
            "violations",
            violations == null
                ? null
                : new ViolationDocument(run.grid().time().zone()).list(violations))
        .put("baseline_cost", baselineBill == null ? null : baselineBill.planCost())
        .put("baseline_feasible", baseline == null ? null : baseline.feasible())
        .put("optimized_cost", objective)
        .put("savings", savings == null ? null : savings.amount())
        .put("savings_percent", savings == null ? null : savings.percent())
        .put("savings_split", savings == null ? null : split(savings))
        .put("site_bill", run.analysis().bill().siteBill())
        .put("currency", run.analysis().bill().currency().getCurrencyCode())
        .put("peak_kw", Table.number(run.analysis().dispatch().peakKw()))
        .put("jobs", run.grid().jobs().size())
        .put("assignments", run.schedule().assignments().size())
        .put("left_out", run.grid().leftOut())
        .put("solve_seconds", seconds(run.solveTime()))
        .put("termination_reason", run.terminationReason())
        .put("solver_type", run.search().solverType())
        .put("work_units", run.search().workUnits())
        .put("seed", run.search().seed())
        .put("search_trace", run.optimized().trace().stream().map(ResultJson::step).toList())
        .put("input_hash", run.published().inputHash().hex())
        .put("optimization_hash", run.published().optimizationHash().hex())
        .put("cost_hash", run.published().costHash().hex())
        .put("conflict", null)
        .put("repairs", List.of())
        .put("forecast", forecast == null ? null : ForecastJson.of(forecast))
        .put("narrative", narrative == null ? null : SummaryDocument.sentences(narrative))
        .put("findings", findings(notes(run.findings())))
        .build();
  }

  private static Document step(TimedStep timed) {
    return Document.with()
        .put("seconds", seconds(timed.elapsed()))
        .put("work_units", timed.step().workUnits())
        .put("incumbent", timed.step().incumbent())
        .put("bound", timed.step().bound())
        .put("gap", timed.step().gap())
        .build();
  }

  private static Document refused(PlanResult.NotPlanned run) {
    CanonicalInput input = run.input();
    return Document.with()
        .put("status", run.status().published())
        .put("objective", null)
        .put("bound", null)
        .put("gap", null)
        .put("baseline_cost", null)
        .put("optimized_cost", null)
        .put("savings", null)
        .put("savings_percent", null)
        .put("peak_kw", null)
        .put("jobs", run.jobs())
        .put("assignments", 0)
        .put("solve_seconds", seconds(run.solveTime()))
        .put("termination_reason", run.terminationReason())
        .put("input_hash", input == null ? null : input.hash().hex())
        .put("optimization_hash", null)
        .put("cost_hash", null)
        .put("conflict", AdviceJson.conflict(run.advice().conflict()))
        .put("repairs", new AdviceJson(run.advice().zone()).repairs(run.advice()))
        .put("findings", findings(notes(run.findings())))
        .build();
  }

  private static Document split(Savings savings) {
    return Document.with()
        .put("time_shift", savings.timeShift())
        .put("peak", savings.peak())
        .put("starts_and_idling", savings.startsAndIdling())
        .put("equipment_and_fuel", savings.equipmentAndFuel())
        .build();
  }

  static List<Finding> notes(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity() != Severity.INFO).distinct().toList();
  }

  private static Document finding(Finding finding) {
    Location at = finding.location();
    return Document.with()
        .put("code", finding.code())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put(
            "location",
            Document.with()
                .put("source", at.source())
                .put("row", at.row())
                .put("column", at.column())
                .put("pointer", at.pointer())
                .build())
        .put("message", finding.message())
        .put("fix", finding.fix())
        .build();
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis()).movePointLeft(3).setScale(3, RoundingMode.HALF_EVEN);
  }
}
