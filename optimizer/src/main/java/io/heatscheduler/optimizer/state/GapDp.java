package io.heatscheduler.optimizer.state;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest pattern of an equipment that takes time between off and on or has standby states, at
 * given prices and exactly: minimum run, time to cool down and heat up, the state of every gap, and
 * on demand busy slots and starts per day (docs/model/milp.md, C5 to C8 and C14 to C16).
 *
 * <p>Dynamic programming over slot boundaries. At a boundary it is on with the minimum run reached,
 * or waits in a state; shutting down, starting up and a new run's minimum are jumps to a later
 * boundary. O(slots x states x starts per day). Not thread-safe.
 */
public final class GapDp {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final int NONE = -1;

  private final FlatProblem p;
  private double[] value = new double[0];
  private int[] from = new int[0];
  private final double[] onSum;
  private final int[] busyFrom;
  private int counts;
  private int most;

  /** Scratch memory for one thread. */
  public GapDp(FlatProblem p) {
    this.p = p;
    onSum = new double[p.slots + 1];
    busyFrom = new int[p.slots + 1];
  }

  /**
   * Cheapest pattern.
   *
   * @param e equipment
   * @param busy slots in which it must be on; null: none, and starts per day are not limited
   * @param onCost cost of being on in each slot, [t]
   * @param prices of its gaps
   * @param stateOf receives, for each slot, 0 if on, else 1 + index of the state it waits in
   * @return its cost; infinite if there is none, {@code stateOf} is unchanged then
   */
  public double solve(
      int e, @Nullable BitSet busy, double[] onCost, GapPrices prices, int[] stateOf) {
    prepare(e, busy, onCost, prices.states());
    int first = counts == 1 ? 0 : Math.min(counts - 1, p.startsToday[e]);
    value[node(p.initiallyOn[e] ? 0 : 1, 0, first)] = 0;
    for (int t = 0; t < p.slots; t++) {
      for (int c = 0; c < counts; c++) {
        leaveOn(e, t, c, onCost[t], prices);
      }
      for (int k = 0; k < prices.states(); k++) {
        for (int c = 0; c < counts; c++) {
          leaveState(e, k, t, c, prices);
        }
      }
    }
    int best = NONE;
    for (int kind = 0; kind <= 1; kind++) { // on or off; nobody waits for a run that never comes
      for (int c = 0; c < counts; c++) {
        int end = node(kind, p.slots, c);
        best = best == NONE || value[end] < value[best] ? end : best;
      }
    }
    if (value[best] < NEVER) {
      trace(best, prices, stateOf);
    }
    return value[best];
  }

  private void prepare(int e, @Nullable BitSet busy, double[] onCost, int states) {
    counts = 1;
    most = Integer.MAX_VALUE;
    if (busy != null && p.maxStarts[e] < (p.slots + 1) / 2 + p.startsToday[e]) {
      most = p.maxStarts[e];
      counts = most + 1;
    }
    int nodes = (states + 1) * (p.slots + 1) * counts;
    if (value.length < nodes) {
      value = new double[nodes];
      from = new int[nodes];
    }
    Arrays.fill(value, 0, nodes, NEVER);
    busyFrom[p.slots] = p.slots;
    for (int t = p.slots - 1; t >= 0; t--) {
      busyFrom[t] = busy != null && busy.get(t) ? t : busyFrom[t + 1];
    }
    for (int t = 0; t < p.slots; t++) {
      onSum[t + 1] = onSum[t] + onCost[t];
    }
  }

  private int node(int kind, int t, int count) {
    return (kind * (p.slots + 1) + t) * counts + count;
  }

  /** Stays on, or begins to go into a state. */
  private void leaveOn(int e, int t, int c, double onCost, GapPrices prices) {
    int here = node(0, t, c);
    double sofar = value[here];
    if (sofar == NEVER) {
      return;
    }
    if (p.isAvailable(e, t, t + 1)) {
      offer(node(0, t + 1, carried(c, t, t + 1)), sofar + onCost, here);
    }
    for (int k = 0; k < prices.states(); k++) {
      int down = prices.state(k).shutdownSlots();
      // a gap has at least one slot, also where going off and on takes none
      int reached = t + (down + prices.state(k).startupSlots() == 0 ? 1 : down);
      int waits = Math.min(p.slots, reached);
      if (busyFrom[t] < waits
          || k > 0 && (reached > p.slots || !prices.standbyPossible(t, waits))) {
        continue;
      }
      double price = prices.stop(k, t) + prices.hold(k, Math.min(waits, t + down), waits);
      offer(node(k + 1, waits, carried(c, t, waits)), sofar + price, here);
    }
  }

  /** Waits on, or starts up and runs for the minimum. */
  private void leaveState(int e, int k, int t, int c, GapPrices prices) {
    int here = node(k + 1, t, c);
    double sofar = value[here];
    if (sofar == NEVER) {
      return;
    }
    if (busyFrom[t] > t && (k == 0 || prices.standbyPossible(t, t + 1))) {
      offer(node(k + 1, t + 1, carried(c, t, t + 1)), sofar + prices.hold(k, t, t + 1), here);
    }
    int b = t + prices.state(k).startupSlots();
    if (b >= p.slots || busyFrom[t] < b || k > 0 && !prices.standbyPossible(t, b)) {
      return;
    }
    int end = Math.min(p.slots, b + p.minRun[e]);
    int started = counts == 1 ? 0 : carried(c, t, b) + (k == 0 ? 1 : 0);
    if (started > most || !p.isAvailable(e, b, end)) {
      return;
    }
    double price = prices.start(k, b) + onSum[end] - onSum[b];
    offer(node(0, end, carried(started, b, end)), sofar + price, here);
  }

  /** Starts so far on the day of a later boundary; the horizon's end belongs to the last day. */
  private int carried(int count, int t, int later) {
    return counts == 1 || p.day[Math.min(later, p.slots - 1)] != p.day[t] ? 0 : count;
  }

  private void offer(int to, double price, int source) {
    if (price < value[to]) {
      value[to] = price;
      from[to] = source;
    }
  }

  private void trace(int last, GapPrices prices, int[] stateOf) {
    int to = last;
    while (timeOf(to) > 0) {
      int source = from[to];
      int kindTo = kindOf(to);
      int kindFrom = kindOf(source);
      int begin = timeOf(source);
      int end = timeOf(to);
      if (kindTo == 0 && kindFrom > 0) {
        int run = begin + prices.state(kindFrom - 1).startupSlots();
        Arrays.fill(stateOf, begin, run, kindFrom);
        begin = run;
      }
      Arrays.fill(stateOf, begin, end, kindTo);
      to = source;
    }
  }

  private int kindOf(int node) {
    return node / counts / (p.slots + 1);
  }

  private int timeOf(int node) {
    return node / counts % (p.slots + 1);
  }
}
