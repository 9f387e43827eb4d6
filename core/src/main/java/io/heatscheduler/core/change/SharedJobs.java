package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whichever job may run on one equipment may run on another, too: what makes an added one of use to
 * jobs that name their equipment.
 *
 * @param equipmentId the further equipment
 * @param like the equipment whose jobs it may serve
 */
public record SharedJobs(String equipmentId, String like) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    plant.equipment(equipmentId);
    plant.equipment(like);
    return plant.withJobs(
        plant.jobs().stream()
            .map(
                job -> {
                  if (!job.eligibleEquipment().contains(like)) {
                    return job;
                  }
                  List<String> more = new ArrayList<>(job.eligibleEquipment());
                  more.add(equipmentId);
                  return job.withEligibleEquipment(more);
                })
            .toList());
  }

  @Override
  public String describe(Plant plant) {
    return "%s may serve the jobs of %s".formatted(equipmentId, like);
  }
}
