package io.heatscheduler.optimizer;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.problem.SoftTerms;
import org.jspecify.annotations.Nullable;

/**
 * The port every solver sits behind: a plant in, the best schedule found and a proven bound out.
 */
public interface PlantOptimizer {

  /**
   * Searches until the gap is closed, the work is used up or the run is cancelled, and always
   * returns what it has.
   *
   * <p>Same plant, settings and start give the same result bit for bit, unless the wall-clock
   * safety net bit ({@link TerminationReason#WALL_LIMIT}) or the run was cancelled.
   *
   * @param task what to plan
   * @param settings limits of the search
   * @param listener told of every better incumbent and bound
   * @param cancellation asked between steps
   */
  OptimizerResult optimize(
      OptimizationTask task,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation);

  /** The cheapest plan of a plant, nothing but its bill being priced; see the other method. */
  default OptimizerResult optimize(
      PlantGrid plant,
      OptimizerSettings settings,
      @Nullable SlottedSchedule start,
      ProgressListener listener,
      Cancellation cancellation) {
    return optimize(
        new OptimizationTask(plant, SoftTerms.NONE, start), settings, listener, cancellation);
  }

  /** Name recorded as {@code solver_type}, e.g. {@code hybrid}. */
  String solverType();
}
