package io.heatscheduler.core.change;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;
import java.util.List;

/**
 * A named list of changes, applied in order.
 *
 * @param name as shown beside its results, not blank
 * @param changes what differs from the plant; empty: nothing
 */
public record Scenario(String name, List<PlantChange> changes) {
  public Scenario {
    Check.that(!name.isBlank(), "a scenario needs a name");
    changes = List.copyOf(changes);
  }

  /** The plant as the scenario has it. */
  public Plant applyTo(Plant plant) {
    return PlantChange.applyAll(changes, plant);
  }
}
