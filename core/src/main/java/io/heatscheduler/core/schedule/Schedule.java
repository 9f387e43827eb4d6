package io.heatscheduler.core.schedule;

import java.util.Comparator;
import java.util.List;

/**
 * A plan: where each job runs and when each equipment is on.
 *
 * @param assignments one per job, sorted by job id
 * @param runs commitment of the equipment, sorted by equipment id, then start
 */
public record Schedule(List<Assignment> assignments, List<EquipmentRun> runs) {
  public Schedule {
    assignments = assignments.stream().sorted(Comparator.comparing(Assignment::jobId)).toList();
    runs =
        runs.stream()
            .sorted(
                Comparator.comparing(EquipmentRun::equipmentId).thenComparing(EquipmentRun::span))
            .toList();
  }
}
