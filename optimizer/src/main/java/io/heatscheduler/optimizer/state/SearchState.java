package io.heatscheduler.optimizer.state;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partial plan and its value, updated job by job in time proportional to the job's duration.
 *
 * <p>All sums are of {@code long}s, so removing a job restores the value to the last unit and a
 * complete state's objective equals {@link io.heatscheduler.optimizer.problem.PlanEvaluator}'s.
 * When equipment is on follows from the jobs by {@link OnPattern}.
 *
 * <p>Beside the true demand charge the state keeps a <em>soft peak</em>: for each demand component
 * a level and a weight, and the sum over slots of weight x (load above level). With level = n-th
 * highest load and weight = rate / n this is the mean of the n highest loads at the component's
 * rate, which falls smoothly to the true charge as n falls to 1 (docs/model/milp.md).
 */
public final class SearchState {
  final FlatProblem p;
  final long[] heat;
  final int[] count;
  final long[] dimensionUse;
  final int[] operatorsFree;
  final long[] load;
  final long[] busy;
  final long[] on;
  final long[] starts;
  final long[] level;
  final double[] weight;
  private final long[] input;
  private final long[] cost;
  private final int[] equipmentOf;
  private final int[] startOf;
  private final int[] broken;
  private final int[] shutdowns;
  private final OnPattern pattern;
  private final double[] idleCharge;
  private final long[] newOn;
  private final @Nullable RestDraw[] rest;
  private long runningCost;
  private double softPeak;
  private int brokenLimits;
  private int slotsOverLimit;
  private int missing;

  /** An empty state: no job placed. */
  public SearchState(FlatProblem p) {
    this.p = p;
    heat = new long[p.equipment * p.slots];
    count = new int[p.equipment * p.slots];
    dimensionUse = new long[p.equipment * p.dimensions * p.slots];
    operatorsFree = p.operators.clone();
    load = p.baseLoad.clone();
    busy = new long[p.equipment * p.words];
    on = new long[p.equipment * p.words];
    starts = new long[p.equipment * p.words];
    input = new long[p.equipment * p.slots];
    cost = new long[p.equipment * p.slots];
    equipmentOf = new int[p.jobs];
    startOf = new int[p.jobs];
    broken = new int[p.equipment];
    shutdowns = new int[p.equipment];
    level = new long[p.components];
    weight = new double[p.components];
    pattern = new OnPattern(p);
    idleCharge = new double[p.equipment * (p.slots + 1)];
    newOn = new long[p.words];
    rest = new @Nullable RestDraw[p.equipment];
    for (int e = 0; e < p.equipment; e++) {
      rest[e] = p.rests[e] ? new RestDraw(p, e) : null;
    }
    missing = p.jobs;
    Arrays.fill(equipmentOf, -1);
    Arrays.fill(startOf, -1);
    Arrays.fill(level, Long.MAX_VALUE / 4);
    for (int t = 0; t < p.slots; t++) {
      slotsOverLimit += isOverLimit(load[t]) ? 1 : 0;
    }
    for (int e = 0; e < p.equipment; e++) {
      for (int t = 0; t < p.mustStayOn[e]; t++) {
        busy[e * p.words + (t >> 6)] |= 1L << t;
      }
      refresh(e, 0, 0);
    }
  }

  /** Equipment of a job, -1 if not placed. */
  public int equipmentOf(int job) {
    return equipmentOf[job];
  }

  /** Start slot of a job, -1 if not placed. */
  public int startOf(int job) {
    return startOf[job];
  }

  /** Jobs not placed. */
  public int missing() {
    return missing;
  }

  /** Whether all jobs are placed and no constraint is broken. */
  public boolean isFeasible() {
    return missing == 0 && brokenLimits == 0 && slotsOverLimit == 0;
  }

  /** Broken on/off limits plus slots over the peak limit; 0 if what is placed is feasible. */
  public int brokenLimits() {
    return brokenLimits + slotsOverLimit;
  }

  /** Site load in a slot, power units. */
  public long load(int slot) {
    return load[slot];
  }

  /** Operators nobody needs in a slot. */
  public int operatorsFree(int slot) {
    return operatorsFree[slot];
  }

  /** Energy, starts and soft terms without the peaks', money units. */
  public long runningCost() {
    return runningCost;
  }

  /** Energy, starts and soft peak, money units: what the search minimises. */
  public double softCost() {
    return runningCost + softPeak;
  }

  /** Exact objective of what is placed, money units. */
  public long objective() {
    long total = runningCost + p.problem.fixedCost();
    for (int k = 0; k < p.components; k++) {
      total += demandCharge(k, highestLoad(k));
    }
    return total;
  }

  /** Highest load over a component's slots, power units. */
  public long highestLoad(int component) {
    long highest = 0;
    for (int t : p.componentSlots[component]) {
      highest = Math.max(highest, load[t]);
    }
    return highest;
  }

  private long demandCharge(int component, long highestLoad) {
    DemandComponent source = p.problem.demand().get(component);
    return source.charge(highestLoad);
  }

  /**
   * Puts a job that is not placed onto an equipment. Capacity, windows and operators are the
   * caller's to respect.
   */
  public void place(int job, int e, int start) {
    equipmentOf[job] = e;
    startOf[job] = start;
    missing--;
    change(job, e, start, 1);
  }

  /** Takes a placed job away. */
  public void remove(int job) {
    int e = equipmentOf[job];
    int start = startOf[job];
    equipmentOf[job] = -1;
    startOf[job] = -1;
    missing++;
    change(job, e, start, -1);
  }

  private void change(int job, int e, int start, int sign) {
    int end = start + p.duration[job];
    long[] profile = p.heat[job];
    int operators = sign * p.jobOperators[job];
    runningCost += sign * p.startPriceOn(job, e, start);
    if (p.pricesOperators() && operators != 0) {
      runningCost += operatorPriceChange(start, end, operators);
    }
    int base = e * p.slots;
    int word = e * p.words;
    for (int t = start; t < end; t++) {
      heat[base + t] += sign * profile[t - start];
      int running = count[base + t] += sign;
      if (running > 0 || t < p.mustStayOn[e]) {
        busy[word + (t >> 6)] |= 1L << t;
      } else {
        busy[word + (t >> 6)] &= ~(1L << t);
      }
      operatorsFree[t] -= operators;
    }
    for (int d = 0; d < p.dimensions; d++) {
      long use = sign * p.uses[job][d];
      int offset = (e * p.dimensions + d) * p.slots;
      for (int t = start; use != 0 && t < end; t++) {
        dimensionUse[offset + t] += use;
      }
    }
    refresh(e, start, end);
  }

  /** Change of the price of missing operators in [start, end) when more are needed. */
  private long operatorPriceChange(int start, int end, int more) {
    long change = 0;
    for (int t = start; t < end; t++) {
      long missing = Math.max(0, (long) more - operatorsFree[t]) - Math.max(0, -operatorsFree[t]);
      change += missing * p.operatorPrice[t];
    }
    return change;
  }

  /**
   * Recomputes the on-pattern of an equipment and the cost of [from, to) and of every slot whose
   * state changed.
   */
  private void refresh(int e, int from, int to) {
    int nowBroken = pattern.decide(e, busy, newOn);
    brokenLimits += nowBroken - broken[e];
    broken[e] = nowBroken;
    apply(e, from, to);
  }

  private void apply(int e, int from, int to) {
    int offset = e * p.words;
    long carry = p.initiallyOn[e] ? 1 : 0;
    int stops = 0;
    RestDraw drawn = rest[e];
    if (drawn != null) {
      runningCost += drawn.read(pattern);
    }
    for (int w = 0; w < p.words; w++) {
      long now = newOn[w];
      long before = now << 1 | carry;
      carry = now >>> 63;
      long newStarts = now & ~before;
      long stopBits = before & ~now;
      if (w == p.words - 1 && (p.slots & 63) != 0) {
        stopBits &= (1L << p.slots) - 1;
      }
      stops += Long.bitCount(stopBits);
      long changed =
          (now ^ on[offset + w]) | (newStarts ^ starts[offset + w]) | rangeMask(w, from, to);
      if (drawn != null) {
        changed |= drawn.changed(w);
      }
      on[offset + w] = now;
      starts[offset + w] = newStarts;
      while (changed != 0) {
        int bit = Long.numberOfTrailingZeros(changed);
        changed &= changed - 1;
        update(e, (w << 6) + bit, (now >>> bit & 1) != 0, (newStarts >>> bit & 1) != 0);
      }
    }
    if (drawn == null && stops != shutdowns[e]) {
      runningCost += (stops - shutdowns[e]) * p.shutdownCost[e];
      shutdowns[e] = stops;
    }
  }

  private static long rangeMask(int w, int from, int to) {
    int a = Math.max(from - (w << 6), 0);
    int b = Math.min(to - (w << 6), 64);
    return a >= b ? 0 : (-1L << a) & (-1L >>> -b);
  }

  private void update(int e, int t, boolean isOn, boolean isStart) {
    int i = e * p.slots + t;
    long newInput = 0;
    long newCost = 0;
    if (isOn) {
      newInput = Math.round(p.heatInput(e, t, heat[i])) + p.standby[e];
      if (isStart && !p.rests[e]) {
        newInput += p.startupInput[e];
        newCost = p.startupCost[e];
      }
      newCost += p.onPrice[i];
    }
    RestDraw drawn = rest[e];
    if (drawn != null) {
      newInput += drawn.input(t);
    }
    newCost += Math.round(newInput * p.price[i]);
    runningCost += newCost - cost[i];
    cost[i] = newCost;
    long difference = newInput - input[i];
    input[i] = newInput;
    if (p.electric[e] && difference != 0) {
      changeLoad(t, difference);
    }
  }

  private void changeLoad(int t, long difference) {
    long before = load[t];
    long after = before + difference;
    load[t] = after;
    softPeak += softPeak(t, after) - softPeak(t, before);
    slotsOverLimit += (isOverLimit(after) ? 1 : 0) - (isOverLimit(before) ? 1 : 0);
  }

  private boolean isOverLimit(long value) {
    return value > p.peakLimit + Units.LIMIT_TOLERANCE;
  }

  /** Soft peak cost of a slot at a load. */
  double softPeak(int t, double value) {
    double total = 0;
    for (int i = p.componentFrom[t]; i < p.componentFrom[t + 1]; i++) {
      int k = p.componentOf[i];
      if (value > level[k]) {
        total += weight[k] * (value - level[k]);
      }
    }
    return total;
  }

  /**
   * Sets the soft peak's level and weight for one component.
   *
   * @param component component index
   * @param newLevel power units; load up to it costs nothing
   * @param newWeight money units per power unit and slot above it
   */
  public void setSoftPeak(int component, long newLevel, double newWeight) {
    level[component] = newLevel;
    weight[component] = newWeight;
    softPeak = 0;
    for (int t = 0; t < p.slots; t++) {
      softPeak += softPeak(t, load[t]);
    }
  }

  /**
   * Prices idling at what its load may add to the peaks, and decides every on-pattern anew: without
   * that an equipment idles through the site's highest slot to save a start.
   *
   * @param perUnit money units per power unit of load, by slot; 0: no peak near
   */
  public void priceIdling(double[] perUnit) {
    for (int e = 0; e < p.equipment; e++) {
      if (!p.electric[e] || p.alwaysFollowsJobs[e]) {
        continue;
      }
      int offset = e * (p.slots + 1);
      for (int t = 0; t < p.slots; t++) {
        double input = perUnit[t] == 0 ? 0 : p.problem.equipment().get(e).inputWhileOn(t, 0);
        idleCharge[offset + t + 1] = idleCharge[offset + t] + perUnit[t] * input;
      }
    }
    pattern.chargeIdling(idleCharge);
    for (int e = 0; e < p.equipment; e++) {
      if (p.electric[e] && !p.alwaysFollowsJobs[e]) {
        refresh(e, 0, 0);
      }
    }
  }

  /** Level of a component's soft peak, power units. */
  public long softPeakLevel(int component) {
    return level[component];
  }

  /**
   * Loads of a component's slots in ascending order.
   *
   * @param component component index
   * @param into receives them; at least as long as the component has slots
   * @return number of slots
   */
  public int sortedLoads(int component, long[] into) {
    int[] slots = p.componentSlots[component];
    for (int i = 0; i < slots.length; i++) {
      into[i] = load[slots[i]];
    }
    Arrays.sort(into, 0, slots.length);
    return slots.length;
  }

  /** The plan as it stands; only a state without missing jobs is a plan. */
  public Plan toPlan() {
    List<BitSet> patterns = new ArrayList<>();
    for (int e = 0; e < p.equipment; e++) {
      patterns.add(BitSet.valueOf(Arrays.copyOfRange(on, e * p.words, (e + 1) * p.words)));
    }
    List<Map<Integer, Integer>> standby = new ArrayList<>();
    for (RestDraw drawn : rest) {
      standby.add(drawn == null ? Map.of() : drawn.standby());
    }
    return new Plan(equipmentOf, startOf, patterns, standby);
  }

  /**
   * Removes every job, then places them as in a plan; on/off follows from the jobs, not from the
   * plan.
   */
  public void load(Plan plan) {
    for (int j = 0; j < p.jobs; j++) {
      if (equipmentOf[j] >= 0) {
        remove(j);
      }
    }
    for (int j = 0; j < p.jobs; j++) {
      place(j, plan.equipmentOf(j), plan.startOf(j));
    }
  }
}
