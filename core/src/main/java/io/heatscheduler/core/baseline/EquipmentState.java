package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.InputCurve;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The jobs a baseline has put on one equipment so far, its on-slots and its input.
 *
 * <p>Decisions are exact. Whole milliwatts rounded down run beside the decimals, so that most
 * impossible starts are refused by comparing longs; what they let pass is decided by the decimals.
 */
final class EquipmentState {
  /** Milliwatts in a kilowatt. */
  static final BigDecimal MILLIWATTS_PER_KW = BigDecimal.valueOf(1_000_000);

  private static final long INVERSE_UNIT = 1_000_000;

  private final PlantGrid grid;
  private final GridEquipment equipment;
  private final BitSet busy = new BitSet();
  private final BigDecimal[] heatKw;
  private final long[] heatMilliwatts;
  private final BigDecimal[] inputKw;
  private final long[] inputUpMilliwatts;
  private final long[] leastInputPerHeat;
  private final long capacityUpMilliwatts;
  private final long minLoadMilliwatts;
  private final long standbyMilliwatts;
  private final Map<String, BigDecimal[]> used = new HashMap<>();
  private BitSet on = new BitSet();

  EquipmentState(PlantGrid grid, GridEquipment equipment) {
    this.grid = grid;
    this.equipment = equipment;
    int slots = grid.slotCount();
    this.heatKw = zeros(slots);
    this.heatMilliwatts = new long[slots];
    this.inputKw = zeros(slots);
    this.inputUpMilliwatts = new long[slots];
    this.leastInputPerHeat = new long[slots];
    Equipment unit = equipment.equipment();
    this.capacityUpMilliwatts =
        ceiling(unit.capacity().kilowatts().add(Exactness.LIMIT_TOLERANCE_KW));
    this.minLoadMilliwatts = floor(unit.minLoad().kilowatts());
    this.standbyMilliwatts = floor(unit.standby().kilowatts());
    unit.capacities().keySet().forEach(dimension -> used.put(dimension, zeros(slots)));
    for (int slot = 0; slot < slots; slot++) {
      leastInputPerHeat[slot] = leastInputPerHeat(equipment.input(), slot);
    }
    on = Commitment.of(equipment, busy, slots);
    for (int slot = on.nextSetBit(0); slot >= 0; slot = on.nextSetBit(slot + 1)) {
      inputKw[slot] = idleInputKw(slot);
      inputUpMilliwatts[slot] = ceiling(inputKw[slot]);
    }
    for (int slot = 0; equipment.transitionsTakeTime() && slot < slots; slot++) {
      if (!on.get(slot)) {
        inputKw[slot] = transitionKw(on, slot);
        inputUpMilliwatts[slot] = ceiling(inputKw[slot]);
      }
    }
  }

  private BigDecimal transitionKw(BitSet then, int slot) {
    return grid.meanPowerKw(Commitment.transitionKwh(equipment, then, grid.slotCount(), slot));
  }

  /** Input while it stays on from before the horizon without a job. */
  private BigDecimal idleInputKw(int slot) {
    Equipment unit = equipment.equipment();
    return equipment
        .input()
        .inputKw(slot, unit.minLoad().kilowatts())
        .add(unit.standby().kilowatts(), DECIMAL128);
  }

  GridEquipment equipment() {
    return equipment;
  }

  BitSet on() {
    return (BitSet) on.clone();
  }

  BigDecimal inputKw(int slot) {
    return inputKw[slot];
  }

  /** Input of a slot rounded up to milliwatts. */
  long inputUpMilliwatts(int slot) {
    return inputUpMilliwatts[slot];
  }

  /** A lower bound, in milliwatts, of the input of a slot with more heat on it. */
  long leastInputMilliwatts(int slot, long moreHeatMilliwatts) {
    long heat = Math.max(minLoadMilliwatts, heatMilliwatts[slot] + moreHeatMilliwatts);
    return Math.multiplyHigh(heat, leastInputPerHeat[slot]) == 0
            && heat * leastInputPerHeat[slot] >= 0
        ? heat * leastInputPerHeat[slot] / INVERSE_UNIT + standbyMilliwatts
        : standbyMilliwatts; // too big for a long: claim nothing, the decimals decide
  }

  /** Whether capacity, batch and further dimensions rule a start out; site limits apart. */
  boolean hasRoom(GridJob job, long[] jobHeatMilliwatts, int start) {
    int end = start + job.durationSlots();
    if (equipment.equipment().mode() == OperatingMode.BATCH) {
      if (start < equipment.batchFreeSlot()) {
        return false;
      }
      int next = busy.nextSetBit(Math.max(0, start - equipment.turnaroundSlots()));
      if (next >= 0 && next < end + equipment.turnaroundSlots()) {
        return false;
      }
    }
    for (int slot = start; slot < end; slot++) {
      if (heatMilliwatts[slot] + jobHeatMilliwatts[slot - start] > capacityUpMilliwatts) {
        return false;
      }
    }
    BigDecimal capacity = equipment.equipment().capacity().kilowatts();
    for (int slot = start; slot < end; slot++) {
      if (busy.get(slot)
          && !Exactness.within(heatKw[slot].add(job.heatKw(slot - start), DECIMAL128), capacity)) {
        return false;
      }
    }
    return hasDimensions(job, start, end);
  }

  private boolean hasDimensions(GridJob job, int start, int end) {
    for (Map.Entry<String, BigDecimal> use : job.job().uses().entrySet()) {
      BigDecimal limit = equipment.equipment().capacities().get(use.getKey());
      BigDecimal[] taken = used.get(use.getKey());
      if (limit == null || taken == null) {
        continue;
      }
      for (int slot = start; slot < end; slot++) {
        if (taken[slot].add(use.getValue()).compareTo(limit) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** On-slots if a job were added. */
  BitSet onWith(GridJob job, int start) {
    BitSet then = (BitSet) busy.clone();
    then.set(start, start + job.durationSlots());
    return Commitment.of(equipment, then, grid.slotCount());
  }

  /** Whether on-slots keep availability and the starts allowed per local date. */
  boolean mayRun(BitSet then) {
    BitSet unavailable = (BitSet) then.clone();
    unavailable.andNot(equipment.mayRun());
    return unavailable.isEmpty() && startsAllowed(then);
  }

  private boolean startsAllowed(BitSet then) {
    Integer limit = equipment.equipment().maxStartsPerDay();
    if (limit == null) {
      return true;
    }
    Map<LocalDate, Integer> starts = new HashMap<>();
    starts.put(grid.dates().getFirst(), equipment.equipment().startsToday());
    for (int slot = then.nextSetBit(0); slot >= 0; ) {
      if (Commitment.isStart(equipment, then, slot)
          && starts.merge(grid.dates().get(slot), 1, Integer::sum) > limit) {
        return false;
      }
      slot = then.nextSetBit(then.nextClearBit(slot));
    }
    return true;
  }

  /** Input of a slot if the equipment were on as given and a job were added. */
  BigDecimal inputWith(GridJob job, int start, BitSet then, int slot) {
    boolean takesTime = equipment.transitionsTakeTime();
    if (!then.get(slot)) {
      return takesTime ? transitionKw(then, slot) : BigDecimal.ZERO;
    }
    Equipment unit = equipment.equipment();
    boolean runs = slot >= start && slot < start + job.durationSlots();
    BigDecimal heat = runs ? heatKw[slot].add(job.heatKw(slot - start), DECIMAL128) : heatKw[slot];
    BigDecimal input =
        equipment
            .input()
            .inputKw(slot, heat.max(unit.minLoad().kilowatts()))
            .add(unit.standby().kilowatts(), DECIMAL128);
    if (takesTime) {
      return input.add(transitionKw(then, slot), DECIMAL128);
    }
    return Commitment.isStart(equipment, then, slot)
        ? input.add(grid.meanPowerKw(unit.startupEnergy().kilowattHours()), DECIMAL128)
        : input;
  }

  /** First and last slot in which adding a job changes on-slots, starts, heat or transitions. */
  int[] changed(GridJob job, int start, BitSet then) {
    BitSet difference = (BitSet) on.clone();
    difference.xor(then);
    difference.set(start, start + job.durationSlots());
    int afterLast = difference.length(); // a start there may come or go
    int first = difference.nextSetBit(0) - equipment.off().startupSlots();
    int last = afterLast + Math.max(0, equipment.off().shutdownSlots() - 1);
    return new int[] {Math.max(0, first), Math.min(grid.slotCount() - 1, last)};
  }

  /** Adds a job; the caller has checked that it fits. */
  void add(GridJob job, long[] jobHeatMilliwatts, int start, BitSet then) {
    int[] changed = changed(job, start, then);
    for (int slot = changed[0]; slot <= changed[1]; slot++) {
      inputKw[slot] = inputWith(job, start, then, slot);
      inputUpMilliwatts[slot] = ceiling(inputKw[slot]);
    }
    on = then;
    busy.set(start, start + job.durationSlots());
    for (int k = 0; k < job.durationSlots(); k++) {
      heatKw[start + k] = heatKw[start + k].add(job.heatKw(k), DECIMAL128);
      heatMilliwatts[start + k] += jobHeatMilliwatts[k];
      for (Map.Entry<String, BigDecimal> use : job.job().uses().entrySet()) {
        BigDecimal[] taken = used.get(use.getKey());
        if (taken != null) {
          taken[start + k] = taken[start + k].add(use.getValue());
        }
      }
    }
  }

  /** Millionths of input per heat at the equipment's best load, rounded down. */
  private static long leastInputPerHeat(InputCurve curve, int slot) {
    BigDecimal least = BigDecimal.valueOf(100);
    if (!curve.corners().isEmpty()) {
      least = null;
      for (InputCurve.Corner corner : curve.corners()) {
        if (corner.heatKw().signum() > 0) {
          BigDecimal ratio = corner.inputKw().divide(corner.heatKw(), DECIMAL128);
          least = least == null ? ratio : least.min(ratio);
        }
      }
    }
    return least == null
        ? 0
        : least
            .divide(curve.scale(slot), DECIMAL128)
            .multiply(BigDecimal.valueOf(INVERSE_UNIT))
            .longValue();
  }

  static long floor(BigDecimal kilowatts) {
    return kilowatts.multiply(MILLIWATTS_PER_KW).setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  static long ceiling(BigDecimal kilowatts) {
    return kilowatts.multiply(MILLIWATTS_PER_KW).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  private static BigDecimal[] zeros(int count) {
    BigDecimal[] zeros = new BigDecimal[count];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
