package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands in the way if one job moves and every other one stays: the limits the plan would then
 * break, found by the same check that every plan passes.
 */
final class MoveAlone {
  /** An equipment would be on longer if it had to be; that is no obstacle. */
  private static final Set<String> OF_ON_AND_OFF =
      Set.of("SCHEDULE_RUN_TOO_SHORT", "SCHEDULE_GAP_TOO_SHORT", "SCHEDULE_STANDBY_IMPOSSIBLE");

  /** Another job may move with it. */
  private static final String PREDECESSOR = "SCHEDULE_PREDECESSOR_RUNNING";

  private MoveAlone() {}

  /** The limits broken, in the words of the check; empty if the job could move alone. */
  static List<Finding> limitsBroken(GivenPlan plan, Alternative alternative) {
    PlantGrid grid = plan.grid();
    GridJob job = job(grid, alternative.jobId());
    int[] equipmentOf = plan.slotted().equipmentOf().clone();
    int[] startOf = plan.slotted().startOf().clone();
    List<BitSet> on = plan.slotted().on().stream().map(slots -> (BitSet) slots.clone()).toList();
    if (alternative.equipmentId() != null) {
      equipmentOf[job.index()] = equipment(grid, alternative.equipmentId());
    }
    Instant start = alternative.start();
    if (start != null) {
      startOf[job.index()] = grid.time().slotAtOrAfter(start);
    }
    int first = startOf[job.index()];
    if (first < 0 || first + job.durationSlots() > grid.slotCount()) {
      return List.of();
    }
    on.get(equipmentOf[job.index()]).set(first, first + job.durationSlots());
    Set<String> told = new HashSet<>();
    return ScheduleVerifier.verify(
            grid,
            new SlottedSchedule(equipmentOf, startOf, on, plan.slotted().standby())
                .toSchedule(grid))
        .stream()
        .filter(finding -> !OF_ON_AND_OFF.contains(finding.code()) && told.add(finding.message()))
        .toList();
  }

  /** Those of the limits that are the job's own, all if none is. */
  static List<Finding> ownOf(String jobId, List<Finding> limits) {
    List<Finding> own =
        limits.stream()
            .filter(limit -> ("/assignments/" + jobId).equals(limit.location().pointer()))
            .filter(limit -> !limit.code().equals(PREDECESSOR))
            .toList();
    return own.isEmpty() ? limits : own;
  }

  static GridJob job(PlantGrid grid, String jobId) {
    return grid.jobs().stream()
        .filter(job -> job.job().jobId().equals(jobId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no job " + jobId));
  }

  static int equipment(PlantGrid grid, String equipmentId) {
    return grid.equipment().stream()
        .filter(unit -> unit.equipment().equipmentId().equals(equipmentId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no equipment " + equipmentId))
        .index();
  }
}
