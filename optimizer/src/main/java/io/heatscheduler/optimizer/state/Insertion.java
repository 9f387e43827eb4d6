package io.heatscheduler.optimizer.state;

import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.problem.Units;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest start of a job on each eligible equipment in one sweep over its window,
 * O(window) for a constant heat and O(window x duration) for a profile.
 *
 * <p>The cost of a start is the exact change of energy and soft peak in the slots of the run, plus
 * an estimate of the change of starts, bridges and minimum-run extensions from the neighbouring
 * on-runs. {@link #insertBest} places the job and takes the next best equipment if the on/off
 * pattern or the peak limit turn out to be broken. Not thread-safe.
 */
public final class Insertion {
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final FlatProblem p;
  private final SearchState state;
  private final double[] slotCost;
  private final double[] startSum;
  private final boolean[] blocked;
  private double[] optionCost = new double[8];
  private int[] optionStart = new int[8];
  private long work;

  /** Insertions into a state. */
  public Insertion(FlatProblem p, SearchState state) {
    this.p = p;
    this.state = state;
    slotCost = new double[p.slots + 1];
    startSum = new double[p.slots + 1];
    blocked = new boolean[p.slots];
  }

  /** Slots visited so far: the search's measure of work. */
  public long work() {
    return work;
  }

  /**
   * Places a job at its cheapest feasible start.
   *
   * @param blink chance to skip a start that would be the best so far, 0 to 1
   * @return false if no start is feasible; the state is then unchanged
   */
  public boolean insertBest(int job, Rng rng, double blink) {
    int options = evaluate(job, rng, blink);
    int brokenBefore = state.brokenLimits();
    while (true) {
      int best = -1;
      for (int o = 0; o < options; o++) {
        if (optionCost[o] < NONE && (best < 0 || optionCost[o] < optionCost[best])) {
          best = o;
        }
      }
      if (best < 0) {
        return false;
      }
      state.place(job, p.optionEquipment[job][best], optionStart[best]);
      if (state.brokenLimits() <= brokenBefore) {
        return true;
      }
      state.remove(job);
      optionCost[best] = NONE;
    }
  }

  /**
   * Places a job at a given start if that is feasible.
   *
   * @return false if it is not; the state is then unchanged
   */
  public boolean insertAt(int job, int e, int start) {
    for (int o = 0; o < p.optionEquipment[job].length; o++) {
      if (p.optionEquipment[job][o] != e || !p.optionStarts[job][o].get(start)) {
        continue;
      }
      reserve(job);
      optionCost[o] = NONE;
      int brokenBefore = state.brokenLimits();
      if (start >= earliest(job) && start <= latest(job)) {
        sweep(job, o, start, start, null, 0);
      }
      if (optionCost[o] == NONE) {
        return false;
      }
      state.place(job, e, start);
      if (state.brokenLimits() > brokenBefore) {
        state.remove(job);
        return false;
      }
      return true;
    }
    return false;
  }

  /**
   * Evaluates all options into {@code optionCost} and {@code optionStart}; returns their number.
   */
  private int evaluate(int job, Rng rng, double blink) {
    int options = reserve(job);
    int earliest = earliest(job);
    int latest = latest(job);
    for (int o = 0; o < options; o++) {
      optionCost[o] = NONE;
      int first = Math.max(earliest, p.optionFirst[job][o]);
      int last = Math.min(latest, p.optionLast[job][o]);
      if (first <= last) {
        sweep(job, o, first, last, rng, blink);
      }
    }
    return options;
  }

  private int reserve(int job) {
    int options = p.optionEquipment[job].length;
    if (options > optionCost.length) {
      optionCost = new double[options];
      optionStart = new int[options];
    }
    return options;
  }

  /** First slot after every placed predecessor. */
  private int earliest(int job) {
    int earliest = 0;
    for (int predecessor : p.predecessors[job]) {
      if (state.equipmentOf(predecessor) >= 0) {
        earliest = Math.max(earliest, state.startOf(predecessor) + p.duration[predecessor]);
      }
    }
    return earliest;
  }

  /** Last start that ends before every placed successor. */
  private int latest(int job) {
    int latest = p.slots;
    for (int successor : p.successors[job]) {
      if (state.equipmentOf(successor) >= 0) {
        latest = Math.min(latest, state.startOf(successor) - p.duration[job]);
      }
    }
    return latest;
  }

  private void sweep(int job, int option, int first, int last, @Nullable Rng rng, double blink) {
    int e = p.optionEquipment[job][option];
    int duration = p.duration[job];
    boolean constant = p.constant[job];
    work += last + duration - first;
    prepare(job, e, first, last + duration, constant ? p.heat[job][0] : -1);

    BitSet allowed = p.optionStarts[job][option];
    boolean plainStarts = p.alwaysFollowsJobs[e];
    int turnaround = p.turnaround[e];
    int base = e * p.slots;
    int lastBlocked = -1;
    int lastBusy = Integer.MIN_VALUE / 2;
    int scanned = first;
    int busyScanned = Math.max(0, first - turnaround);
    int lastOn = plainStarts ? -2 : lastOnBefore(e, first);
    int nextOn = -1;
    SlotPrices startPrices = p.startPrices[job][option];
    double best = NONE;
    int bestStart = -1;
    for (int s = first; s <= last; s++) {
      if (!plainStarts && s > 0 && isOn(e, s - 1)) {
        lastOn = s - 1;
      }
      int end = s + duration;
      while (scanned < end) {
        if (blocked[scanned]) {
          lastBlocked = scanned;
        }
        scanned++;
      }
      if (turnaround > 0) {
        int busyEnd = Math.min(p.slots, end + turnaround);
        while (busyScanned < busyEnd) {
          if (state.count[base + busyScanned] > 0) {
            lastBusy = busyScanned;
          }
          busyScanned++;
        }
      }
      if (lastBlocked >= s || lastBusy >= s - turnaround || !allowed.get(s)) {
        continue;
      }
      double total = startPrices == SlotPrices.FREE ? 0 : startPrices.units(s);
      if (constant) {
        total += slotCost[end] - slotCost[s];
      } else {
        total += profileCost(job, e, s);
        if (total == NONE) {
          continue;
        }
      }
      if (!plainStarts) {
        if (nextOn < end) {
          nextOn = nextOnAt(e, end);
        }
        total += startCost(e, s, end, lastOn, nextOn);
      }
      if (total < best && (rng == null || blink == 0 || rng.nextDouble() >= blink)) {
        best = total;
        bestStart = s;
      }
    }
    optionCost[option] = best;
    optionStart[option] = bestStart;
  }

  /**
   * Fills per slot of [from, to): blocked, prefix sums of the cost change (constant heat), prefix
   * sums of existing starts.
   */
  private void prepare(int job, int e, int from, int to, long heat) {
    int base = e * p.slots;
    long room = p.capacity[e] + Units.LIMIT_TOLERANCE;
    long limit = p.peakLimit + Units.LIMIT_TOLERANCE;
    int operators = p.jobOperators[job];
    boolean limited = !p.pricesOperators();
    boolean batch = p.batch[e];
    boolean electric = p.electric[e];
    boolean simple = p.linear[e] && p.minLoad[e] == 0 && p.standby[e] == 0;
    boolean plainStarts = p.alwaysFollowsJobs[e];
    double sum = 0;
    double starts = 0;
    slotCost[from] = 0;
    startSum[from] = 0;
    for (int t = from; t < to; t++) {
      int i = base + t;
      boolean block = limited && operators > state.operatorsFree[t] || batch && state.count[i] > 0;
      if (heat >= 0) {
        long now = state.heat[i];
        block |= now + heat > room;
        if (!block) {
          double increase;
          if (simple) {
            increase = heat * p.scale[i];
          } else {
            increase = p.heatInput(e, t, now + heat);
            increase += isOn(e, t) ? -p.heatInput(e, t, now) : p.standby[e];
          }
          double change = increase * p.price[i] + softChange(e, t, operators);
          if (electric) {
            long load = state.load[t];
            double after = load + increase;
            block = after > limit && increase > 0;
            change += peakChange(t, load, after);
          }
          sum += change;
        }
      }
      blocked[t] = block;
      slotCost[t + 1] = sum;
      if (!plainStarts) {
        if (isStart(e, t)) {
          starts += p.startCost[i] + p.shutdownCost[e];
        }
        startSum[t + 1] = starts;
      }
    }
    for (int d = 0; d < p.dimensions; d++) {
      blockByDimension(job, e, d, from, to);
    }
  }

  private void blockByDimension(int job, int e, int d, int from, int to) {
    long limit = p.dimensionCapacity[e * p.dimensions + d];
    long use = p.uses[job][d];
    if (use == 0 || limit == Long.MAX_VALUE) {
      return;
    }
    int offset = (e * p.dimensions + d) * p.slots;
    for (int t = from; t < to; t++) {
      blocked[t] |= state.dimensionUse[offset + t] > limit - use;
    }
  }

  private double peakChange(int t, long before, double after) {
    double change = 0;
    for (int i = p.componentFrom[t]; i < p.componentFrom[t + 1]; i++) {
      int k = p.componentOf[i];
      long level = state.level[k];
      if (after > level) {
        change += state.weight[k] * (after - Math.max(before, level));
      } else if (before > level) {
        change -= state.weight[k] * (before - level);
      }
    }
    return change;
  }

  /** Change of the soft price of being on and of missing operators when a job runs in a slot. */
  private double softChange(int e, int t, int operators) {
    double change = p.onPrice[e * p.slots + t];
    if (change > 0 && isOn(e, t)) {
      change = 0;
    }
    if (p.pricesOperators()) {
      int free = state.operatorsFree[t];
      change += (double) (Math.max(0, operators - free) - Math.max(0, -free)) * p.operatorPrice[t];
    }
    return change;
  }

  /** Cost change of a run with a profile, or infinite if it does not fit. */
  private double profileCost(int job, int e, int start) {
    long[] profile = p.heat[job];
    int base = e * p.slots;
    long room = p.capacity[e] + Units.LIMIT_TOLERANCE;
    long limit = p.peakLimit + Units.LIMIT_TOLERANCE;
    double sum = 0;
    work += profile.length;
    for (int k = 0; k < profile.length; k++) {
      int t = start + k;
      int i = base + t;
      long now = state.heat[i];
      if (now + profile[k] > room) {
        return NONE;
      }
      double increase = p.heatInput(e, t, now + profile[k]);
      increase += isOn(e, t) ? -p.heatInput(e, t, now) : p.standby[e];
      sum += increase * p.price[i] + softChange(e, t, p.jobOperators[job]);
      if (p.electric[e]) {
        double after = state.load[t] + increase;
        if (after > limit && increase > 0) {
          return NONE;
        }
        sum += peakChange(t, state.load[t], after);
      }
    }
    return sum;
  }

  /** Estimated change of start, bridge and extension costs when [s, end) becomes busy. */
  private double startCost(int e, int s, int end, int lastOn, int nextOn) {
    if (p.rests[e]) {
      return gapChange(e, s, end, lastOn, nextOn);
    }
    double change = startSum[s] - startSum[end];
    boolean startsOn = isOn(e, s);
    if (startsOn) {
      if (isStart(e, s)) {
        change += p.startCost[e * p.slots + s] + p.shutdownCost[e]; // this start stays
      }
    } else if (lastOn < s - 1) {
      double fresh = p.startCost[e * p.slots + s] + p.shutdownCost[e];
      boolean before = lastOn >= 0 || p.initiallyOn[e];
      if (before && p.isAvailable(e, lastOn + 1, s)) {
        fresh = Math.min(fresh, p.idleCost(e, lastOn + 1, s));
      }
      change += fresh;
    }
    if (end >= p.slots || isOn(e, end - 1)) {
      return change;
    }
    if (nextOn == end) {
      return change - (p.startCost[e * p.slots + end] + p.shutdownCost[e]);
    }
    if (nextOn < p.slots && p.isAvailable(e, end, nextOn)) {
      double bridged =
          p.idleCost(e, end, nextOn) - (p.startCost[e * p.slots + nextOn] + p.shutdownCost[e]);
      if (bridged < 0) {
        return change + bridged;
      }
    }
    if (!startsOn && lastOn < s - 1 && end - s < p.minRun[e]) {
      int stop = Math.min(Math.min(s + p.minRun[e], nextOn), p.slots);
      change += p.idleCost(e, end, Math.max(end, stop));
    }
    return change;
  }

  /** Change of the cost of gaps and bridges when [s, end) becomes busy, minimum runs apart. */
  private double gapChange(int e, int s, int end, int lastOn, int nextOn) {
    int first = Math.max(0, lastOn + 1);
    double change = betweenRuns(e, first, s) + betweenRuns(e, end, nextOn);
    for (int t = first; t < nextOn; ) {
      int next = nextOnAt(e, t);
      change -= next > t || t == 0 ? betweenRuns(e, t, next) : 0;
      t = next;
      while (t < nextOn && isOn(e, t)) {
        t++;
      }
    }
    return change;
  }

  /** Price of having no job in [first, end): bridged, or in the cheapest state. */
  private double betweenRuns(int e, int first, int end) {
    boolean stopped = first > 0 || p.initiallyOn[e];
    boolean starts = end < p.slots;
    if (stopped && first == end || !stopped && !starts) {
      return 0;
    }
    double price = p.gapsOf(e).cheapestPrice(first, end, stopped, starts);
    return stopped && p.isAvailable(e, first, end)
        ? Math.min(price, p.idleCost(e, first, end))
        : price;
  }

  private boolean isOn(int e, int t) {
    return (state.on[e * p.words + (t >> 6)] >>> t & 1) != 0;
  }

  private boolean isStart(int e, int t) {
    return (state.starts[e * p.words + (t >> 6)] >>> t & 1) != 0;
  }

  private int lastOnBefore(int e, int slot) {
    for (int t = slot - 1; t >= 0; t--) {
      if (isOn(e, t)) {
        return t;
      }
    }
    return -1;
  }

  private int nextOnAt(int e, int slot) {
    if (slot >= p.slots) {
      return p.slots;
    }
    int w = slot >> 6;
    long word = state.on[e * p.words + w] & (-1L << slot);
    while (word == 0) {
      if (++w == p.words) {
        return p.slots;
      }
      word = state.on[e * p.words + w];
    }
    return (w << 6) + Long.numberOfTrailingZeros(word);
  }
}
