package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.cost.ScheduleAnalysis;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.util.List;

/**
 * A plan found on a changed plant, verified and priced on the plant itself.
 *
 * @param schedule the plan
 * @param analysis its exact bill at the plant's own prices, and the comparison with the baseline
 */
public record PricedPlan(Schedule schedule, CostAnalysis analysis) {

  /**
   * The plan on a plant.
   *
   * @return a rejection if it breaks a limit of the plant
   */
  static Outcome<PricedPlan> on(PlantGrid grid, Schedule schedule) {
    List<Finding> violations = ScheduleVerifier.verify(grid, schedule);
    return Finding.anyError(violations)
        ? new Outcome.Rejected<>(violations)
        : ScheduleVerifier.slotted(grid, schedule)
            .map(slotted -> new PricedPlan(schedule, ScheduleAnalysis.of(grid, slotted)));
  }
}
