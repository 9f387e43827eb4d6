package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs placed so far, and whether one more fits. */
final class FifoState {
  private final PlantGrid grid;
  private final List<EquipmentState> equipment = new ArrayList<>();
  private final int[] equipmentOf;
  private final int[] startOf;
  private final int[] operators;
  private final BigDecimal[] loadKw;
  private final long[] loadMilliwatts;
  private final @Nullable BigDecimal limitKw;
  private final long limitUpMilliwatts;

  /**
   * A start of a job on an equipment.
   *
   * @param equipment index of the equipment
   * @param start slot
   * @param on on-slots of the equipment with the job
   */
  record Place(int equipment, int start, BitSet on) {}

  FifoState(PlantGrid grid) {
    this.grid = grid;
    int slots = grid.slotCount();
    grid.equipment().forEach(unit -> equipment.add(new EquipmentState(grid, unit)));
    this.equipmentOf = new int[grid.jobs().size()];
    this.startOf = new int[grid.jobs().size()];
    this.operators = new int[slots];
    this.loadKw = grid.baseLoadKw().toArray(BigDecimal[]::new);
    for (EquipmentState state : equipment) {
      if (state.equipment().equipment().isElectric()) {
        for (int slot = 0; slot < slots; slot++) {
          if (state.inputKw(slot).signum() != 0) { // on since before, or cooling down
            loadKw[slot] = loadKw[slot].add(state.inputKw(slot), DECIMAL128);
          }
        }
      }
    }
    this.loadMilliwatts = new long[slots];
    for (int slot = 0; slot < slots; slot++) {
      loadMilliwatts[slot] = EquipmentState.floor(loadKw[slot]);
    }
    this.limitKw = grid.contractualPeakKw();
    this.limitUpMilliwatts =
        limitKw == null
            ? Long.MAX_VALUE
            : EquipmentState.ceiling(limitKw.add(Exactness.LIMIT_TOLERANCE_KW));
  }

  /** Highest load of the site with the jobs placed so far. */
  BigDecimal highestLoadKw() {
    return Arrays.stream(loadKw).reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /** Slot in which a placed job has ended. */
  int endOf(GridJob job) {
    return startOf[job.index()] + job.durationSlots();
  }

  /** The plan so far; complete once every job is placed. */
  SlottedSchedule schedule() {
    return new SlottedSchedule(
        equipmentOf, startOf, equipment.stream().map(EquipmentState::on).toList());
  }

  /**
   * Earliest feasible start over all equipment, ties by equipment id (index order); null if there
   * is none.
   *
   * @param starts slots allowed by the job's own windows
   * @param keepPeakLimit whether the contractual peak binds
   */
  @Nullable Place earliest(GridJob job, BitSet starts, boolean keepPeakLimit) {
    long[] heatMilliwatts = heatMilliwatts(job);
    int ready = 0;
    for (int predecessor : job.predecessors()) {
      ready = Math.max(ready, endOf(grid.jobs().get(predecessor)));
    }
    for (int start = starts.nextSetBit(ready); start >= 0; start = starts.nextSetBit(start + 1)) {
      if (!hasOperators(job, start)) {
        continue;
      }
      for (int candidate : job.equipment()) {
        Place place = placeOn(equipment.get(candidate), job, heatMilliwatts, start, keepPeakLimit);
        if (place != null) {
          return place;
        }
      }
    }
    return null;
  }

  private @Nullable Place placeOn(
      EquipmentState state, GridJob job, long[] heatMilliwatts, int start, boolean keepPeakLimit) {
    GridEquipment unit = state.equipment();
    boolean limited = keepPeakLimit && limitKw != null && unit.equipment().isElectric();
    if (!unit.isAvailable(start, start + job.durationSlots())
        || !state.hasRoom(job, heatMilliwatts, start)
        || (limited && surelyOverLimit(state, heatMilliwatts, start))) {
      return null;
    }
    BitSet on = state.onWith(job, start);
    if (!state.mayRun(on) || (limited && overLimit(state, job, start, on))) {
      return null;
    }
    return new Place(unit.index(), start, on);
  }

  /** Places a job where {@link #earliest} said. */
  void place(GridJob job, Place place) {
    EquipmentState state = equipment.get(place.equipment());
    if (state.equipment().equipment().isElectric()) {
      int[] changed = state.changed(job, place.start(), place.on());
      for (int slot = changed[0]; slot <= changed[1]; slot++) {
        loadKw[slot] = loadWith(state, job, place.start(), place.on(), slot);
        loadMilliwatts[slot] = EquipmentState.floor(loadKw[slot]);
      }
    }
    state.add(job, heatMilliwatts(job), place.start(), place.on());
    equipmentOf[job.index()] = place.equipment();
    startOf[job.index()] = place.start();
    for (int k = 0; k < job.durationSlots(); k++) {
      operators[place.start() + k] += job.job().operatorsRequired();
    }
  }

  private boolean hasOperators(GridJob job, int start) {
    List<Integer> available = grid.operators();
    if (available == null) {
      return true;
    }
    int needed = job.job().operatorsRequired();
    if (needed == 0) {
      return true;
    }
    for (int slot = start; slot < start + job.durationSlots(); slot++) {
      if (operators[slot] + needed > available.get(slot)) {
        return false;
      }
    }
    return true;
  }

  /** Whether lower bounds in milliwatts already prove a slot over the limit. */
  private boolean surelyOverLimit(EquipmentState state, long[] heatMilliwatts, int start) {
    for (int k = 0; k < heatMilliwatts.length; k++) {
      int slot = start + k;
      long least = state.leastInputMilliwatts(slot, heatMilliwatts[k]);
      long before = state.inputUpMilliwatts(slot);
      if (least > before && loadMilliwatts[slot] - before + least > limitUpMilliwatts) {
        return true;
      }
    }
    return false;
  }

  /** Whether a slot whose load would rise ends up over the limit. */
  private boolean overLimit(EquipmentState state, GridJob job, int start, BitSet on) {
    BigDecimal limit = limitKw;
    if (limit == null) {
      return false;
    }
    int[] changed = state.changed(job, start, on);
    for (int slot = changed[0]; slot <= changed[1]; slot++) {
      BigDecimal load = loadWith(state, job, start, on, slot);
      if (load.compareTo(loadKw[slot]) > 0 && !Exactness.within(load, limit)) {
        return true;
      }
    }
    return false;
  }

  private BigDecimal loadWith(EquipmentState state, GridJob job, int start, BitSet on, int slot) {
    return loadKw[slot]
        .subtract(state.inputKw(slot), DECIMAL128)
        .add(state.inputWith(job, start, on, slot), DECIMAL128);
  }

  private static long[] heatMilliwatts(GridJob job) {
    long[] heat = new long[job.durationSlots()];
    for (int k = 0; k < heat.length; k++) {
      heat[k] = EquipmentState.floor(job.heatKw(k));
    }
    return heat;
  }
}
