package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan of one plant as a hint for another: jobs and equipment are matched by id, so the plants
 * may differ in both.
 */
public final class WarmStart {
  /** Equipment and start of a job that is not placed. */
  public static final int UNPLACED = -1;

  private WarmStart() {}

  /**
   * The hint on a grid. A job keeps its place if it is still eligible there, warm, big and
   * available, and may still start then; else it is {@link #UNPLACED}. Limits that several jobs
   * share are not looked at.
   */
  public static SlottedSchedule on(PlantGrid grid, Schedule schedule) {
    Map<String, GridEquipment> units = new HashMap<>();
    grid.equipment().forEach(unit -> units.put(unit.equipment().equipmentId(), unit));
    Map<String, Assignment> places = new HashMap<>();
    schedule.assignments().forEach(place -> places.put(place.jobId(), place));
    int[] equipmentOf = new int[grid.jobs().size()];
    int[] startOf = new int[equipmentOf.length];
    Arrays.fill(equipmentOf, UNPLACED);
    Arrays.fill(startOf, UNPLACED);
    for (GridJob job : grid.jobs()) {
      Assignment place = places.get(job.job().jobId());
      GridEquipment unit = place == null ? null : units.get(place.equipmentId());
      if (place == null || unit == null) {
        continue;
      }
      int start = grid.time().slotAtOrAfter(place.span().start());
      if (mayRun(job, unit, start)) {
        equipmentOf[job.index()] = unit.index();
        startOf[job.index()] = start;
      }
    }
    return new SlottedSchedule(
        equipmentOf, startOf, on(grid, units, schedule), standby(grid, units, schedule));
  }

  /** Whether every job has a place. */
  static boolean isComplete(SlottedSchedule schedule) {
    return Arrays.stream(schedule.equipmentOf()).noneMatch(unit -> unit == UNPLACED);
  }

  private static boolean mayRun(GridJob job, GridEquipment unit, int start) {
    return job.equipment().contains(unit.index())
        && job.mayStartAt(start)
        && unit.isAvailable(start, start + job.durationSlots());
  }

  /** Standby states before runs, where the equipment still has them. */
  private static List<Map<Integer, Integer>> standby(
      PlantGrid grid, Map<String, GridEquipment> units, Schedule schedule) {
    List<Map<Integer, Integer>> standby = new ArrayList<>();
    grid.equipment().forEach(unit -> standby.add(new HashMap<>()));
    for (EquipmentRun run : schedule.runs()) {
      GridEquipment unit = units.get(run.equipmentId());
      for (int state = 1; unit != null && state < unit.rest().size(); state++) {
        if (unit.rest().get(state).stateId().equals(run.standbyBefore())) {
          standby.get(unit.index()).put(grid.time().slotAtOrAfter(run.span().start()), state);
        }
      }
    }
    return standby;
  }

  private static List<BitSet> on(
      PlantGrid grid, Map<String, GridEquipment> units, Schedule schedule) {
    List<BitSet> on = new ArrayList<>();
    grid.equipment().forEach(unit -> on.add(new BitSet()));
    for (EquipmentRun run : schedule.runs()) {
      GridEquipment unit = units.get(run.equipmentId());
      if (unit != null) {
        TimeGrid.SlotRange slots = grid.time().touchedBy(run.span());
        on.get(unit.index()).set(slots.first(), slots.end());
      }
    }
    grid.equipment().forEach(unit -> on.get(unit.index()).and(unit.available()));
    return on;
  }
}
