package io.heatscheduler.agents.repair;

import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Jobs that probably take part in a conflict: those repairs name, and their rivals for equipment.
 */
final class Suspects {
  private Suspects() {}

  /** Ids in the order of the jobs; empty if no repair names a job. */
  static List<String> of(PlantGrid grid, List<Repair> repairs) {
    Set<String> named = new LinkedHashSet<>();
    for (Repair repair : repairs) {
      for (PlantChange change : repair.changes()) {
        if (change instanceof LaterDeadline(String jobId, var ignored)) {
          named.add(jobId);
        } else if (change instanceof AllowedEquipment(String jobId, var ignored)) {
          named.add(jobId);
        }
      }
    }
    List<GridJob> jobs =
        grid.jobs().stream().filter(job -> named.contains(job.job().jobId())).toList();
    return grid.jobs().stream()
        .filter(other -> jobs.stream().anyMatch(job -> rivals(job, other)))
        .map(other -> other.job().jobId())
        .toList();
  }

  /** Whether two jobs can want the same equipment before the first one's deadline, or are one. */
  private static boolean rivals(GridJob job, GridJob other) {
    return !Collections.disjoint(job.equipment(), other.equipment())
        && other.releaseSlot() < job.deadlineSlot()
        && job.releaseSlot() < other.deadlineSlot()
        && other.deadlineSlot() <= job.deadlineSlot() + job.durationSlots();
  }
}
