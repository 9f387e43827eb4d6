package io.heatscheduler.core.change;

import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * An equipment is off in a further span, e.g. because it tripped.
 *
 * @param equipmentId which equipment
 * @param span when it is off
 */
public record Outage(String equipmentId, Interval span) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.equipment(
        plant,
        equipmentId,
        unit -> {
          List<Unavailability> windows = new ArrayList<>(unit.unavailable());
          windows.add(new Unavailability(span, "outage", ""));
          return unit.withUnavailable(windows);
        });
  }

  @Override
  public String describe(Plant plant) {
    return "%s is out of order %s".formatted(equipmentId, Wording.span(span, plant));
  }
}
