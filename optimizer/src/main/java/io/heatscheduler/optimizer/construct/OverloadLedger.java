package io.heatscheduler.optimizer.construct;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * What the jobs use of every limit in every slot, and what an excess costs there.
 *
 * <p>Limits of an equipment: heat output, the number of jobs of a batch equipment (its turnaround
 * lengthens each run), further dimensions; of the site: operators and the peak limit. A job with a
 * power profile counts with its highest power.
 */
final class OverloadLedger {
  private final FlatProblem p;
  private final int ofEquipment;
  private final int operatorRow;
  private final int loadRow;

  /** Shape [row * slots + slot]; rows of equipment e begin at e * ofEquipment. */
  private final long[] use;

  private final long[] limit;
  private final double[] price;

  /** Highest heat of each job. */
  private final long[] heat;

  /** Cells over their limit. */
  private int exceeded;

  OverloadLedger(FlatProblem p) {
    this.p = p;
    ofEquipment = 2 + p.dimensions;
    operatorRow = p.equipment * ofEquipment;
    loadRow = operatorRow + 1;
    int cells = (loadRow + 1) * p.slots;
    use = new long[cells];
    limit = new long[cells];
    price = new double[cells];
    forgetPrices();
    heat = Arrays.stream(p.heat).mapToLong(row -> Arrays.stream(row).max().orElse(0)).toArray();
    for (int e = 0; e < p.equipment; e++) {
      fill(e * ofEquipment, p.capacity[e] + Units.LIMIT_TOLERANCE);
      fill(e * ofEquipment + 1, p.batch[e] ? 1 : Long.MAX_VALUE);
      for (int d = 0; d < p.dimensions; d++) {
        fill(e * ofEquipment + 2 + d, p.dimensionCapacity[e * p.dimensions + d]);
      }
    }
    for (int t = 0; t < p.slots; t++) {
      limit[operatorRow * p.slots + t] = p.pricesOperators() ? Long.MAX_VALUE : p.operators[t];
      limit[loadRow * p.slots + t] = p.peakLimit + Units.LIMIT_TOLERANCE;
      change(loadRow, t, p.baseLoad[t]);
    }
  }

  private void fill(int row, long value) {
    Arrays.fill(limit, row * p.slots, (row + 1) * p.slots, value);
  }

  /** Makes every excess cost the same again. */
  void forgetPrices() {
    Arrays.fill(price, 1);
  }

  /** Slots a job holds an equipment, its turnaround included. */
  int length(int job, int e) {
    return p.duration[job] + (p.batch[e] ? p.turnaround[e] : 0);
  }

  /** Whether no limit is exceeded anywhere. */
  boolean isFree() {
    return exceeded == 0;
  }

  /** Counts a job in, or with sign -1 out. */
  void add(int job, int e, int start, int sign) {
    int end = Math.min(p.slots, start + length(job, e));
    for (int t = start; t < end; t++) {
      change(e * ofEquipment + 1, t, sign);
      if (t < start + p.duration[job]) {
        change(e * ofEquipment, t, sign * heat[job]);
        for (int d = 0; d < p.dimensions; d++) {
          change(e * ofEquipment + 2 + d, t, sign * p.uses[job][d]);
        }
        change(operatorRow, t, (long) sign * p.jobOperators[job]);
        change(loadRow, t, sign * input(job, e, t));
      }
    }
  }

  private void change(int row, int t, long by) {
    int i = row * p.slots + t;
    exceeded -= use[i] > limit[i] ? 1 : 0;
    use[i] += by;
    exceeded += use[i] > limit[i] ? 1 : 0;
  }

  private long input(int job, int e, int t) {
    return p.electric[e] ? Math.round(heat[job] * p.scale[e * p.slots + t]) : 0;
  }

  /** Whether a limit is exceeded in a slot of a counted job. */
  boolean isOverloaded(int job, int e, int start) {
    int end = Math.min(p.slots, start + length(job, e));
    for (int t = start; t < end; t++) {
      for (int row = e * ofEquipment; row < (e + 1) * ofEquipment; row++) {
        if (isExceeded(row, t)) {
          return true;
        }
      }
      boolean needsPeople = p.jobOperators[job] > 0 && isExceeded(operatorRow, t);
      if (needsPeople || p.electric[e] && isExceeded(loadRow, t)) {
        return true;
      }
    }
    return false;
  }

  private boolean isExceeded(int row, int t) {
    return use[row * p.slots + t] > limit[row * p.slots + t];
  }

  /** Price of the excess that a job not counted would add in a slot of its run. */
  double priceOfExcess(int job, int e, int t) {
    double sum = priceOfRow(e * ofEquipment, t, heat[job]);
    sum += priceOfRow(e * ofEquipment + 1, t, 1);
    for (int d = 0; d < p.dimensions; d++) {
      sum += priceOfRow(e * ofEquipment + 2 + d, t, p.uses[job][d]);
    }
    sum += priceOfRow(operatorRow, t, p.jobOperators[job]);
    return p.electric[e] ? sum + priceOfRow(loadRow, t, input(job, e, t)) : sum;
  }

  private double priceOfRow(int row, int t, long amount) {
    int i = row * p.slots + t;
    long room = limit[i] - use[i];
    if (amount <= room || amount == 0) {
      return 0;
    }
    double excess = Math.min(amount, (double) amount - room);
    return price[i] * excess / Math.max(1.0, limit[i]);
  }

  /** Makes every excess in a counted job's slots dearer. */
  void raisePrices(int job, int e, int start, double by) {
    int end = Math.min(p.slots, start + length(job, e));
    for (int t = start; t < end; t++) {
      for (int row = e * ofEquipment; row < (e + 1) * ofEquipment; row++) {
        raise(row, t, by);
      }
      raise(operatorRow, t, by);
      raise(loadRow, t, by);
    }
  }

  private void raise(int row, int t, double by) {
    if (isExceeded(row, t)) {
      price[row * p.slots + t] += by;
    }
  }
}
