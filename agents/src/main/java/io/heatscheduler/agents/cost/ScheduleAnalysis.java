package io.heatscheduler.agents.cost;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.baseline.PlannedBaseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.ArrayList;
import java.util.List;
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
    Comparison fifo = baseline == null ? null : compare(grid, schedule, bill, baseline);
    List<Finding> notes = new ArrayList<>();
    Comparison asPlanned = null;
    if (PlannedBaseline.isGiven(grid)) {
      switch (PlannedBaseline.plan(grid)) {
        case Outcome.Done<Baseline>(Baseline planned, var ignored) ->
            asPlanned = compare(grid, schedule, bill, planned);
        case Outcome.Rejected<Baseline>(List<Finding> why) ->
            why.forEach(
                f -> notes.add(Finding.warning(f.code(), f.location(), f.message(), f.fix())));
      }
    }
    return new CostAnalysis(
        dispatch,
        grid,
        bill,
        baseline,
        fifo == null ? null : fifo.bill(),
        fifo == null ? null : fifo.savings(),
        asPlanned,
        null,
        notes);
  }

  private static Comparison compare(
      PlantGrid grid, SlottedSchedule schedule, Bill bill, Baseline baseline) {
    Bill baselineBill = CostCalculator.price(grid, baseline.schedule());
    return new Comparison(
        baseline,
        baselineBill,
        Savings.between(grid, baseline.schedule(), baselineBill, schedule, bill));
  }
}
