package io.heatscheduler.optimizer.state;

import org.jspecify.annotations.Nullable;

/**
 * Decides when an equipment is on as a pure function of the slots in which jobs run on it: bridge a
 * gap if idling is cheaper than a start, then extend runs to the minimum length, then merge runs
 * until no day has too many starts.
 *
 * <p>A heuristic, fast and deterministic; {@link CommitmentDp} is the optimum. Holds scratch
 * memory: one per thread.
 */
public final class OnPattern {
  private final FlatProblem p;
  private final int[] from;
  private final int[] to;
  private final int[] startsOfDay;
  private final int[] states;
  private int runs;
  private double @Nullable [] charge;

  /** Scratch memory for one thread. */
  public OnPattern(FlatProblem p) {
    this.p = p;
    from = new int[p.slots + 2];
    to = new int[p.slots + 2];
    states = new int[p.slots + 2];
    startsOfDay = new int[p.days];
  }

  /**
   * Prices idling in addition to its energy, e.g. at what it adds to a peak; holds for all patterns
   * decided from now on.
   *
   * @param prefix money units of idling in [0, t), shape [equipment][slots + 1] in one array; null:
   *     energy alone
   */
  void chargeIdling(double @Nullable [] prefix) {
    charge = prefix;
  }

  private double idleCost(int e, int a, int b) {
    double energy = p.idleCost(e, a, b);
    if (charge == null) {
      return energy;
    }
    int offset = e * (p.slots + 1);
    return energy + charge[offset + b] - charge[offset + a];
  }

  /**
   * Writes the on-slots of an equipment.
   *
   * @param e equipment
   * @param busy slots with a job, words {@code [e*W, e*W+W)}
   * @param on receives the pattern, words {@code [0, W)}
   * @return number of broken limits (minimum run, starts per day); 0 if the pattern is feasible
   */
  public int decide(int e, long[] busy, long[] on) {
    if (p.alwaysFollowsJobs[e]) {
      System.arraycopy(busy, e * p.words, on, 0, p.words);
      return 0;
    }
    if (p.rests[e]) {
      return decideResting(e, busy, on);
    }
    bridge(e, busy);
    int broken = p.minRun[e] > 1 ? extendToMinimumRun(e) : 0;
    if (p.maxStarts[e] < p.slots) {
      broken += limitStarts(e);
    }
    write(on);
    return broken;
  }

  /**
   * The same for equipment that takes time between off and on or has standby states: a gap is
   * bridged where idling is cheaper than the cheapest state, or no state fits into it.
   */
  private int decideResting(int e, long[] busy, long[] on) {
    GapPrices gaps = p.gapsOf(e);
    bridgeResting(e, busy, gaps);
    int broken = p.minRun[e] > 1 ? extendToMinimumRun(e) : 0;
    broken += closeShortGaps(e, gaps);
    if (p.maxStarts[e] < p.slots) {
      broken += limitRestingStarts(e, gaps);
    }
    write(on);
    return broken;
  }

  /** Number of runs of the pattern decided last, for equipment that {@link FlatProblem#rests}. */
  int runs() {
    return runs;
  }

  int firstOf(int run) {
    return from[run];
  }

  int endOf(int run) {
    return to[run];
  }

  /** Index of the state before a run. */
  int stateBefore(int run) {
    return states[run];
  }

  private void bridgeResting(int e, long[] busy, GapPrices gaps) {
    runs = 0;
    int offset = e * p.words;
    boolean onBefore = p.initiallyOn[e];
    int end = 0;
    for (int slot = nextSet(busy, offset, 0); slot < p.slots; ) {
      int stop = nextClear(busy, offset, slot);
      boolean joins =
          onBefore
              && (slot == end
                  || p.isAvailable(e, end, slot)
                      && idleCost(e, end, slot) <= gaps.cheapestPrice(end, slot, true, true));
      if (joins && runs > 0) {
        to[runs - 1] = stop;
      } else {
        from[runs] = joins ? 0 : slot;
        to[runs++] = stop;
      }
      onBefore = true;
      end = stop;
      slot = nextSet(busy, offset, stop);
    }
    if (onBefore
        && end < p.slots
        && p.isAvailable(e, end, p.slots)
        && idleCost(e, end, p.slots) < gaps.gap(0, end, p.slots, true, false)) {
      if (runs == 0) {
        from[0] = 0;
        runs = 1;
      }
      to[runs - 1] = p.slots;
    }
  }

  /** Chooses each gap's state; joins runs that are too close for any. */
  private int closeShortGaps(int e, GapPrices gaps) {
    int broken = 0;
    for (int i = 0; i < runs; ) {
      boolean stopped = i > 0 || p.initiallyOn[e];
      int first = i > 0 ? to[i - 1] : 0;
      if (stopped && i == 0 && from[0] == 0) {
        states[i++] = 0;
        continue;
      }
      int state = gaps.cheapest(first, from[i], stopped, true);
      if (state >= 0) {
        states[i++] = state;
      } else if (stopped && p.isAvailable(e, first, from[i])) {
        join(i);
        if (i == 0) {
          states[i++] = 0;
        }
      } else {
        broken++;
        states[i++] = 0;
      }
    }
    return broken;
  }

  /** Puts gaps into standby, or bridges them, until no day has too many starts from off. */
  private int limitRestingStarts(int e, GapPrices gaps) {
    int broken = 0;
    java.util.Arrays.fill(startsOfDay, 0);
    startsOfDay[p.day[0]] = Math.min(p.maxStarts[e], p.startsToday[e]); // no more is no breach
    for (int i = 0; i < runs; i++) {
      if (isStart(e, i) && states[i] == 0) {
        startsOfDay[p.day[from[i]]]++;
      }
    }
    for (int day = 0; day < p.days; day++) {
      while (startsOfDay[day] > p.maxStarts[e]) {
        if (!avoidOneStart(e, day, gaps)) {
          broken += startsOfDay[day] - p.maxStarts[e];
          break;
        }
        startsOfDay[day]--;
      }
    }
    return broken;
  }

  private boolean avoidOneStart(int e, int day, GapPrices gaps) {
    int best = -1;
    int bestState = 0;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int i = 0; i < runs; i++) {
      boolean fromBefore = i == 0 && !p.initiallyOn[e];
      if (!isStart(e, i) || states[i] != 0 || p.day[from[i]] != day || fromBefore) {
        continue;
      }
      int gap = i == 0 ? 0 : to[i - 1];
      double now = gaps.gap(0, gap, from[i], true, true);
      for (int k = 1; k < gaps.states(); k++) {
        double cost = gaps.gap(k, gap, from[i], true, true) - now;
        if (cost < bestCost) {
          best = i;
          bestState = k;
          bestCost = cost;
        }
      }
      double cost = idleCost(e, gap, from[i]) - now;
      if (cost < bestCost && p.isAvailable(e, gap, from[i])) {
        best = i;
        bestState = 0;
        bestCost = cost;
      }
    }
    if (best < 0) {
      return false;
    }
    if (bestState > 0) {
      states[best] = bestState;
    } else {
      join(best);
    }
    return true;
  }

  private void bridge(int e, long[] busy) {
    runs = 0;
    int offset = e * p.words;
    int slot = nextSet(busy, offset, 0);
    boolean onBefore = p.initiallyOn[e];
    int end = 0;
    while (slot < p.slots) {
      int stop = nextClear(busy, offset, slot);
      boolean joins =
          onBefore
              && (slot == end
                  || p.isAvailable(e, end, slot)
                      && idleCost(e, end, slot)
                          <= p.startCost[e * p.slots + slot] + p.shutdownCost[e]);
      if (joins && runs > 0) {
        to[runs - 1] = stop;
      } else {
        from[runs] = joins ? 0 : slot;
        to[runs++] = stop;
      }
      onBefore = true;
      end = stop;
      slot = nextSet(busy, offset, stop);
    }
    if (onBefore
        && p.shutdownCost[e] > 0
        && end < p.slots
        && p.isAvailable(e, end, p.slots)
        && idleCost(e, end, p.slots) < p.shutdownCost[e]) {
      if (runs == 0) {
        from[0] = 0;
        runs = 1;
      }
      to[runs - 1] = p.slots;
    }
  }

  private int extendToMinimumRun(int e) {
    int broken = 0;
    int kept = 0;
    for (int i = 0; i < runs; i++) {
      int a = from[i];
      int b = to[i];
      if (kept > 0 && to[kept - 1] >= a) { // the run before was extended into this one
        kept--;
        a = from[kept];
        b = Math.max(b, to[kept]);
      }
      if (!longEnough(e, a, b)) {
        int wanted = Math.min(p.slots, a + p.minRun[e]);
        b = Math.max(b, Math.min(wanted, p.nextUnavailable[e * (p.slots + 1) + b]));
      }
      from[kept] = a;
      to[kept++] = b;
    }
    runs = kept;
    kept = 0;
    for (int i = runs - 1; i >= 0; i--) { // what is still too short grows backwards
      int a = from[i];
      int b = to[i];
      if (!longEnough(e, a, b)) {
        int wanted = Math.max(0, b - p.minRun[e]);
        a = Math.min(a, Math.max(wanted, p.lastUnavailable[e * p.slots + a] + 1));
        while (i > 0 && to[i - 1] >= a) {
          i--;
          a = Math.min(a, from[i]);
        }
        if (!longEnough(e, a, b)) {
          broken++;
        }
      }
      int place = runs - 1 - kept++;
      from[place] = a;
      to[place] = b;
    }
    System.arraycopy(from, runs - kept, from, 0, kept);
    System.arraycopy(to, runs - kept, to, 0, kept);
    runs = kept;
    return broken;
  }

  private boolean longEnough(int e, int a, int b) {
    return b - a >= p.minRun[e] || b == p.slots || a == 0 && p.initiallyOn[e];
  }

  private int limitStarts(int e) {
    int broken = 0;
    java.util.Arrays.fill(startsOfDay, 0);
    startsOfDay[p.day[0]] = Math.min(p.maxStarts[e], p.startsToday[e]); // no more is no breach
    for (int i = 0; i < runs; i++) {
      if (isStart(e, i)) {
        startsOfDay[p.day[from[i]]]++;
      }
    }
    for (int day = 0; day < p.days; day++) {
      while (startsOfDay[day] > p.maxStarts[e]) {
        int best = -1;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
          if (!isStart(e, i) || p.day[from[i]] != day || i == 0 && !p.initiallyOn[e]) {
            continue;
          }
          int gap = i == 0 ? 0 : to[i - 1];
          double cost = idleCost(e, gap, from[i]) - p.startCost[e * p.slots + from[i]];
          if (cost < bestCost && p.isAvailable(e, gap, from[i])) {
            best = i;
            bestCost = cost;
          }
        }
        if (best < 0) {
          int excess = startsOfDay[day] - p.maxStarts[e];
          broken += excess;
          break;
        }
        startsOfDay[day]--;
        join(best);
      }
    }
    return broken;
  }

  private boolean isStart(int e, int run) {
    return from[run] > 0 || !p.initiallyOn[e];
  }

  /** Joins a run to the one before it, or the first run to the time before the horizon. */
  private void join(int run) {
    if (run == 0) {
      from[0] = 0;
      return;
    }
    to[run - 1] = to[run];
    System.arraycopy(from, run + 1, from, run, runs - run - 1);
    System.arraycopy(to, run + 1, to, run, runs - run - 1);
    System.arraycopy(states, run + 1, states, run, runs - run - 1);
    runs--;
  }

  private void write(long[] on) {
    java.util.Arrays.fill(on, 0, p.words, 0);
    for (int i = 0; i < runs; i++) {
      setRange(on, from[i], to[i]);
    }
  }

  private static void setRange(long[] words, int a, int b) {
    if (a >= b) {
      return;
    }
    int first = a >> 6;
    int last = (b - 1) >> 6;
    long low = -1L << a;
    long high = -1L >>> -b;
    if (first == last) {
      words[first] |= low & high;
      return;
    }
    words[first] |= low;
    for (int w = first + 1; w < last; w++) {
      words[w] = -1L;
    }
    words[last] |= high;
  }

  private int nextSet(long[] words, int offset, int slot) {
    if (slot >= p.slots) {
      return p.slots;
    }
    int w = slot >> 6;
    long word = words[offset + w] & (-1L << slot);
    while (word == 0) {
      if (++w == p.words) {
        return p.slots;
      }
      word = words[offset + w];
    }
    return (w << 6) + Long.numberOfTrailingZeros(word);
  }

  private int nextClear(long[] words, int offset, int slot) {
    int w = slot >> 6;
    long word = ~words[offset + w] & (-1L << slot);
    while (word == 0) {
      if (++w == p.words) {
        return p.slots;
      }
      word = ~words[offset + w];
    }
    return Math.min(p.slots, (w << 6) + Long.numberOfTrailingZeros(word));
  }
}
