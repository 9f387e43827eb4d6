package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * A job may also run on an equipment it does not name; nothing changes if it names none.
 *
 * @param jobId which job
 * @param equipmentId where it may run too
 */
public record AllowedEquipment(String jobId, String equipmentId) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.job(
        plant,
        jobId,
        job -> {
          if (job.eligibleEquipment().isEmpty()) {
            return job;
          }
          List<String> allowed = new ArrayList<>(job.eligibleEquipment());
          allowed.add(equipmentId);
          return job.withEligibleEquipment(allowed);
        });
  }

  @Override
  public String describe(Plant plant) {
    return "%s may run on %s too".formatted(jobId, equipmentId);
  }
}
