package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import java.util.List;

/** The names a change may use: those of the plant; another one is reported with the nearest. */
final class PlantNames {
  private final Plant plant;

  PlantNames(Plant plant) {
    this.plant = plant;
  }

  List<String> equipment() {
    return plant.equipment().stream().map(Equipment::equipmentId).toList();
  }

  boolean hasEquipment(Fields fields, String key) {
    return has(fields, key, fields.text(key, ""), equipment(), "an equipment");
  }

  boolean hasEquipment(Fields fields, String key, String id) {
    return has(fields, key, id, equipment(), "an equipment");
  }

  boolean hasJob(Fields fields, String key) {
    List<String> jobs = plant.jobs().stream().map(Job::jobId).toList();
    return has(fields, key, fields.text(key, ""), jobs, "a job");
  }

  boolean hasShift(Fields fields, String key) {
    List<Shift> shifts = plant.shifts();
    List<String> names = shifts == null ? List.of() : shifts.stream().map(Shift::name).toList();
    return has(fields, key, fields.text(key, ""), names, "a shift");
  }

  private static boolean has(
      Fields fields, String key, String name, List<String> known, String what) {
    boolean found = known.contains(name);
    if (!found) {
      fields.error(
          key,
          "UNKNOWN_REFERENCE",
          "%s is not %s of the plant.".formatted(Shown.of(name), what),
          Suggestion.sentence(name, known));
    }
    return found;
  }
}
