package io.heatscheduler.core.baseline;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plant's own plan as a baseline: every job at its planned_start on its planned_equipment.
 *
 * <p>A planned start inside a slot is rounded up to the next one, as earliest starts are. Equipment
 * is on as for {@link FifoBaseline}.
 */
public final class PlannedBaseline {
  private PlannedBaseline() {}

  /** Whether every job of the grid carries a planned start and equipment. */
  public static boolean isGiven(PlantGrid grid) {
    return !grid.jobs().isEmpty()
        && grid.jobs().stream()
            .allMatch(
                job -> job.job().plannedStart() != null && job.job().plannedEquipment() != null);
  }

  /**
   * The baseline of the plant's own plan.
   *
   * @return the baseline, with what it breaks as misses; or a rejection naming each job whose plan
   *     is not given, on unknown equipment, or outside the horizon
   */
  public static Outcome<Baseline> plan(PlantGrid grid) {
    Findings findings = new Findings();
    Map<String, GridEquipment> byId = new HashMap<>();
    List<BitSet> busy = new ArrayList<>();
    for (GridEquipment equipment : grid.equipment()) {
      byId.put(equipment.equipment().equipmentId(), equipment);
      busy.add(new BitSet());
    }
    int[] equipmentOf = new int[grid.jobs().size()];
    int[] startOf = new int[grid.jobs().size()];
    for (GridJob job : grid.jobs()) {
      Instant planned = job.job().plannedStart();
      String equipmentId = job.job().plannedEquipment();
      GridEquipment equipment = equipmentId == null ? null : byId.get(equipmentId);
      if (planned == null || equipment == null) {
        refuse(findings, job, "has no planned start on known equipment");
        continue;
      }
      int start = grid.time().slotAtOrAfter(planned);
      int end = start + job.durationSlots();
      if (start < 0 || end > grid.slotCount()) {
        refuse(
            findings, job, "is planned outside the horizon, at " + grid.time().clock().at(planned));
        continue;
      }
      equipmentOf[job.index()] = equipment.index();
      startOf[job.index()] = start;
      busy.get(equipment.index()).set(start, end);
    }
    if (findings.hasErrors()) {
      return new Outcome.Rejected<>(findings.list());
    }
    List<BitSet> on = new ArrayList<>();
    for (GridEquipment equipment : grid.equipment()) {
      on.add(Commitment.of(equipment, busy.get(equipment.index()), grid.slotCount()));
    }
    SlottedSchedule schedule = new SlottedSchedule(equipmentOf, startOf, on);
    List<Finding> misses =
        ScheduleVerifier.verify(grid, schedule.toSchedule(grid)).stream()
            .map(Finding::asWarning)
            .toList();
    return new Outcome.Done<>(new Baseline(schedule, misses), List.of());
  }

  private static void refuse(Findings findings, GridJob job, String why) {
    findings.error(
        "AS_PLANNED_UNUSABLE",
        new Location(null, null, null, "/jobs/" + job.job().jobId()),
        "%s %s; there is no as-planned baseline.".formatted(job.job().jobId(), why),
        "Give every job a planned_start and planned_equipment inside the horizon.");
  }
}
