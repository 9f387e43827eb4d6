package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import java.util.List;

/**
 * A job must run on one equipment.
 *
 * @param jobId which job
 * @param equipmentId where it must run, whether or not it was eligible
 */
public record FixedEquipment(String jobId, String equipmentId) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    plant.equipment(equipmentId);
    return Edits.job(plant, jobId, job -> job.withEligibleEquipment(List.of(equipmentId)));
  }

  @Override
  public String describe(Plant plant) {
    return "%s runs on %s".formatted(jobId, equipmentId);
  }
}
