package io.heatscheduler.optimizer.state;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Reads what {@link GapDp} wrote: on-slots, the states before runs, and what gaps draw. */
public final class RestPattern {
  private RestPattern() {}

  /** On-slots. */
  public static BitSet on(int[] stateOf) {
    BitSet on = new BitSet(stateOf.length);
    for (int t = 0; t < stateOf.length; t++) {
      on.set(t, stateOf[t] == 0);
    }
    return on;
  }

  /** First slots of the runs that begin from a standby state, with its index. */
  public static Map<Integer, Integer> standby(int[] stateOf) {
    Map<Integer, Integer> standby = new HashMap<>();
    for (int t = 1; t < stateOf.length; t++) {
      if (stateOf[t] == 0 && stateOf[t - 1] > 1) {
        standby.put(t, stateOf[t - 1] - 1);
      }
    }
    return standby;
  }

  /** Writes the input in each slot of its gaps, and on top in start slots; power units. */
  public static void write(int[] stateOf, GapPrices prices, boolean initiallyOn, long[] input) {
    java.util.Arrays.fill(input, 0);
    boolean stopped = initiallyOn;
    int slots = stateOf.length;
    for (int first = 0; first < slots; ) {
      int end = first;
      while (end < slots && stateOf[end] != 0) {
        end++;
      }
      if (end > first || first == 0 && !initiallyOn) {
        int k = end > first ? stateOf[first] - 1 : 0;
        prices.state(k).write(input, first, end, stopped, end < slots);
      }
      stopped = true;
      first = end;
      while (first < slots && stateOf[first] == 0) {
        first++;
      }
    }
  }
}
