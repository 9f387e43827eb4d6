package io.heatscheduler.core.change;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import java.util.function.UnaryOperator;

/** A plant with one of its jobs or equipment replaced. */
final class Edits {
  private Edits() {}

  static Plant job(Plant plant, String jobId, UnaryOperator<Job> edit) {
    Job edited = edit.apply(plant.job(jobId));
    return plant.withJobs(
        plant.jobs().stream().map(job -> job.jobId().equals(jobId) ? edited : job).toList());
  }

  static Plant equipment(Plant plant, String equipmentId, UnaryOperator<Equipment> edit) {
    Equipment edited = edit.apply(plant.equipment(equipmentId));
    return plant.withEquipment(
        plant.equipment().stream()
            .map(unit -> unit.equipmentId().equals(equipmentId) ? edited : unit)
            .toList());
  }
}
