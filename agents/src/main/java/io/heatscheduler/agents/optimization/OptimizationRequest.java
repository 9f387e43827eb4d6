package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.problem.SoftTerms;
import org.jspecify.annotations.Nullable;

/**
 * What the optimisation needs.
 *
 * @param grid the plant over its slots
 * @param searched the same with fewer starts or equipment allowed to some jobs, to which the search
 *     is confined; {@code grid} itself otherwise
 * @param soft prices beside the bill; {@link SoftTerms#NONE} for the cheapest schedule as such
 * @param settings limits of the search
 * @param warm a plan of a similar plant as a hint, see {@link WarmStart}; null: none
 * @param listener told of better incumbents and bounds
 * @param cancellation asked between steps
 */
public record OptimizationRequest(
    PlantGrid grid,
    PlantGrid searched,
    SoftTerms soft,
    OptimizerSettings settings,
    @Nullable SlottedSchedule warm,
    ProgressListener listener,
    Cancellation cancellation) {

  /** A request that leaves the search every start the plant allows. */
  public OptimizationRequest(
      PlantGrid grid,
      SoftTerms soft,
      OptimizerSettings settings,
      @Nullable SlottedSchedule warm,
      ProgressListener listener,
      Cancellation cancellation) {
    this(grid, grid, soft, settings, warm, listener, cancellation);
  }

  /** A request that keeps to a plan. */
  public static OptimizationRequest keeping(
      Stability stability,
      PlantGrid grid,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    return new OptimizationRequest(
        grid,
        stability.confine(grid),
        stability.prices(grid),
        settings,
        WarmStart.on(grid, stability.plan()),
        listener,
        cancellation);
  }

  /** Whether the search may choose any schedule of the plant and prices nothing but its bill. */
  public boolean isFree() {
    return searched == grid && soft.isNone();
  }

  /** A request for the cheapest schedule. */
  public OptimizationRequest(
      PlantGrid grid,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    this(grid, SoftTerms.NONE, settings, null, listener, cancellation);
  }
}
