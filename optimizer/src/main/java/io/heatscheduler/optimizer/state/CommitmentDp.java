package io.heatscheduler.optimizer.state;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest on/off pattern of one equipment for given jobs and prices, exactly: minimum run,
 * starts per day, availability, the states before and after the horizon (docs/model/milp.md, C5 to
 * C8).
 *
 * <p>Dynamic programming over slots; the state is the length of the current run up to the minimum
 * and the day's starts so far. O(slots x minimum run x starts per day). Not thread-safe.
 */
public final class CommitmentDp {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final FlatProblem p;

  /** Patterns for a problem. */
  public CommitmentDp(FlatProblem p) {
    this.p = p;
  }

  /**
   * Cheapest pattern.
   *
   * @param e equipment
   * @param busy slots in which it must be on
   * @param onCost cost of being on in each slot, [t]
   * @param startCost cost of a start in each slot, start-up energy included, [t]
   * @return the on-slots, or null if no pattern is feasible
   */
  public @Nullable BitSet solve(int e, BitSet busy, double[] onCost, double[] startCost) {
    int lengths = p.minRun[e];
    int counts = countStates(e);
    int states =
        (lengths + 1) * counts; // 0: off; 1..lengths: on for that long, the last one also longer
    double[] value = new double[states];
    double[] next = new double[states];
    int[][] from = new int[p.slots][states];
    Arrays.fill(value, NEVER);
    int firstCount = counts == 1 ? 0 : p.startsToday[e];
    if (firstCount >= counts) {
      firstCount = counts - 1; // no further start today
    }
    value[(p.initiallyOn[e] ? lengths : 0) * counts + firstCount] = 0;
    for (int t = 0; t < p.slots; t++) {
      if (t > 0 && p.day[t] != p.day[t - 1]) {
        from[t - 1] = resetCounts(value, from[t - 1], counts);
      }
      Arrays.fill(next, NEVER);
      boolean mayBeOn = p.lastUnavailable[e * p.slots + t] < t;
      for (int state = 0; state < states; state++) {
        if (value[state] == NEVER) {
          continue;
        }
        int length = state / counts;
        int count = state % counts;
        if (!busy.get(t) && (length == 0 || length == lengths)) {
          offer(next, from[t], count, value[state] + (length == 0 ? 0 : p.shutdownCost[e]), state);
        }
        if (mayBeOn && length > 0) {
          offer(
              next,
              from[t],
              Math.min(length + 1, lengths) * counts + count,
              value[state] + onCost[t],
              state);
        } else if (mayBeOn && (counts == 1 || count + 1 < counts)) {
          int started = counts == 1 ? 0 : count + 1;
          offer(next, from[t], counts + started, value[state] + onCost[t] + startCost[t], state);
        }
      }
      double[] swap = value;
      value = next;
      next = swap;
    }
    return trace(value, from, counts);
  }

  /** 1 if starts can never be too many, else one state per number of starts from 0 to the limit. */
  private int countStates(int e) {
    int mostSlots = 0;
    int[] slotsOfDay = new int[p.days];
    for (int day : p.day) {
      mostSlots = Math.max(mostSlots, ++slotsOfDay[day]);
    }
    int possible = (mostSlots + 1) / 2 + p.startsToday[e];
    return p.maxStarts[e] >= possible ? 1 : p.maxStarts[e] + 1;
  }

  /**
   * Starts of a new day count from 0: keeps the best of each length; returns the adjusted back
   * pointers.
   */
  private static int[] resetCounts(double[] value, int[] from, int counts) {
    int[] merged = from.clone();
    for (int base = 0; base < value.length; base += counts) {
      int best = base;
      for (int i = base + 1; i < base + counts; i++) {
        if (value[i] < value[best]) {
          best = i;
        }
      }
      double lowest = value[best];
      merged[base] = from[best];
      Arrays.fill(value, base, base + counts, NEVER);
      value[base] = lowest;
    }
    return merged;
  }

  private static void offer(double[] next, int[] from, int state, double cost, int source) {
    if (cost < next[state]) {
      next[state] = cost;
      from[state] = source;
    }
  }

  private @Nullable BitSet trace(double[] value, int[][] from, int counts) {
    int best = 0;
    for (int state = 1; state < value.length; state++) {
      if (value[state] < value[best]) {
        best = state;
      }
    }
    if (value[best] == NEVER) {
      return null;
    }
    BitSet on = new BitSet(p.slots);
    for (int t = p.slots - 1; t >= 0; t--) {
      on.set(t, best >= counts);
      best = from[t][best];
    }
    return on;
  }
}
