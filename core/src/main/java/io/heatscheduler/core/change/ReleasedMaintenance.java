package io.heatscheduler.core.change;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * An equipment is available in a span in which it was not; what lies outside the span stays.
 *
 * @param equipmentId which equipment
 * @param span when no window of unavailability holds any more
 */
public record ReleasedMaintenance(String equipmentId, Interval span) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.equipment(plant, equipmentId, this::released);
  }

  private Equipment released(Equipment unit) {
    List<Unavailability> rest = new ArrayList<>();
    for (Unavailability off : unit.unavailable()) {
      Interval window = off.window();
      if (!window.overlaps(span)) {
        rest.add(off);
        continue;
      }
      if (window.start().isBefore(span.start())) {
        rest.add(cut(off, new Interval(window.start(), span.start())));
      }
      if (span.end().isBefore(window.end())) {
        rest.add(cut(off, new Interval(span.end(), window.end())));
      }
    }
    return unit.withUnavailable(rest);
  }

  private static Unavailability cut(Unavailability off, Interval part) {
    return new Unavailability(part, off.reason(), off.notes());
  }

  @Override
  public String describe(Plant plant) {
    return "%s is available %s".formatted(equipmentId, Wording.span(span, plant));
  }
}
