package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.baseline.Commitment;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Switches equipment off where it would be on without a job and that costs nothing.
 *
 * <p>To a solver such idling is as good as off; a plant would heat for no one. Only equipment that
 * draws nothing while idle is looked at, and a pattern is shortened only if the exact plan cost
 * stays the same to the last digit and every rule still holds.
 */
final class FreeIdling {
  private final PlantGrid grid;
  private final BigDecimal cost;
  private SlottedSchedule schedule;

  private FreeIdling(PlantGrid grid, SlottedSchedule schedule) {
    this.grid = grid;
    this.schedule = schedule;
    this.cost = CostCalculator.price(grid, schedule).planCost();
  }

  /** The same jobs at the same cost, with idle equipment off where that is free. */
  static SlottedSchedule without(PlantGrid grid, SlottedSchedule schedule) {
    FreeIdling idling = new FreeIdling(grid, schedule);
    for (GridEquipment unit : grid.equipment()) {
      if (drawsNothingIdle(unit.equipment())) {
        idling.shorten(unit);
      }
    }
    return idling.schedule;
  }

  private static boolean drawsNothingIdle(Equipment equipment) {
    return equipment.minLoad().kilowatts().signum() == 0
        && equipment.standby().kilowatts().signum() == 0;
  }

  private void shorten(GridEquipment unit) {
    BitSet on = schedule.on().get(unit.index());
    BitSet busy = busy(unit);
    if (on.equals(busy)) {
      return;
    }
    List<BitSet> shortestFirst =
        List.of(
            Commitment.of(unit, busy, grid.slotCount()),
            trimmed(unit, on, busy, true, true),
            trimmed(unit, on, busy, false, true),
            trimmed(unit, on, busy, true, false));
    for (BitSet pattern : shortestFirst) {
      if (takes(unit, on, pattern)) {
        return;
      }
    }
  }

  private BitSet busy(GridEquipment unit) {
    BitSet busy = new BitSet();
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      if (schedule.equipmentOf(job.index()) == unit.index()) {
        busy.set(start, start + job.durationSlots());
      }
    }
    return busy;
  }

  /**
   * Runs without jobs dropped, the others begun with their first job or ended after their last one
   * and the shortest run; idle gaps stay on.
   */
  private static BitSet trimmed(
      GridEquipment unit, BitSet on, BitSet busy, boolean beginning, boolean ending) {
    BitSet trimmed = new BitSet();
    for (int first = on.nextSetBit(0); first >= 0; ) {
      int end = on.nextClearBit(first);
      int firstJob = busy.nextSetBit(first);
      if (firstJob >= 0 && firstJob < end) {
        int begin = beginning ? firstJob : first;
        int needed = Math.max(busy.previousSetBit(end - 1) + 1, begin + unit.minRunSlots());
        trimmed.set(begin, ending ? Math.min(end, needed) : end);
      }
      first = on.nextSetBit(end);
    }
    return trimmed;
  }

  private boolean takes(GridEquipment unit, BitSet on, BitSet shorter) {
    BitSet added = (BitSet) shorter.clone();
    added.andNot(on);
    if (!added.isEmpty() || shorter.equals(on)) {
      return false;
    }
    List<BitSet> patterns = new ArrayList<>(schedule.on());
    patterns.set(unit.index(), shorter);
    SlottedSchedule candidate =
        new SlottedSchedule(schedule.equipmentOf(), schedule.startOf(), patterns);
    if (CostCalculator.price(grid, candidate).planCost().compareTo(cost) != 0
        || !ScheduleVerifier.verify(grid, candidate.toSchedule(grid)).isEmpty()) {
      return false;
    }
    schedule = candidate;
    return true;
  }
}
