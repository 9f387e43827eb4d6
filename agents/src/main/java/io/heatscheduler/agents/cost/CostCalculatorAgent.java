package io.heatscheduler.agents.cost;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 5 of 6: verifies a schedule, then prices it exactly. Arithmetic lives in {@code core.cost}.
 */
public final class CostCalculatorAgent implements Agent<OptimizedSchedule, CostAnalysis> {
  private static final Logger LOG = LoggerFactory.getLogger(CostCalculatorAgent.class);

  @Override
  public Outcome<CostAnalysis> run(OptimizedSchedule optimized, RunContext context) {
    LOG.info("run {}: verifying and pricing", context.runId());
    PlantGrid grid = optimized.grid();
    SlottedSchedule schedule = optimized.schedule();
    List<Finding> violations = ScheduleVerifier.verify(grid, schedule.toSchedule(grid));
    if (Finding.anyError(violations)) {
      return new Outcome.Rejected<>(violations);
    }
    CostAnalysis analysis = ScheduleAnalysis.of(grid, schedule, optimized.baseline());
    Bill bill = analysis.bill();
    requireObjectiveEqualsBill(optimized, bill);
    context.record("cost.plan_cost", bill.planCost().toPlainString(), "");
    LOG.info(
        "run {}: priced at {} {}",
        context.runId(),
        bill.planCost().toPlainString(),
        bill.currency());
    List<Finding> told = new ArrayList<>(violations);
    told.addAll(analysis.notes());
    return new Outcome.Done<>(analysis, told);
  }

  /**
   * The search priced the same schedule in fixed point, its soft terms apart; a difference beyond
   * rounding means one of the two is wrong.
   */
  private static void requireObjectiveEqualsBill(OptimizedSchedule optimized, Bill bill) {
    BigDecimal searched = optimized.searchObjective();
    if (searched != null
        && searched
                .subtract(optimized.softCost())
                .subtract(bill.planCost())
                .abs()
                .compareTo(optimized.tolerance())
            > 0) {
      throw new IllegalStateException(
          "the search's objective (%s) less its soft terms (%s) and the bill (%s) differ by more than rounding explains (%s)"
              .formatted(
                  searched.toPlainString(),
                  optimized.softCost().toPlainString(),
                  bill.planCost().toPlainString(),
                  optimized.tolerance().toPlainString()));
    }
    BigDecimal bound = optimized.bound();
    BigDecimal total = bill.planCost().add(optimized.softCost());
    if (bound != null && bound.compareTo(total) > 0) {
      throw new IllegalStateException(
          "the bound (%s) exceeds the bill with its soft terms (%s)"
              .formatted(bound.toPlainString(), total.toPlainString()));
    }
  }
}
