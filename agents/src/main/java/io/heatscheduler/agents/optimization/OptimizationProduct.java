package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.TerminationReason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What agent 4 makes: a schedule, or the reason why there is none. */
public sealed interface OptimizationProduct {

  /** Why the search ended. */
  TerminationReason terminationReason();

  /**
   * A schedule and how good it is.
   *
   * @param grid the plant over its slots
   * @param schedule which job runs where and when, and when equipment is on
   * @param searchObjective its cost in the search's fixed point; null if the schedule is the
   *     baseline
   * @param softCost its part for soft terms, which the bill does not have; 0 without them
   * @param tolerance most by which the rest may differ from the exact bill
   * @param bound no schedule costs less, soft terms included; null if nothing was proven
   * @param provenOptimal whether it is proven the cheapest, at the search's resolution
   * @param terminationReason why the search ended
   * @param workUnits work done
   * @param solverType who found it
   * @param trace every change of the search's incumbent and bound
   * @param baseline the FIFO schedule; null if even that does not place every job
   */
  record OptimizedSchedule(
      PlantGrid grid,
      SlottedSchedule schedule,
      @Nullable BigDecimal searchObjective,
      BigDecimal softCost,
      BigDecimal tolerance,
      @Nullable BigDecimal bound,
      boolean provenOptimal,
      TerminationReason terminationReason,
      long workUnits,
      String solverType,
      List<TimedStep> trace,
      @Nullable Baseline baseline)
      implements OptimizationProduct {
    public OptimizedSchedule {
      trace = List.copyOf(trace);
    }
  }

  /**
   * No schedule.
   *
   * @param provenInfeasible whether it is proven that none exists
   * @param reasons why, in a planner's words; errors
   * @param terminationReason why the search ended
   */
  record NoSchedule(
      boolean provenInfeasible, List<Finding> reasons, TerminationReason terminationReason)
      implements OptimizationProduct {
    public NoSchedule {
      reasons = List.copyOf(reasons);
    }
  }
}
