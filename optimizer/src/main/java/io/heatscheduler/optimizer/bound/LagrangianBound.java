package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lower bound by Lagrangian relaxation of the rows that couple jobs and equipment
 * (docs/model/milp.md, section Bound).
 *
 * <p>For any multipliers at least 0, the cheapest start of every job, the cheapest on/off pattern
 * of every equipment and the cheapest peak in its box, each at the multipliers' prices, sum to at
 * most the cost of every feasible plan. Multipliers rise by a level method: step along a deflected
 * subgradient towards the best value plus delta. Anytime, deterministic, O(rows) memory.
 */
public final class LagrangianBound {
  private static final double DEFLECTION = 0.95;
  private static final int PATIENCE = 150;
  private static final int PATIENCE_IN_BOX = 45;
  private static final double SAFETY = 1e-8;
  private static final double KW = 1.0 / Units.POWER_PER_KW;
  private static final long WORK_SHARE = 3;
  private static final double PACKING_SCALE = 100;

  private final FlatProblem p;
  private final Rows rows;
  private final CommitmentPricing commitment;
  private final InputLine[] lower;
  private final InputLine[] upper;
  private final PeakBox box;
  private final int patience;
  private final PackingRows packing;
  private final int packingOffset;

  private final double[] multipliers;
  private final double[] bestMultipliers;
  private final double[] gradient;
  private final double[] direction;
  private double best = Double.NEGATIVE_INFINITY;
  private double current;
  private double magnitude;
  private double delta;
  private int idle;
  private long iterations;
  private long work;

  // Scratch of one evaluation.
  private final double[] loadPrice;
  private final double[] heatSum;
  private final double[] batchSum;
  private final double[] operatorSum;
  private final double[] packingSum;
  private final boolean[] packingPriced;
  private final double[] heat;
  private final double[] batches;
  private final double[] operators;
  private final double[] siteLoad;
  private final double[] onCost;
  private final double[] startCost;
  private final double[] surplus;
  private final boolean[] isOn;
  private final boolean[] isStart;

  /** A bound over all plans, with multipliers 0 and the widest peak box. */
  public LagrangianBound(FlatProblem p) {
    this(p, widestBox(p), null, false);
  }

  /**
   * A bound over the plans of a peak box.
   *
   * @param p the problem, its starts reduced to those possible in the box
   * @param box the box
   * @param start multipliers to begin with, of a bound of the same problem; null: zeros
   * @param packed whether to use packing rows, worth their time in narrow boxes only
   */
  LagrangianBound(FlatProblem p, PeakBox box, double @Nullable [] start, boolean packed) {
    this.box = box;
    packing = new PackingRows(p, box, packed);
    this.p = p;
    rows = new Rows(p);
    commitment = new CommitmentPricing(p);
    lower = p.problem.equipment().stream().map(InputLine::below).toArray(InputLine[]::new);
    upper = p.problem.equipment().stream().map(InputLine::above).toArray(InputLine[]::new);
    packingOffset = rows.size();
    int size = packingOffset + p.slots * packing.functions;
    multipliers = start == null ? new double[size] : Arrays.copyOf(start, size);
    bestMultipliers = multipliers.clone();
    gradient = new double[size];
    direction = new double[size];
    packingPriced = new boolean[p.slots];
    patience = packed ? PATIENCE_IN_BOX : PATIENCE;
    packingSum = new double[packing.classes * (p.slots + 1)];
    loadPrice = new double[p.slots];
    heatSum = new double[p.equipment * (p.slots + 1)];
    batchSum = new double[p.equipment * (p.slots + 1)];
    operatorSum = new double[p.slots + 1];
    heat = new double[p.equipment * p.slots];
    batches = new double[p.equipment * p.slots];
    operators = new double[p.slots];
    siteLoad = new double[p.slots];
    onCost = new double[p.slots];
    startCost = new double[p.slots];
    surplus = new double[p.slots];
    isOn = new boolean[p.slots];
    isStart = new boolean[p.slots];
  }

  /** The box that holds every plan. */
  static PeakBox widestBox(FlatProblem p) {
    double[] low = new double[p.components];
    double[] high = new double[p.components];
    for (int k = 0; k < p.components; k++) {
      long highestBase = 0;
      double highestLoad = 0;
      for (int t : p.componentSlots[k]) {
        highestBase = Math.max(highestBase, p.baseLoad[t]);
        highestLoad = Math.max(highestLoad, p.baseLoad[t] + highestInput(p, t));
      }
      low[k] = Math.max(p.componentFloor[k], highestBase) * KW;
      high[k] =
          Math.max(
              low[k], Math.min(highestLoad, p.peakLimit + Units.LIMIT_TOLERANCE_OF_BOUND) * KW);
    }
    return new PeakBox(low, high);
  }

  private static double highestInput(FlatProblem p, int t) {
    double highest = 0;
    for (int e = 0; e < p.equipment; e++) {
      if (p.electric[e]) {
        double heat = p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND;
        double full = p.curve[e].at(heat);
        for (double input : p.curve[e].inputPoints()) {
          full = Math.max(full, input);
        }
        highest +=
            full * p.scale[e * p.slots + t] * (1 + 1e-9) + p.standby[e] + p.startupInput[e] + 1e3;
      }
    }
    return highest;
  }

  /**
   * Best bound in money units, rounded down with room for floating-point error; {@link
   * Long#MIN_VALUE} before the first round.
   */
  public long bound() {
    return best == Double.NEGATIVE_INFINITY
        ? Long.MIN_VALUE
        : (long) Math.floor(best * Units.MONEY_PER_ONE);
  }

  /** Whether further rounds cannot raise the bound by more than a millionth. */
  public boolean isConverged() {
    return iterations > patience && delta < 1e-6 * Math.max(1, Math.abs(best));
  }

  /** Multipliers of the best bound, a copy. */
  double[] bestMultipliers() {
    return bestMultipliers.clone();
  }

  /** Best bound in money, minus infinity before the first round. */
  double bestValue() {
    return best;
  }

  /** Step size left, relative to the bound: how far a further rise is still expected. */
  double relativeDelta() {
    return delta / Math.max(1, Math.abs(best));
  }

  /** Rounds made. */
  public long iterations() {
    return iterations;
  }

  /** Work done, in the search's unit of one visited slot. */
  public long work() {
    return work;
  }

  /**
   * Continues.
   *
   * @param extraWork work to do now
   * @param cancelled stops early
   */
  public void advance(long extraWork, BooleanSupplier cancelled) {
    long end = work + extraWork;
    while (work < end && !isConverged() && !cancelled.getAsBoolean()) {
      round();
    }
  }

  private void round() {
    if (iterations++ == 0) {
      current = evaluate();
      best = current - SAFETY * magnitude;
      delta = Math.max(1e-3, 0.05 * Math.abs(current));
      return;
    }
    double norm = 0;
    for (int i = 0; i < direction.length; i++) {
      double g = gradient[i];
      if (multipliers[i] == 0 && g < 0) {
        g = 0;
      }
      double d = g + DEFLECTION * direction[i];
      direction[i] = d;
      norm += d * d;
    }
    if (norm > 0) {
      double step = Math.max(0, best + delta - current) / norm;
      for (int i = 0; i < direction.length; i++) {
        double next = multipliers[i] + step * direction[i];
        if (next < 0) {
          next = 0;
          direction[i] = 0;
        }
        multipliers[i] = next;
      }
    }
    current = evaluate();
    double safe = current - SAFETY * magnitude;
    if (safe > best) {
      if (safe - best > delta / 2) {
        delta *= 1.5;
        idle = 0;
      }
      best = safe;
      System.arraycopy(multipliers, 0, bestMultipliers, 0, multipliers.length);
    }
    if (++idle > patience) {
      idle = 0;
      delta *= 0.6;
      System.arraycopy(bestMultipliers, 0, multipliers, 0, multipliers.length);
      Arrays.fill(direction, 0);
      current = evaluate();
    }
  }

  /**
   * Value of the relaxation at {@code multipliers}; fills {@code gradient} and {@code magnitude}.
   */
  private double evaluate() {
    Arrays.fill(heat, 0);
    Arrays.fill(batches, 0);
    Arrays.fill(operators, 0);
    for (int t = 0; t < p.slots; t++) {
      siteLoad[t] = p.baseLoad[t] * KW;
    }
    double total = p.problem.fixedCost() / (double) Units.MONEY_PER_ONE;
    magnitude = Math.abs(total);
    priceLoad();
    total += constants() + packingConstants();
    sumPrices();
    for (int j = 0; j < p.jobs; j++) {
      double value = cheapestStart(j);
      total += value;
      magnitude += Math.abs(value);
    }
    for (int e = 0; e < p.equipment; e++) {
      double value = cheapestCommitment(e);
      total += value;
      magnitude += Math.abs(value);
    }
    total += cheapestPeaks();
    for (int t = 0; t < p.slots && rows.operators >= 0; t++) {
      int i = rows.operators + t;
      gradient[i] =
          rows.scale[i] * (operators[t] - (double) Math.min(p.operators[t], 1_000_000_000));
    }
    for (int t = 0; t < p.slots && rows.site >= 0; t++) {
      int i = rows.site + t;
      gradient[i] = siteLoad[t] - siteLimit();
    }
    return total;
  }

  private double siteLimit() {
    return (p.peakLimit + Units.LIMIT_TOLERANCE_OF_BOUND) * KW;
  }

  /** Price of 1 kW of electric input per slot by site limit and peak rows. */
  private void priceLoad() {
    Arrays.fill(loadPrice, 0);
    for (int t = 0; t < p.slots && rows.site >= 0; t++) {
      loadPrice[t] += multipliers[rows.site + t];
    }
    for (int k = 0; k < p.components; k++) {
      int[] slots = p.componentSlots[k];
      for (int i = 0; i < slots.length; i++) {
        loadPrice[slots[i]] += multipliers[rows.peak[k] + i];
      }
    }
  }

  /** Terms without a decision: base load, limits. */
  private double constants() {
    double total = 0;
    for (int t = 0; t < p.slots; t++) {
      double value = loadPrice[t] * p.baseLoad[t] * KW;
      if (rows.site >= 0) {
        value -= multipliers[rows.site + t] * siteLimit();
      }
      if (rows.operators >= 0) {
        int i = rows.operators + t;
        value -= multipliers[i] * rows.scale[i] * Math.min(p.operators[t], 1_000_000_000);
      }
      total += value;
      magnitude += Math.abs(value);
    }
    return total;
  }

  /** Every packing row allows 1; its gradient gathers the chosen jobs afterwards. */
  private double packingConstants() {
    double total = 0;
    for (int i = packingOffset; i < multipliers.length; i++) {
      total -= PACKING_SCALE * multipliers[i];
      gradient[i] = -PACKING_SCALE;
    }
    for (int t = 0; t < p.slots && packing.functions > 0; t++) {
      double sum = 0;
      for (int f = 0; f < packing.functions; f++) {
        sum += multipliers[packingOffset + t * packing.functions + f];
      }
      packingPriced[t] = sum > 0;
    }
    magnitude += Math.abs(total);
    return total;
  }

  /** Prefix sums of the price of 1 kW of heat, of a batch and of an operator. */
  private void sumPrices() {
    for (int e = 0; e < p.equipment; e++) {
      double ofHeat = 0;
      double ofBatch = 0;
      int prefix = e * (p.slots + 1);
      for (int t = 0; t < p.slots; t++) {
        ofHeat += inputPrice(e, t);
        if (rows.capacity[e] >= 0) {
          int i = rows.capacity[e] + t;
          ofHeat += multipliers[i] * rows.scale[i];
        }
        if (rows.minimum[e] >= 0) {
          int i = rows.minimum[e] + t;
          ofHeat -= multipliers[i] * rows.scale[i];
        }
        if (rows.batch[e] >= 0) {
          int i = rows.batch[e] + t;
          ofBatch += multipliers[i] * rows.scale[i];
        }
        heatSum[prefix + t + 1] = ofHeat;
        batchSum[prefix + t + 1] = ofBatch;
      }
      work += p.slots / WORK_SHARE;
    }
    sumPackingPrices();
    for (int t = 0; t < p.slots; t++) {
      double price =
          rows.operators >= 0
              ? multipliers[rows.operators + t] * rows.scale[rows.operators + t]
              : 0;
      operatorSum[t + 1] = operatorSum[t] + price;
    }
  }

  private void sumPackingPrices() {
    int functions = packing.functions;
    for (int c = 0; c < packing.classes && functions > 0; c++) {
      int prefix = c * (p.slots + 1);
      double sum = 0;
      for (int t = 0; t < p.slots; t++) {
        int row = packingOffset + t * functions;
        int entry = (c * p.slots + t) * functions;
        for (int f = 0; packingPriced[t] && f < functions; f++) {
          sum += PACKING_SCALE * multipliers[row + f] * packing.coefficient[entry + f];
        }
        packingSum[prefix + t + 1] = sum;
      }
      work += p.slots / WORK_SHARE;
    }
  }

  /** Money per kW of delivered heat: energy and load, by the lines that keep the bound valid. */
  private double inputPrice(int e, int t) {
    int i = e * p.slots + t;
    double energy = energyPrice(i);
    double load = p.electric[e] ? loadPrice[t] : 0;
    return p.scale[i] * (energy * line(e, energy).slope() + load * lower[e].slope());
  }

  private double interceptPrice(int e, int t) {
    int i = e * p.slots + t;
    double energy = energyPrice(i);
    double load = p.electric[e] ? loadPrice[t] : 0;
    return p.scale[i] * (energy * line(e, energy).interceptKw() + load * lower[e].interceptKw());
  }

  /** Money per kW of input over a slot. */
  private double energyPrice(int i) {
    return p.price[i] * ((double) Units.POWER_PER_KW / Units.MONEY_PER_ONE);
  }

  private InputLine line(int e, double energyPrice) {
    return energyPrice >= 0 ? lower[e] : upper[e];
  }

  private double cheapestStart(int j) {
    int duration = p.duration[j];
    boolean constant = p.constant[j];
    double kilowatts = p.heat[j][0] * KW;
    int needed = p.jobOperators[j];
    double bestValue = Double.POSITIVE_INFINITY;
    int bestOption = -1;
    int bestStart = -1;
    for (int o = 0; o < p.optionEquipment[j].length; o++) {
      int prefix = p.optionEquipment[j][o] * (p.slots + 1);
      BitSet allowed = p.optionStarts[j][o];
      boolean contiguous = p.optionContiguous[j][o];
      int first = p.optionFirst[j][o];
      int last = p.optionLast[j][o];
      int c = packing.functions > 0 ? packing.classOf[j][o] : -1;
      int packed = c * (p.slots + 1);
      work += (last - first + WORK_SHARE) / WORK_SHARE;
      for (int s = first; s <= last; s++) {
        int end = s + duration;
        double value =
            (constant
                    ? kilowatts * (heatSum[prefix + end] - heatSum[prefix + s])
                    : profileValue(j, prefix, s))
                + (batchSum[prefix + end] - batchSum[prefix + s])
                + needed * (operatorSum[end] - operatorSum[s])
                + (c < 0 ? 0 : packingSum[packed + end] - packingSum[packed + s]);
        if (value < bestValue && (contiguous || allowed.get(s))) {
          bestValue = value;
          bestOption = o;
          bestStart = s;
        }
      }
    }
    int e = p.optionEquipment[j][bestOption];
    int c = packing.functions > 0 ? packing.classOf[j][bestOption] : -1;
    for (int k = 0; k < duration; k++) {
      int t = bestStart + k;
      for (int f = 0; c >= 0 && f < packing.functions; f++) {
        gradient[packingOffset + t * packing.functions + f] +=
            PACKING_SCALE * packing.coefficient[(c * p.slots + t) * packing.functions + f];
      }
      double kw = p.heat[j][k] * KW;
      heat[e * p.slots + t] += kw;
      batches[e * p.slots + t] += 1;
      operators[t] += needed;
    }
    return bestValue;
  }

  private double profileValue(int j, int prefix, int start) {
    double value = 0;
    for (int k = 0; k < p.heat[j].length; k++) {
      value += p.heat[j][k] * KW * (heatSum[prefix + start + k + 1] - heatSum[prefix + start + k]);
    }
    return value;
  }

  private double cheapestCommitment(int e) {
    double capacityKw = (p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND) * KW;
    double minimumKw = p.minLoad[e] * KW;
    double standbyKw = p.standby[e] * KW;
    double startupKw = p.startupInput[e] * KW;
    double money = 1.0 / Units.MONEY_PER_ONE;
    for (int t = 0; t < p.slots; t++) {
      int i = e * p.slots + t;
      double drawn = energyPrice(i) + (p.electric[e] ? loadPrice[t] : 0);
      double cost = standbyKw * drawn + interceptPrice(e, t);
      if (rows.capacity[e] >= 0) {
        int r = rows.capacity[e] + t;
        cost -= multipliers[r] * rows.scale[r] * capacityKw;
      }
      if (rows.batch[e] >= 0) {
        int r = rows.batch[e] + t;
        cost -= multipliers[r] * rows.scale[r];
      }
      surplus[t] = 0;
      if (rows.minimum[e] >= 0) {
        int r = rows.minimum[e] + t;
        double multiplier = multipliers[r] * rows.scale[r];
        double priceOfSurplus = inputPrice(e, t) - multiplier;
        cost += multiplier * minimumKw;
        if (priceOfSurplus < 0) {
          surplus[t] = minimumKw;
          cost += priceOfSurplus * minimumKw;
        }
      }
      onCost[t] = cost;
      startCost[t] = p.startupCost[e] * money + startupKw * drawn;
    }
    double value = commitment.solve(e, onCost, startCost, p.shutdownCost[e] * money, isOn, isStart);
    for (int t = 0; t < p.slots; t++) {
      int i = e * p.slots + t;
      double on = isOn[t] ? 1 : 0;
      double extra = isOn[t] ? surplus[t] : 0;
      if (p.electric[e]) {
        siteLoad[t] +=
            p.scale[i] * (lower[e].slope() * (heat[i] + extra) + on * lower[e].interceptKw())
                + on * standbyKw
                + (isStart[t] ? startupKw : 0);
      }
      if (rows.capacity[e] >= 0) {
        int r = rows.capacity[e] + t;
        gradient[r] = rows.scale[r] * (heat[i] - capacityKw * on);
      }
      if (rows.batch[e] >= 0) {
        int r = rows.batch[e] + t;
        gradient[r] = rows.scale[r] * (batches[i] - on);
      }
      if (rows.minimum[e] >= 0) {
        int r = rows.minimum[e] + t;
        gradient[r] = rows.scale[r] * (minimumKw * on - heat[i] - extra);
      }
    }
    return value;
  }

  private double cheapestPeaks() {
    double total = 0;
    for (int k = 0; k < p.components; k++) {
      double rate = p.problem.demand().get(k).ratePerKw();
      double priced = 0;
      int[] slots = p.componentSlots[k];
      for (int i = 0; i < slots.length; i++) {
        priced += multipliers[rows.peak[k] + i];
      }
      double peak = rate >= priced ? box.lowKw(k) : box.highKw(k);
      double value = (rate - priced) * peak - rate * p.componentFloor[k] * KW;
      total += value;
      magnitude += Math.abs((rate - priced) * peak);
      for (int i = 0; i < slots.length; i++) {
        gradient[rows.peak[k] + i] = siteLoad[slots[i]] - peak;
      }
    }
    return total;
  }
}
