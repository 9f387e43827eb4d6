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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Switches equipment off where it would be on without a job and that costs nothing.
 *
 * <p>To a solver such idling is as good as off; a plant would heat for no one. Only equipment that
 * draws nothing while idle is looked at, and a pattern is shortened only if the exact plan cost
 * stays the same to the last digit and every rule still holds.
 */
final class FreeIdling {
  private final PlantGrid grid;
  private SlottedSchedule schedule;
  private @Nullable BigDecimal cost;

  private FreeIdling(PlantGrid grid, SlottedSchedule schedule) {
    this.grid = grid;
    this.schedule = schedule;
  }

  /** The same jobs at the same cost, with idle equipment off where that is free. */
  static SlottedSchedule without(PlantGrid grid, SlottedSchedule schedule) {
    FreeIdling idling = new FreeIdling(grid, schedule);
    Map<Integer, List<BitSet>> shorter = new TreeMap<>();
    for (GridEquipment unit : grid.equipment()) {
      List<BitSet> patterns = idling.shorterPatterns(unit);
      if (!patterns.isEmpty()) {
        shorter.put(unit.index(), patterns);
      }
    }
    Map<Integer, BitSet> shortest = new TreeMap<>();
    shorter.forEach((unit, patterns) -> shortest.put(unit, patterns.getFirst()));
    if (!shortest.isEmpty() && !idling.takes(shortest)) {
      shorter.forEach(idling::shorten);
    }
    return idling.schedule;
  }

  private void shorten(int unit, List<BitSet> shortestFirst) {
    for (BitSet pattern : shortestFirst) {
      if (takes(Map.of(unit, pattern))) {
        return;
      }
    }
  }

  /**
   * Patterns that leave out on-slots without a job and may cost the same, shortest first; empty if
   * there is none.
   */
  private List<BitSet> shorterPatterns(GridEquipment unit) {
    Equipment equipment = unit.equipment();
    BitSet on = schedule.on().get(unit.index());
    BitSet busy = busy(unit);
    boolean drawsNothingIdle =
        equipment.minLoad().kilowatts().signum() == 0
            && equipment.standby().kilowatts().signum() == 0;
    if (on.equals(busy) || !drawsNothingIdle) {
      return List.of();
    }
    List<BitSet> patterns = new ArrayList<>();
    boolean startsFree =
        equipment.startupEnergy().kilowattHours().signum() == 0
            && equipment.startupCost().signum() == 0
            && equipment.shutdownCost().signum() == 0;
    if (startsFree) { // else a gap between jobs saves a start
      patterns.add(Commitment.of(unit, busy, grid.slotCount()));
    }
    patterns.add(trimmed(unit, on, busy, true, true));
    patterns.add(trimmed(unit, on, busy, false, true));
    patterns.add(trimmed(unit, on, busy, true, false));
    return patterns.stream().distinct().filter(pattern -> isPartOf(pattern, on)).toList();
  }

  private static boolean isPartOf(BitSet pattern, BitSet on) {
    BitSet added = (BitSet) pattern.clone();
    added.andNot(on);
    return added.isEmpty() && !pattern.equals(on);
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

  /** Puts patterns in the place of those of some equipment, if nothing else changes by it. */
  private boolean takes(Map<Integer, BitSet> patternOf) {
    List<BitSet> patterns = new ArrayList<>(schedule.on());
    patternOf.forEach(patterns::set);
    SlottedSchedule candidate =
        new SlottedSchedule(
            schedule.equipmentOf(), schedule.startOf(), patterns, schedule.standby());
    if (CostCalculator.price(grid, candidate).planCost().compareTo(cost()) != 0
        || !ScheduleVerifier.verify(grid, candidate.toSchedule(grid)).isEmpty()) {
      return false;
    }
    schedule = candidate;
    return true;
  }

  /** Priced once, and only if some pattern may change: a big plant's bill takes a while. */
  private BigDecimal cost() {
    BigDecimal known = cost;
    if (known == null) {
      known = CostCalculator.price(grid, schedule).planCost();
      cost = known;
    }
    return known;
  }
}
