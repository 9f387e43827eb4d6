package io.heatscheduler.optimizer.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What one equipment draws in its gaps under the pattern decided last, and which slots a new
 * pattern changes. O(slots).
 */
final class RestDraw {
  private final FlatProblem p;
  private final int e;
  private final GapPrices gaps;
  private final long[] changed;
  private long[] input;
  private long[] next;
  private int[] first = new int[0];
  private int[] state = new int[0];
  private int runs;
  private long wear;

  RestDraw(FlatProblem p, int e) {
    this.p = p;
    this.e = e;
    gaps = p.gapsOf(e);
    input = new long[p.slots];
    next = new long[p.slots];
    changed = new long[p.words];
  }

  /**
   * Takes the pattern decided last.
   *
   * @return change of the wear of starts and shut-downs, money units
   */
  long read(OnPattern pattern) {
    Arrays.fill(next, 0);
    int count = pattern.runs();
    if (first.length < count) {
      first = new int[2 * count];
      state = new int[2 * count];
    }
    runs = count;
    long newWear = 0;
    boolean stopped = p.initiallyOn[e];
    int end = 0;
    for (int i = 0; i < count; i++) {
      first[i] = pattern.firstOf(i);
      state[i] = pattern.stateBefore(i);
      if (!stopped || first[i] > end) {
        gaps.state(state[i]).write(next, end, first[i], stopped, true);
        boolean off = state[i] == 0;
        newWear += off ? p.startupCost[e] + (stopped ? p.shutdownCost[e] : 0) : 0;
      }
      end = pattern.endOf(i);
      stopped = true;
    }
    if (stopped && end < p.slots) {
      gaps.state(0).write(next, end, p.slots, true, false);
      newWear += p.shutdownCost[e];
    }
    compare();
    long change = newWear - wear;
    wear = newWear;
    return change;
  }

  private void compare() {
    Arrays.fill(changed, 0);
    for (int t = 0; t < p.slots; t++) {
      if (input[t] != next[t]) {
        changed[t >> 6] |= 1L << t;
      }
    }
    long[] swap = input;
    input = next;
    next = swap;
  }

  /** Slots of a word in which the input is another than under the pattern before. */
  long changed(int word) {
    return changed[word];
  }

  /** Input in a slot while not on, or on top in a start slot, power units. */
  long input(int t) {
    return input[t];
  }

  /** First slots of the runs that begin from a standby state, with its index. */
  Map<Integer, Integer> standby() {
    Map<Integer, Integer> standby = new HashMap<>();
    for (int i = 0; i < runs; i++) {
      if (state[i] > 0) {
        standby.put(first[i], state[i]);
      }
    }
    return standby;
  }
}
