package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.PlantOptimizer;
import java.util.List;

/**
 * Plans changed plants from the plan of the unchanged one, each with the same effort, so that
 * results may be compared.
 *
 * <p>The result is verified and priced as every plan is; the same plant, change and settings give
 * the same plan.
 */
public final class ReSolver {
  private final Pipeline pipeline;
  private final PlanSettings settings;
  private final Cancellation cancellation;

  /**
   * A re-solver.
   *
   * @param optimizer the solver
   * @param settings effort of each re-solve
   * @param cancellation ends the re-solve under way and lets every later one end at once
   */
  public ReSolver(PlantOptimizer optimizer, PlanSettings settings, Cancellation cancellation) {
    this.pipeline = new Pipeline(optimizer);
    this.settings = settings;
    this.cancellation = cancellation;
  }

  /**
   * Plans a plant.
   *
   * @param warm a plan of a similar plant; matched by job and equipment id
   */
  public PlanResult solve(Plant plant, Schedule warm) {
    return pipeline.run(plant, warm, settings, PipelineListener.NONE, cancellation);
  }

  /** Plans a plant of which no plan is known. */
  public PlanResult solve(Plant plant) {
    return pipeline.run(plant, settings, PipelineListener.NONE, cancellation);
  }

  /** Plans a plant with changes, from a plan without them. */
  public PlanResult solve(Plant plant, List<? extends PlantChange> changes, Schedule warm) {
    return solve(PlantChange.applyAll(changes, plant), warm);
  }

  /** Effort of each re-solve. */
  public PlanSettings settings() {
    return settings;
  }

  /** Whether no further answer is wanted. */
  public boolean isCancelled() {
    return cancellation.isRequested();
  }
}
