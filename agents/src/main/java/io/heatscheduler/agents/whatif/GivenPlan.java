package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The plan that is asked about: verified, on its plant, with its bill.
 *
 * @param grid the plant over its slots
 * @param slotted the plan on them
 * @param bill its exact bill
 * @param bound no plan of this plant costs less, as its own run proved; null: nothing proven
 */
public record GivenPlan(
    PlantGrid grid, SlottedSchedule slotted, Bill bill, @Nullable BigDecimal bound) {

  /** The plan of a run that has been verified. */
  public static GivenPlan of(VerifiedRun run) {
    return new GivenPlan(
        run.analysis().dispatch().grid(),
        run.analysis().dispatch().schedule(),
        run.analysis().bill(),
        run.run().schedule().members().get("bound") instanceof BigDecimal bound ? bound : null);
  }

  /** The plant. */
  public Plant plant() {
    return grid.plant();
  }

  /** The plan in instants and ids. */
  public Schedule schedule() {
    return slotted.toSchedule(grid);
  }

  /** Exact cost of the plan. */
  public BigDecimal cost() {
    return bill.planCost();
  }

  /**
   * Where a job runs.
   *
   * @throws IllegalArgumentException if it is not in the plan
   */
  public Assignment assignment(String jobId) {
    return schedule().assignments().stream()
        .filter(place -> place.jobId().equals(jobId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no job " + jobId + " in the plan"));
  }
}
