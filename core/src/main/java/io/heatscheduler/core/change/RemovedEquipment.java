package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;

/**
 * An equipment is never used.
 *
 * @param equipmentId which equipment
 */
public record RemovedEquipment(String equipmentId) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.equipment(plant, equipmentId, unit -> unit.withActive(false));
  }

  @Override
  public String describe(Plant plant) {
    return equipmentId + " is not used";
  }
}
