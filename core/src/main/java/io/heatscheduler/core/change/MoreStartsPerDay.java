package io.heatscheduler.core.change;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;

/**
 * An equipment may start more often; nothing changes where starts are not limited.
 *
 * @param equipmentId which equipment
 * @param by how many more starts per local date, over 0
 */
public record MoreStartsPerDay(String equipmentId, int by) implements PlantChange {
  public MoreStartsPerDay {
    Check.that(by > 0, "%s must gain more than 0 starts (%s)", equipmentId, by);
  }

  @Override
  public Plant applyTo(Plant plant) {
    return Edits.equipment(
        plant,
        equipmentId,
        unit -> {
          Integer starts = unit.maxStartsPerDay();
          return starts == null ? unit : unit.withMaxStartsPerDay(starts + by);
        });
  }

  @Override
  public String describe(Plant plant) {
    Integer starts = plant.equipment(equipmentId).maxStartsPerDay();
    return "%s may start %s times a day"
        .formatted(equipmentId, starts == null ? "any number of" : String.valueOf(starts + by));
  }
}
