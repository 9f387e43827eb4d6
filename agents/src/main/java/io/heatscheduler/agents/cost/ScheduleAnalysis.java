package io.heatscheduler.agents.cost;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import org.jspecify.annotations.Nullable;

/**
 * Prices a schedule and compares it with the FIFO baseline; the same for a new run and for its
 * verification.
 */
public final class ScheduleAnalysis {
  private ScheduleAnalysis() {}

  /** The analysis with the baseline planned anew. */
  public static CostAnalysis of(PlantGrid grid, SlottedSchedule schedule) {
    return of(grid, schedule, FifoBaseline.plan(grid));
  }

  /**
   * The analysis against a baseline already planned.
   *
   * @param baseline the FIFO schedule; null if even that does not place every job
   */
  public static CostAnalysis of(
      PlantGrid grid, SlottedSchedule schedule, @Nullable Baseline baseline) {
    Dispatch dispatch = Dispatch.of(grid, schedule);
    Bill bill = CostCalculator.price(grid, schedule);
    if (baseline == null) {
      return new CostAnalysis(dispatch, bill, null, null, null);
    }
    Bill baselineBill = CostCalculator.price(grid, baseline.schedule());
    Savings savings = Savings.between(grid, baseline.schedule(), baselineBill, schedule, bill);
    return new CostAnalysis(dispatch, bill, baseline, baselineBill, savings);
  }
}
