package io.heatscheduler.agents;

import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.optimizer.Cancellation;

/**
 * Plans plants from Java, without a server and without Spring.
 *
 * <pre>{@code
 * PlanResult result = HeatScheduler.plan(plant);
 * if (result instanceof PlanResult.Planned plan) {
 *   System.out.println(plan.objective() + " " + plan.schedule().assignments());
 * }
 * }</pre>
 */
public final class HeatScheduler {
  private HeatScheduler() {}

  /** Plans a plant with the default settings. */
  public static PlanResult plan(Plant plant) {
    return plan(plant, PlanSettings.DEFAULT, PipelineListener.NONE, new Cancellation());
  }

  /**
   * Plans a plant.
   *
   * @param settings limits of the search
   * @param listener told of stages, incumbents and bounds
   * @param cancellation lets another thread stop the run, which then returns its best plan
   */
  public static PlanResult plan(
      Plant plant, PlanSettings settings, PipelineListener listener, Cancellation cancellation) {
    return Pipeline.withAdvice().run(plant, settings, listener, cancellation);
  }

  /** Reads a plant from files or another system and plans it; see the other method. */
  public static PlanResult plan(
      PlantSource source,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation) {
    return Pipeline.withAdvice().run(source, settings, listener, cancellation);
  }
}
