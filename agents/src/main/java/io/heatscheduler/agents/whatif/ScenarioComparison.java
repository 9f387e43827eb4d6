package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios of one plant planned side by side with the same limits; the first is the plant as it
 * is.
 *
 * @param columns one per scenario, in the order given
 */
public record ScenarioComparison(List<Column> columns) {
  public ScenarioComparison {
    columns = List.copyOf(columns);
  }

  /** A scenario and what planning it ended in. */
  public record Column(Scenario scenario, PlanResult result) {}

  /**
   * Plans the plant as it is, then each scenario from that plan.
   *
   * @param asIs name of the first column
   * @param plan result of planning the unchanged plant
   */
  public static ScenarioComparison of(
      String asIs, Plant plant, PlanResult plan, List<Scenario> scenarios, ReSolver solver) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(new Scenario(asIs, List.of()), plan));
    for (Scenario scenario : scenarios) {
      Plant changed = scenario.applyTo(plant);
      columns.add(
          new Column(
              scenario,
              plan instanceof Planned planned
                  ? solver.solve(changed, planned.schedule())
                  : solver.solve(changed)));
    }
    return new ScenarioComparison(columns);
  }
}
