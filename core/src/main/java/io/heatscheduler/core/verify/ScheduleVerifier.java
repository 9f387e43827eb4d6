package io.heatscheduler.core.verify;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ReadSchedule.Placed;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Checks a published schedule against every hard rule of the plant format, "Equipment and jobs",
 * from the inputs alone.
 *
 * <p>Powers are compared with their limits within {@link
 * io.heatscheduler.core.units.Exactness#LIMIT_TOLERANCE_KW}, everything else exactly. A violation
 * that lasts over several slots is one finding, naming its worst slot.
 */
public final class ScheduleVerifier {
  private ScheduleVerifier() {}

  /**
   * Every violation, as errors that name job or equipment, time in the site's zone, value and
   * limit; empty if the schedule keeps every rule.
   */
  public static List<Finding> verify(PlantGrid grid, Schedule schedule) {
    Report report = new Report(grid);
    check(grid, new ReadSchedule(grid, schedule, report), report);
    return report.list();
  }

  /**
   * The schedule on the slots of the grid, if it keeps every rule.
   *
   * @return the slotted schedule, or every violation
   */
  public static Outcome<SlottedSchedule> verified(PlantGrid grid, Schedule schedule) {
    Report report = new Report(grid);
    ReadSchedule read = new ReadSchedule(grid, schedule, report);
    check(grid, read, report);
    return onSlots(grid, read, report);
  }

  private static void check(PlantGrid grid, ReadSchedule read, Report report) {
    new JobRules(grid, read, report).check();
    new EquipmentRules(grid, read, report).check();
    new TransitionRules(grid, read, report).check();
    new SiteRules(grid, read, report).check();
  }

  /**
   * The schedule on the slots of the grid, whatever rule it breaks there.
   *
   * @return the slotted schedule; or a rejection if a job is missing, unknown, doubled or on
   *     unknown equipment, or if a span lies off the grid, outside the horizon or on another run
   */
  public static Outcome<SlottedSchedule> slotted(PlantGrid grid, Schedule schedule) {
    Report report = new Report(grid);
    return onSlots(grid, new ReadSchedule(grid, schedule, report), report);
  }

  private static Outcome<SlottedSchedule> onSlots(
      PlantGrid grid, ReadSchedule read, Report report) {
    if (!report.isClean()) {
      return new Outcome.Rejected<>(report.list());
    }
    int[] equipmentOf = new int[grid.jobs().size()];
    int[] startOf = new int[grid.jobs().size()];
    for (Placed placed : read.placed()) {
      equipmentOf[placed.job().index()] = placed.equipment().index();
      startOf[placed.job().index()] = placed.first();
    }
    List<BitSet> on = grid.equipment().stream().map((GridEquipment unit) -> read.on(unit)).toList();
    List<Map<Integer, Integer>> standby = grid.equipment().stream().map(read::standby).toList();
    return new Outcome.Done<>(new SlottedSchedule(equipmentOf, startOf, on, standby), List.of());
  }
}
