package io.heatscheduler.core.schedule;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.time.Interval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A schedule on the slots of a grid.
 *
 * @param equipmentOf index of the equipment of each job, shape [job]
 * @param startOf start slot of each job, shape [job]
 * @param on slots in which each equipment is on, shape [equipment]
 * @param standby for each equipment the runs that begin from a standby state: first slot of the run
 *     to the index of the state in {@link io.heatscheduler.core.grid.GridEquipment#rest}, over 0;
 *     all others begin from off, or before the horizon
 */
public record SlottedSchedule(
    int[] equipmentOf, int[] startOf, List<BitSet> on, List<Map<Integer, Integer>> standby) {

  /** A schedule in which equipment waits off. */
  public SlottedSchedule(int[] equipmentOf, int[] startOf, List<BitSet> on) {
    this(equipmentOf, startOf, on, Collections.nCopies(on.size(), Map.of()));
  }

  public SlottedSchedule {
    Check.that(
        standby.size() == on.size(),
        "%s standby choices for %s equipment",
        standby.size(),
        on.size());
    Check.that(
        equipmentOf.length == startOf.length,
        "%s equipment choices for %s starts",
        equipmentOf.length,
        startOf.length);
    equipmentOf = equipmentOf.clone();
    startOf = startOf.clone();
    on = on.stream().map(set -> (BitSet) set.clone()).toList();
    standby = standby.stream().map(Map::copyOf).toList();
  }

  /** Index of the equipment a job runs on. */
  public int equipmentOf(int job) {
    return equipmentOf[job];
  }

  /** First slot of a job's run. */
  public int startOf(int job) {
    return startOf[job];
  }

  /** Whether an equipment is on in a slot. */
  public boolean isOn(int equipment, int slot) {
    return on.get(equipment).get(slot);
  }

  /** Index of the state in which an equipment waits for a run, 0 for off. */
  public int stateBefore(int equipment, int firstSlotOfRun) {
    return standby.get(equipment).getOrDefault(firstSlotOfRun, 0);
  }

  /** The same plan in instants and ids. */
  public Schedule toSchedule(PlantGrid grid) {
    List<Assignment> assignments = new ArrayList<>();
    for (GridJob job : grid.jobs()) {
      int start = startOf[job.index()];
      assignments.add(
          new Assignment(
              job.job().jobId(),
              idOf(grid, equipmentOf[job.index()]),
              span(grid, start, start + job.durationSlots())));
    }
    List<EquipmentRun> runs = new ArrayList<>();
    for (int equipment = 0; equipment < on.size(); equipment++) {
      BitSet slots = on.get(equipment);
      for (int first = slots.nextSetBit(0); first >= 0; ) {
        int end = slots.nextClearBit(first);
        int state = stateBefore(equipment, first);
        runs.add(
            new EquipmentRun(
                idOf(grid, equipment),
                span(grid, first, end),
                state == 0 ? null : grid.equipment().get(equipment).rest().get(state).stateId()));
        first = slots.nextSetBit(end);
      }
    }
    return new Schedule(assignments, runs);
  }

  private static String idOf(PlantGrid grid, int equipment) {
    return grid.equipment().get(equipment).equipment().equipmentId();
  }

  private static Interval span(PlantGrid grid, int first, int end) {
    return new Interval(grid.time().startOf(first), grid.time().startOf(end));
  }
}
