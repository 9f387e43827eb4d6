package io.heatscheduler.core.change;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * An equipment more; jobs that name their eligible equipment do not use it.
 *
 * @param equipment its id is not yet in the plant
 */
public record AddedEquipment(Equipment equipment) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    List<Equipment> all = new ArrayList<>(plant.equipment());
    all.add(equipment);
    return plant.withEquipment(all);
  }

  @Override
  public String describe(Plant plant) {
    return "%s of %s is added"
        .formatted(equipment.equipmentId(), Wording.kilowatts(equipment.capacity().kilowatts()));
  }
}
