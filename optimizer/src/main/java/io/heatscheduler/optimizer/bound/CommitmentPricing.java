package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The cheapest on/off pattern of one equipment at given prices, by dynamic programming over slots:
 * minimum run, availability and the state before the horizon are kept, starts per day are not.
 * O(T).
 */
public final class CommitmentPricing {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final FlatProblem p;
  private final double[] off;
  private final double[] on;
  private final boolean[] offFromOn;
  private final boolean[] onFromStart;
  private final double[] sum;

  /** Scratch memory for one thread. */
  public CommitmentPricing(FlatProblem p) {
    this.p = p;
    off = new double[p.slots + 1];
    on = new double[p.slots + 1];
    offFromOn = new boolean[p.slots + 1];
    onFromStart = new boolean[p.slots + 1];
    sum = new double[p.slots + 1];
  }

  /**
   * Cheapest pattern.
   *
   * @param e equipment
   * @param onCost cost of being on, [t]
   * @param startCost cost of a start, [t]
   * @param shutdownCost cost of a shut-down
   * @param isOn receives the pattern, [t]
   * @param isStart receives the starts, [t]
   * @return its cost
   */
  public double solve(
      int e,
      double[] onCost,
      double[] startCost,
      double shutdownCost,
      boolean[] isOn,
      boolean[] isStart) {
    int slots = p.slots;
    int minRun = p.minRun[e];
    // Index t is the state at the end of slot t - 1; on[t] has reached the minimum run or began
    // before the horizon.
    off[0] = p.initiallyOn[e] ? NEVER : 0;
    on[0] = p.initiallyOn[e] ? 0 : NEVER;
    sum[0] = 0;
    for (int t = 0; t < slots; t++) {
      sum[t + 1] = sum[t] + onCost[t];
      double stopped = on[t] + shutdownCost;
      offFromOn[t + 1] = stopped < off[t];
      off[t + 1] = Math.min(off[t], stopped);
      boolean available = p.lastUnavailable[e * slots + t] < t;
      double stay = available ? on[t] + onCost[t] : NEVER;
      int start = t + 1 - minRun;
      double begun = NEVER;
      if (start >= 0 && p.lastUnavailable[e * slots + t] < start) {
        begun = off[start] + startCost[start] + sum[t + 1] - sum[start];
      }
      onFromStart[t + 1] = begun < stay;
      on[t + 1] = Math.min(stay, begun);
    }
    double best = Math.min(off[slots], on[slots]);
    int cutStart = -1;
    for (int start = Math.max(0, slots + 1 - minRun);
        start < slots;
        start++) { // cut by the horizon's end
      if (p.lastUnavailable[e * slots + slots - 1] < start) {
        double cut = off[start] + startCost[start] + sum[slots] - sum[start];
        if (cut < best) {
          best = cut;
          cutStart = start;
        }
      }
    }
    trace(minRun, cutStart, isOn, isStart);
    return best;
  }

  private void trace(int minRun, int cutStart, boolean[] isOn, boolean[] isStart) {
    int t = p.slots;
    boolean state = on[t] < off[t];
    if (cutStart >= 0) {
      fill(isOn, isStart, cutStart, t);
      t = cutStart;
      state = false;
    }
    while (t > 0) {
      if (!state) {
        state = offFromOn[t];
        t--;
        isOn[t] = false;
        isStart[t] = false;
      } else if (onFromStart[t]) {
        int start = t - minRun;
        fill(isOn, isStart, start, t);
        t = start;
        state = false;
      } else {
        t--;
        isOn[t] = true;
        isStart[t] = false;
      }
    }
  }

  private static void fill(boolean[] isOn, boolean[] isStart, int from, int to) {
    for (int t = from; t < to; t++) {
      isOn[t] = true;
      isStart[t] = t == from;
    }
  }
}
