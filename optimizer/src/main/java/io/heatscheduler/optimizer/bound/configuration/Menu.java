package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * What one equipment may do in one slot, each choice with its electric load and its price at the
 * multipliers: off, on without a job, or any set of jobs it can run at once.
 *
 * <p>Sets that need as much heat and earn less than another are left out. Where heat does not cost
 * more the more there is of it (a negative price, a curve that falls), the capacity is dropped and
 * every job decides for itself, which can only lower the price.
 */
final class Menu {
  static final long OFF = 0;
  private static final long ON = 1L << 62;
  private static final int MOST_ITEMS = 60;
  private static final int MOST_SETS = 192;

  private final FlatProblem p;
  private final Copies copies;
  private final SlotItems items;
  private final ConfigurationPoint point;
  private final boolean[] rises;

  private int e;
  private int t;

  /** Choices: number, electric load in kW, price in money, chosen items as bits. */
  int size;

  double[] loadKw = new double[64];
  double[] price = new double[64];
  long[] set = new long[64];

  private double[] heat = new double[2 * MOST_SETS + 2];
  private double[] earned = new double[2 * MOST_SETS + 2];
  private long[] chosen = new long[2 * MOST_SETS + 2];
  private double[] mergedHeat = new double[2 * MOST_SETS + 2];
  private double[] mergedEarned = new double[2 * MOST_SETS + 2];
  private long[] mergedChosen = new long[2 * MOST_SETS + 2];

  Menu(FlatProblem p, Copies copies, SlotItems items, ConfigurationPoint point) {
    this.p = p;
    this.copies = copies;
    this.items = items;
    this.point = point;
    rises = new boolean[p.equipment];
    for (int unit = 0; unit < p.equipment; unit++) {
      double[] input = p.curve[unit].inputPoints();
      rises[unit] = true;
      for (int i = 1; i < input.length; i++) {
        rises[unit] &= input[i] >= input[i - 1];
      }
    }
  }

  /** Lists the choices of an equipment in a slot. */
  void list(int equipment, int slot) {
    e = equipment;
    t = slot;
    size = 0;
    add(0, 0, OFF);
    int cell = e * p.slots + t;
    if (p.lastUnavailable[cell] >= t) {
      return;
    }
    double inputPrice = point.inputPrice(e, t);
    double earnsOn = point.multipliers[copies.on + cell];
    if (p.batch[e]) {
      oneJob(inputPrice, earnsOn);
    } else if (inputPrice >= 0 && rises[e]) {
      sets(inputPrice, earnsOn);
    } else {
      eachForItself(inputPrice, earnsOn);
    }
    point.work += 1 + size / 4;
  }

  private void oneJob(double inputPrice, double earnsOn) {
    int from = items.from[e * p.slots + t];
    int to = items.from[e * p.slots + t + 1];
    double idle = inputKw(0);
    add(idle, inputPrice * idle - earnsOn, ON);
    for (int i = from; i < to; i++) {
      double input = inputKw(items.heat[i]);
      double earns = earnsOn + point.multipliers[items.copy[i]];
      add(input, inputPrice * input - earns, ON | i - from + 1);
    }
  }

  /** Sets of jobs up to the capacity, by merging one job after the other into the list of sets. */
  private void sets(double inputPrice, double earnsOn) {
    int from = items.from[e * p.slots + t];
    int to = items.from[e * p.slots + t + 1];
    double room = p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND;
    int count = 1;
    heat[0] = 0;
    earned[0] = 0;
    chosen[0] = 0;
    double beyond = 0;
    for (int i = from; i < to; i++) {
      double earns = point.multipliers[items.copy[i]];
      if (earns <= 0 || items.heat[i] > room) {
        continue;
      }
      if (i - from >= MOST_ITEMS) {
        beyond += earns;
        continue;
      }
      count = merge(count, items.heat[i], earns, 1L << i - from, room);
      point.work += 1 + count / 4;
    }
    for (int s = 0; s < count; s++) {
      double input = inputKw(heat[s]);
      add(input, inputPrice * input - earnsOn - earned[s] - beyond, ON | chosen[s]);
    }
  }

  /** Merges the list with itself plus a job; keeps what earns more the more heat it needs. */
  private int merge(int count, double more, double earns, long bit, double room) {
    int without = 0;
    int with = 0;
    int merged = 0;
    double most = Double.NEGATIVE_INFINITY;
    while (without < count || with < count && heat[with] + more <= room) {
      boolean added =
          without >= count
              || with < count && heat[with] + more <= room && heat[with] + more < heat[without];
      double h = added ? heat[with] + more : heat[without];
      double m = added ? earned[with] + earns : earned[without];
      long c = added ? chosen[with] | bit : chosen[without];
      if (added) {
        with++;
      } else {
        without++;
      }
      if (m > most) {
        most = m;
        boolean sameHeat = merged > 0 && mergedHeat[merged - 1] == h;
        int place = sameHeat ? merged - 1 : merged++;
        mergedHeat[place] = h;
        mergedEarned[place] = m;
        mergedChosen[place] = c;
      }
    }
    if (merged > MOST_SETS) {
      merged = thin(merged);
    }
    double[] swap = heat;
    heat = mergedHeat;
    mergedHeat = swap;
    swap = earned;
    earned = mergedEarned;
    mergedEarned = swap;
    long[] swapped = chosen;
    chosen = mergedChosen;
    mergedChosen = swapped;
    return merged;
  }

  /** Joins neighbours into sets that need the lower heat and earn the higher price: a bound. */
  private int thin(int count) {
    int kept = 1; // the empty set stays as it is
    for (int s = 1; s < count; s += 2) {
      int last = Math.min(count - 1, s + 1);
      mergedHeat[kept] = mergedHeat[s];
      mergedEarned[kept] = mergedEarned[last];
      mergedChosen[kept] = mergedChosen[last];
      kept++;
    }
    return kept;
  }

  /** Without capacity: straight lines under the cost, every job with a gain runs. */
  private void eachForItself(double inputPrice, double earnsOn) {
    int from = items.from[e * p.slots + t];
    int to = Math.min(items.from[e * p.slots + t + 1], from + MOST_ITEMS);
    double scale = p.scale[e * p.slots + t];
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    double low = p.minLoad[e];
    double high = p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND;
    for (double corner : corners(low, high)) {
      double input = p.heatInput(e, t, corner) * ConfigurationPoint.KW;
      lowest = Math.min(lowest, input);
      highest = Math.max(highest, input);
    }
    // the dearest input where input earns, the cheapest where it costs: no set does better
    double input =
        (inputPrice < 0 ? highest * (1 + 1e-12) : lowest * (1 - 1e-12)) * Math.signum(scale);
    double total = inputPrice * (input + p.standby[e] * ConfigurationPoint.KW) - earnsOn;
    long bits = 0;
    for (int i = from; i < items.from[e * p.slots + t + 1]; i++) {
      double earns = point.multipliers[items.copy[i]];
      if (earns > 0) {
        total -= earns;
        bits |= i < to ? 1L << i - from : 0;
      }
    }
    add(0, total, ON | bits);
  }

  private double[] corners(double low, double high) {
    double[] points = p.curve[e].heatPoints();
    double[] all = Arrays.copyOf(points, points.length + 2);
    all[points.length] = low;
    all[points.length + 1] = high;
    for (int i = 0; i < points.length; i++) {
      all[i] = Math.min(high, Math.max(low, points[i]));
    }
    return all;
  }

  private double inputKw(double heatUnits) {
    return (p.heatInput(e, t, heatUnits) + p.standby[e]) * ConfigurationPoint.KW;
  }

  private void add(double load, double cost, long bits) {
    if (size == loadKw.length) {
      loadKw = Arrays.copyOf(loadKw, 2 * size);
      price = Arrays.copyOf(price, 2 * size);
      set = Arrays.copyOf(set, 2 * size);
    }
    loadKw[size] = p.electric[e] ? load : 0;
    price[size] = cost;
    set[size++] = bits;
  }

  /** The cheapest choice. */
  int cheapest() {
    int best = 0;
    for (int c = 1; c < size; c++) {
      if (price[c] < price[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Takes a choice: subtracts it from the copies' subgradients and adds its load. */
  void take(int choice) {
    if (set[choice] == OFF) {
      return;
    }
    int cell = e * p.slots + t;
    point.gradient[copies.on + cell] -= 1;
    point.siteLoad[t] += loadKw[choice];
    long bits = set[choice] & ~ON;
    if (p.batch[e]) {
      if (bits > 0) {
        point.gradient[items.copy[items.from[cell] + (int) bits - 1]] -= 1;
      }
      return;
    }
    while (bits != 0) {
      int bit = Long.numberOfTrailingZeros(bits);
      bits &= bits - 1;
      point.gradient[items.copy[items.from[cell] + bit]] -= 1;
    }
  }
}
