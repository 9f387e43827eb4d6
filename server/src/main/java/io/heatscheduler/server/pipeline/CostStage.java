package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.server.messaging.Consumer.Effect;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Agent 5: verifies what the search returned, prices it exactly, compares it with the baseline. */
final class CostStage implements Stage {
  private final RunRecords runs;
  private final RunResults results;
  private final RunEnds ends;

  CostStage(RunRecords runs, RunResults results, RunEnds ends) {
    this.runs = runs;
    this.results = results;
    this.ends = ends;
  }

  @Override
  public String name() {
    return "cost-calculator";
  }

  @Override
  public Set<String> types() {
    return Set.of(Topics.OPTIMIZATION_COMPLETE);
  }

  @Override
  public Effect work(Run run) {
    return switch (PricedRun.of(runs, run)) {
      case Outcome.Rejected<VerifiedRun>(List<Finding> why) ->
          () -> ends.fail(run, Topics.COST_CALCULATED, why);
      case Outcome.Done<VerifiedRun>(VerifiedRun verified, var told) -> () -> keep(run, verified);
    };
  }

  private void keep(Run run, VerifiedRun verified) {
    SortedMap<String, byte[]> files = new TreeMap<>(verified.run().files(new PublishedFiles()));
    files.remove(PublishedRun.PROVENANCE); // the last stage writes it
    runs.keep(run.id(), files);
    results.keep(run, verified);
    runs.set(run.id(), columns(verified));
    runs.progress(
        run.id(),
        Topics.COST_CALCULATED,
        "cost.calculated",
        Map.of("plan_cost", verified.analysis().bill().planCost().toPlainString()));
    ends.emit(run, Topics.COST_CALCULATED);
  }

  private static Map<String, Object> columns(VerifiedRun verified) {
    CostAnalysis analysis = verified.analysis();
    Bill bill = analysis.bill();
    Map<String, Object> columns = new HashMap<>();
    columns.put("stage", Topics.COST_CALCULATED);
    columns.put("currency", bill.currency().getCurrencyCode());
    columns.put("objective_value", bill.planCost());
    columns.put("optimized_cost_usd", bill.planCost());
    columns.put("assignments_count", bill.jobs().size());
    columns.put(
        "constraints_violated", analysis.violations() == null ? 0 : analysis.violations().size());
    // reckoned here, whatever the search said it was
    columns.put("optimization_hash", verified.run().optimizationHash().hex());
    columns.put("cost_hash", verified.run().costHash().hex());
    BigDecimal gap = verified.search().gap(analysis.total());
    if (gap != null) {
      columns.put("gap_percent", gap.movePointRight(2));
    }
    Bill baseline = analysis.baselineBill();
    Savings savings = analysis.savings();
    if (baseline != null && savings != null) {
      columns.put("baseline_cost_usd", baseline.planCost());
      columns.put("savings_usd", savings.amount());
      if (savings.percent() != null) {
        columns.put("savings_percent", savings.percent());
      }
    }
    return columns;
  }
}
