package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The cheapest start of each job at the copies' multipliers: the sum over the slots its run covers,
 * operators and soft prices included. Remembers where the chosen starts lie on average, which is
 * where a tree branches.
 */
final class JobChoices {
  private static final int MANY_OPERATORS = 1_000_000_000;
  private static final double MEMORY = 0.03;

  private final FlatProblem p;
  private final Copies copies;
  private final ConfigurationPoint point;
  private final double[] operatorSum;
  private final double[] mostMissing;
  private final double[] missing;
  private double[] values = new double[64];

  /** Share of the recent rounds in which each option was chosen, [j][option]. */
  final double[][] share;

  /** Mean and mean square of the recent chosen starts, [j]. */
  final double[] mean;

  final double[] meanSquare;

  JobChoices(FlatProblem p, Copies copies, ConfigurationPoint point) {
    this.p = p;
    this.copies = copies;
    this.point = point;
    operatorSum = new double[p.slots + 1];
    missing = new double[p.slots];
    mostMissing = p.pricesOperators() ? mostMissing(p) : new double[0];
    share = new double[p.jobs][];
    for (int j = 0; j < p.jobs; j++) {
      share[j] = new double[p.optionEquipment[j].length];
    }
    mean = new double[p.jobs];
    meanSquare = new double[p.jobs];
  }

  /** Most operators that can be missing in a slot: those of every job that may run in it. */
  private static double[] mostMissing(FlatProblem p) {
    double[] most = new double[p.slots];
    for (int j = 0; j < p.jobs; j++) {
      int first = Arrays.stream(p.optionFirst[j]).min().orElse(0);
      int end = Arrays.stream(p.optionLast[j]).max().orElse(0) + p.duration[j];
      for (int t = first; t < end; t++) {
        most[t] += p.jobOperators[j];
      }
    }
    for (int t = 0; t < p.slots; t++) {
      most[t] = Math.max(0, most[t] - p.operators[t]);
    }
    return most;
  }

  /** Right sides of the operator rows, priced, and their subgradients before any job. */
  double operators() {
    double total = 0;
    for (int t = 0; t < p.slots && copies.operators >= 0; t++) {
      double price = point.multipliers[copies.operators + t];
      double people = Math.min(p.operators[t], MANY_OPERATORS);
      total += point.term(-price * people);
      if (p.pricesOperators()) {
        double extra = p.operatorPrice[t] * ConfigurationPoint.MONEY - price;
        missing[t] = extra < 0 ? mostMissing[t] : 0;
        total += point.term(extra * missing[t]);
      }
      point.gradient[copies.operators + t] = -people - missing[t];
      operatorSum[t + 1] = operatorSum[t] + price;
    }
    return total;
  }

  /** Cheapest start of every job; adds the chosen runs to the subgradient. */
  double cheapestStarts(boolean remember) {
    double total = 0;
    for (int j = 0; j < p.jobs; j++) {
      double best = Double.POSITIVE_INFINITY;
      int option = -1;
      int start = -1;
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        price(j, o);
        int first = p.optionFirst[j][o];
        BitSet allowed = p.optionStarts[j][o];
        boolean contiguous = p.optionContiguous[j][o];
        for (int s = first; s <= p.optionLast[j][o]; s++) {
          if (values[s - first] < best && (contiguous || allowed.get(s))) {
            best = values[s - first];
            option = o;
            start = s;
          }
        }
      }
      total += point.term(best);
      take(j, p.optionEquipment[j][option], start);
      if (remember) {
        remember(j, option, start);
      }
    }
    return total;
  }

  /**
   * Allowed starts of an option whose price exceeds the job's cheapest by less than a slack: the
   * others lie in no plan below (bound + slack).
   */
  BitSet within(int j, int option, double cheapest, double slack) {
    price(j, option);
    int first = p.optionFirst[j][option];
    BitSet kept = (BitSet) p.optionStarts[j][option].clone();
    for (int s = kept.nextSetBit(0); s >= 0; s = kept.nextSetBit(s + 1)) {
      if (values[s - first] - cheapest >= slack) {
        kept.clear(s);
      }
    }
    return kept;
  }

  /** Price of a job's cheapest start. */
  double cheapest(int j) {
    double best = Double.POSITIVE_INFINITY;
    for (int o = 0; o < p.optionEquipment[j].length; o++) {
      price(j, o);
      int first = p.optionFirst[j][o];
      BitSet allowed = p.optionStarts[j][o];
      for (int s = allowed.nextSetBit(0); s >= 0; s = allowed.nextSetBit(s + 1)) {
        best = Math.min(best, values[s - first]);
      }
    }
    return best;
  }

  /** Writes the price of every start from an option's first to its last. */
  private void price(int j, int o) {
    int e = p.optionEquipment[j][o];
    int first = p.optionFirst[j][o];
    int last = p.optionLast[j][o];
    int duration = p.duration[j];
    int count = last - first + 1;
    if (values.length < count) {
      values = new double[count + 64];
    }
    point.work += 1 + (count + duration) / 8;
    double[] multipliers = point.multipliers;
    int[] from = copies.phaseFrom[j];
    for (int phase = 0; phase + 1 < from.length; phase++) {
      int base = copies.base(j, e, phase);
      double sum = 0;
      for (int k = from[phase]; k < from[phase + 1]; k++) {
        sum += multipliers[base + first + k];
      }
      int enters = base + from[phase + 1];
      int leaves = base + from[phase];
      for (int s = first; ; s++) {
        values[s - first] = phase == 0 ? sum : values[s - first] + sum;
        if (s == last) {
          break;
        }
        sum += multipliers[enters + s] - multipliers[leaves + s];
      }
    }
    int needed = p.jobOperators[j];
    if (needed > 0 && copies.operators >= 0) {
      for (int s = first; s <= last; s++) {
        values[s - first] += needed * (operatorSum[s + duration] - operatorSum[s]);
      }
    }
    SlotPrices soft = p.startPrices[j][o];
    for (int s = first; s <= last && soft != SlotPrices.FREE; s++) {
      values[s - first] += soft.units(s) * ConfigurationPoint.MONEY;
    }
  }

  private void take(int j, int e, int start) {
    int[] from = copies.phaseFrom[j];
    for (int phase = 0; phase + 1 < from.length; phase++) {
      int base = copies.base(j, e, phase) + start;
      for (int k = from[phase]; k < from[phase + 1]; k++) {
        point.gradient[base + k] += 1;
      }
    }
    for (int k = 0; k < p.duration[j] && copies.operators >= 0; k++) {
      point.gradient[copies.operators + start + k] += p.jobOperators[j];
    }
  }

  private void remember(int j, int option, int start) {
    for (int o = 0; o < share[j].length; o++) {
      share[j][o] += MEMORY * ((o == option ? 1 : 0) - share[j][o]);
    }
    mean[j] += MEMORY * (start - mean[j]);
    meanSquare[j] += MEMORY * ((double) start * start - meanSquare[j]);
  }
}
