package io.heatscheduler.optimizer.state;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Problem} as flat arrays for hot loops. Shared between threads; nobody writes to it after
 * construction.
 *
 * <p>Array shapes: {@code [e*T+t]} per equipment and slot, {@code [e*W+w]} per equipment and 64-bit
 * word of a slot set, {@code [e]}, {@code [t]}, {@code [j]}, {@code [j][option]}.
 */
public final class FlatProblem {
  /** The source. */
  public final Problem problem;

  /** Slots, equipment, jobs, 64-bit words of a slot set, dimensions, demand components, days. */
  public final int slots;

  public final int equipment;
  public final int jobs;
  public final int words;
  public final int dimensions;
  public final int components;
  public final int days;

  /** Per equipment. */
  public final boolean[] electric;

  public final boolean[] batch;
  public final boolean[] linear;
  public final InputCurve[] curve;
  public final int[] turnaround;
  public final long[] capacity;
  public final double[] minLoad;
  public final long[] standby;
  public final long[] startupInput;
  public final long[] startupCost;
  public final long[] shutdownCost;
  public final int[] minRun;
  public final int[] maxStarts;
  public final int[] startsToday;
  public final boolean[] initiallyOn;

  /** Slots from 0 in which each equipment must be on, [e]. */
  public final int[] mustStayOn;

  /** Whether staying on without a job can never pay or be needed: on = busy. */
  public final boolean[] alwaysFollowsJobs;

  /** Whether going on or off takes time or standby is an option, [e]. */
  public final boolean[] rests;

  /** Prices of gaps at energy prices, money units, [e]; those of {@link #rests} only. */
  public final @Nullable GapPrices[] gaps;

  /** Highest input while not on, or on top in a start slot, power units, [e]. */
  public final long[] restInput;

  /** Limit of each dimension, [e*D+d]. */
  public final long[] dimensionCapacity;

  /** Input per heat, [e*T+t]. */
  public final double[] scale;

  /** Money units per power unit of input, [e*T+t]. */
  public final double[] price;

  /** Money units of being on without a job before slot t, [e*(T+1)+t]. */
  public final double[] idlePrefix;

  /** Money units of a start in slot t, start-up energy included, [e*T+t]. */
  public final double[] startCost;

  /** First unavailable slot at or after t (T if none), [e*(T+1)+t]. */
  public final int[] nextUnavailable;

  /** Last unavailable slot at or before t (-1 if none), [e*T+t]. */
  public final int[] lastUnavailable;

  /** Per slot. */
  public final int[] operators;

  public final long[] baseLoad;
  public final int[] day;
  public final long peakLimit;

  /** Components of slot t: componentOf[componentFrom[t] .. componentFrom[t+1]). */
  public final int[] componentFrom;

  public final int[] componentOf;

  /** Per component: money units per power unit, floor, slots. */
  public final double[] componentRate;

  public final long[] componentFloor;
  public final int[][] componentSlots;

  /** Per job. */
  public final int[] duration;

  public final long[][] heat;
  public final boolean[] constant;
  public final int[] jobOperators;
  public final long[][] uses;
  public final int[][] predecessors;
  public final int[][] successors;
  public final int[][] optionEquipment;
  public final int[][] optionFirst;
  public final int[][] optionLast;
  public final BitSet[][] optionStarts;

  /** Whether every start between an option's first and last is allowed. */
  public final boolean[][] optionContiguous;

  /** Whether {@link io.heatscheduler.optimizer.problem.SoftTerms} price any start. */
  public final boolean pricesStarts;

  /** Soft prices of starts, [j][option]; {@link SlotPrices#FREE} without one. */
  public final SlotPrices[][] startPrices;

  /** Soft price of being on, money units, [e*T+t]. */
  public final long[] onPrice;

  /** Soft price of a missing operator, money units, [t]; empty: operators are a hard limit. */
  public final long[] operatorPrice;

  /** Flattens a problem. */
  public FlatProblem(Problem problem) {
    this.problem = problem;
    slots = problem.slots();
    equipment = problem.equipment().size();
    jobs = problem.jobs().size();
    words = (slots + 63) >>> 6;
    dimensions = problem.dimensions();
    components = problem.demand().size();
    operators = problem.operators();
    baseLoad = problem.baseLoad();
    day = problem.dayOfSlot();
    days = day[slots - 1] + 1;
    peakLimit = problem.peakLimit();

    SoftTerms soft = problem.soft();
    pricesStarts = !soft.starts().isEmpty();
    startPrices = new SlotPrices[jobs][];
    onPrice = new long[equipment * slots];
    SlotPrices ofOperators = soft.operators();
    operatorPrice = ofOperators == null ? new long[0] : ofOperators.units();

    electric = new boolean[equipment];
    batch = new boolean[equipment];
    linear = new boolean[equipment];
    curve = new InputCurve[equipment];
    turnaround = new int[equipment];
    capacity = new long[equipment];
    minLoad = new double[equipment];
    standby = new long[equipment];
    startupInput = new long[equipment];
    startupCost = new long[equipment];
    shutdownCost = new long[equipment];
    minRun = new int[equipment];
    maxStarts = new int[equipment];
    startsToday = new int[equipment];
    initiallyOn = new boolean[equipment];
    mustStayOn = new int[equipment];
    alwaysFollowsJobs = new boolean[equipment];
    rests = new boolean[equipment];
    gaps = new @Nullable GapPrices[equipment];
    restInput = new long[equipment];
    dimensionCapacity = new long[equipment * dimensions];
    scale = new double[equipment * slots];
    price = new double[equipment * slots];
    startCost = new double[equipment * slots];
    idlePrefix = new double[equipment * (slots + 1)];
    nextUnavailable = new int[equipment * (slots + 1)];
    lastUnavailable = new int[equipment * slots];
    for (int e = 0; e < equipment; e++) {
      flatten(e, problem.equipment().get(e));
    }

    componentRate = new double[components];
    componentFloor = new long[components];
    componentSlots = new int[components][];
    componentFrom = new int[slots + 1];
    for (int k = 0; k < components; k++) {
      DemandComponent component = problem.demand().get(k);
      componentRate[k] = component.ratePerUnit();
      componentFloor[k] = component.floor();
      componentSlots[k] = component.slots().stream().toArray();
      for (int t : componentSlots[k]) {
        componentFrom[t + 1]++;
      }
    }
    for (int t = 0; t < slots; t++) {
      componentFrom[t + 1] += componentFrom[t];
    }
    componentOf = new int[componentFrom[slots]];
    int[] next = componentFrom.clone();
    for (int k = 0; k < components; k++) {
      for (int t : componentSlots[k]) {
        componentOf[next[t]++] = k;
      }
    }

    duration = new int[jobs];
    heat = new long[jobs][];
    constant = new boolean[jobs];
    jobOperators = new int[jobs];
    uses = new long[jobs][];
    predecessors = new int[jobs][];
    optionEquipment = new int[jobs][];
    optionFirst = new int[jobs][];
    optionLast = new int[jobs][];
    optionStarts = new BitSet[jobs][];
    optionContiguous = new boolean[jobs][];
    int[] successorCount = new int[jobs];
    for (int j = 0; j < jobs; j++) {
      Job job = problem.jobs().get(j);
      duration[j] = job.duration();
      heat[j] = job.heat();
      constant[j] = job.isConstant();
      jobOperators[j] = job.operators();
      uses[j] = job.uses();
      predecessors[j] = job.predecessors();
      for (int predecessor : predecessors[j]) {
        successorCount[predecessor]++;
      }
      List<Job.Option> options = job.options();
      optionEquipment[j] = options.stream().mapToInt(Job.Option::equipment).toArray();
      optionFirst[j] = options.stream().mapToInt(Job.Option::earliestStart).toArray();
      optionLast[j] = options.stream().mapToInt(Job.Option::latestStart).toArray();
      optionStarts[j] = options.stream().map(Job.Option::starts).toArray(BitSet[]::new);
      optionContiguous[j] = new boolean[options.size()];
      startPrices[j] = new SlotPrices[options.size()];
      for (int o = 0; o < options.size(); o++) {
        optionContiguous[j][o] =
            optionStarts[j][o].cardinality() == optionLast[j][o] - optionFirst[j][o] + 1;
        startPrices[j][o] = soft.startPrices(j, optionEquipment[j][o]);
      }
    }
    successors = new int[jobs][];
    for (int j = 0; j < jobs; j++) {
      successors[j] = new int[successorCount[j]];
    }
    for (int j = jobs - 1; j >= 0; j--) {
      for (int predecessor : predecessors[j]) {
        successors[predecessor][--successorCount[predecessor]] = j;
      }
    }
  }

  private void flatten(int e, Equipment unit) {
    electric[e] = unit.electric();
    batch[e] = unit.batch();
    linear[e] = unit.curve().isLinear();
    curve[e] = unit.curve();
    turnaround[e] = unit.turnaroundSlots();
    capacity[e] = unit.capacity();
    minLoad[e] = unit.minLoad();
    standby[e] = unit.standby();
    startupInput[e] = unit.startupInput();
    startupCost[e] = unit.startupCost();
    shutdownCost[e] = unit.shutdownCost();
    minRun[e] = unit.minRunSlots();
    maxStarts[e] = unit.maxStartsPerDay();
    startsToday[e] = unit.startsToday();
    initiallyOn[e] = unit.initiallyOn();
    mustStayOn[e] = unit.mustStayOnSlots();
    System.arraycopy(unit.dimensionCapacity(), 0, dimensionCapacity, e * dimensions, dimensions);
    boolean idleNeverPays = true;
    for (int t = 0; t < slots; t++) {
      int i = e * slots + t;
      scale[i] = unit.inputScale(t);
      price[i] = problem.costPerInput(e, t);
      startCost[i] = unit.startupCost() + unit.startupInput() * price[i];
      onPrice[i] = problem.soft().onPrice(e, t);
      double idle = unit.inputWhileOn(t, 0) * price[i] + onPrice[i];
      idlePrefix[e * (slots + 1) + t + 1] = idlePrefix[e * (slots + 1) + t] + idle;
      idleNeverPays &= idle >= startCost[i] + unit.shutdownCost();
      lastUnavailable[i] = unit.isAvailable(t) ? (t == 0 ? -1 : lastUnavailable[i - 1]) : t;
    }
    nextUnavailable[e * (slots + 1) + slots] = slots;
    for (int t = slots - 1; t >= 0; t--) {
      int i = e * (slots + 1) + t;
      nextUnavailable[i] = unit.isAvailable(t) ? nextUnavailable[i + 1] : t;
    }
    boolean neverLimited = maxStarts[e] - startsToday[e] >= (slots + 1) / 2;
    rests[e] = !unit.resting().isInstant();
    restInput[e] = unit.resting().highestInput();
    if (rests[e]) {
      layGaps(e, unit);
    }
    alwaysFollowsJobs[e] =
        idleNeverPays
            && !rests[e]
            && minRun[e] == 1
            && neverLimited
            && unit.startupInput() == 0
            && startupCost[e] == 0
            && shutdownCost[e] == 0;
  }

  private void layGaps(int e, Equipment unit) {
    GapPrices prices = new GapPrices(unit.resting(), slots);
    prices.fill(
        (t, input, whileOn) -> input * price[e * slots + t],
        unit.startupCost(),
        unit.shutdownCost());
    gaps[e] = prices;
    for (int t = 0; t < slots; t++) {
      int earliest = Math.max(t, unit.resting().off().startupSlots());
      startCost[e * slots + t] = earliest < slots ? prices.start(0, earliest) : unit.startupCost();
    }
  }

  /**
   * Prices of the gaps of an equipment that {@link #rests}.
   *
   * @throws IllegalStateException if it goes on and off at once
   */
  public GapPrices gapsOf(int e) {
    GapPrices prices = gaps[e];
    if (prices == null) {
      throw new IllegalStateException("equipment " + e + " goes on and off at once");
    }
    return prices;
  }

  /** Slots visited to look at every place of every job once. */
  public long sweep() {
    long slotsVisited = 0;
    for (int j = 0; j < jobs; j++) {
      for (int o = 0; o < optionEquipment[j].length; o++) {
        slotsVisited += optionLast[j][o] - optionFirst[j][o] + 1 + duration[j];
      }
    }
    return slotsVisited;
  }

  /** Soft price of a job's start on an equipment, money units. */
  public long startPriceOn(int job, int e, int start) {
    for (int o = 0; pricesStarts && o < optionEquipment[job].length; o++) {
      if (optionEquipment[job][o] == e) {
        return startPrices[job][o].units(start);
      }
    }
    return 0;
  }

  /** Whether operators are priced instead of limited. */
  public boolean pricesOperators() {
    return operatorPrice.length > 0;
  }

  /** Money units of being on without a job in [from, to). */
  public double idleCost(int e, int from, int to) {
    int offset = e * (slots + 1);
    return idlePrefix[offset + to] - idlePrefix[offset + from];
  }

  /** Whether an equipment may be on in every slot of [from, to). */
  public boolean isAvailable(int e, int from, int to) {
    return nextUnavailable[e * (slots + 1) + from] >= to;
  }

  /** Input while on in power units, without standby and start-up, not rounded. */
  public double heatInput(int e, int slot, double totalHeat) {
    double delivered = Math.max(totalHeat, minLoad[e]);
    return (linear[e] ? delivered : curve[e].at(delivered)) * scale[e * slots + slot];
  }
}
