package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.SlotPrices;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.BitSet;

/**
 * The cheapest start of each job at the multipliers' prices, by prefix sums over slots: a start's
 * price is a difference of two sums, but for jobs with a profile (docs/model/milp.md, section
 * Bound, validity step 4; x_jes of R1 to R4, R7 and R8).
 */
final class JobPricing {
  private final FlatProblem p;
  private final Rows rows;
  private final InputPrices prices;
  private final PackingPricing packing;
  private final DualPoint point;
  private final double[] heatSum;
  private final double[] batchSum;
  private final double[] operatorSum;
  private final double[] packingSum;

  /** Price of 1e-9 units of a dimension, [(e * D + d) * (T + 1) + t]. */
  private final double[] dimensionSum;

  JobPricing(
      FlatProblem p, Rows rows, InputPrices prices, PackingPricing packing, DualPoint point) {
    this.p = p;
    this.rows = rows;
    this.prices = prices;
    this.packing = packing;
    this.point = point;
    heatSum = new double[p.equipment * (p.slots + 1)];
    batchSum = new double[p.equipment * (p.slots + 1)];
    operatorSum = new double[p.slots + 1];
    packingSum = packing.prefixSums();
    dimensionSum = new double[p.equipment * p.dimensions * (p.slots + 1)];
  }

  /**
   * Prefix sums of the price of 1 kW of heat (input, R1, R2), of a batch (R3), of an operator (R4),
   * of a packing class (R7) and of a dimension (R8).
   */
  void sumPrices() {
    double[] multipliers = point.multipliers;
    for (int e = 0; e < p.equipment; e++) {
      double ofHeat = 0;
      double ofBatch = 0;
      int prefix = e * (p.slots + 1);
      for (int t = 0; t < p.slots; t++) {
        ofHeat += prices.ofHeat(e, t);
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
      point.work += p.slots / DualPoint.WORK_SHARE;
    }
    for (int i = 0; i < rows.dimension.length; i++) {
      sumDimension(rows.dimension[i], i * (p.slots + 1));
    }
    packing.sumPrices();
    for (int t = 0; t < p.slots; t++) {
      double price =
          rows.operators >= 0
              ? multipliers[rows.operators + t] * rows.scale[rows.operators + t]
              : 0;
      operatorSum[t + 1] = operatorSum[t] + price;
    }
  }

  private void sumDimension(int row, int prefix) {
    for (int t = 0; row >= 0 && t < p.slots; t++) {
      double price = point.multipliers[row + t] * rows.scale[row + t];
      dimensionSum[prefix + t + 1] = dimensionSum[prefix + t] + price;
    }
  }

  /** Cheapest start of a job, money; adds its run to the point's loads and to R7. */
  double cheapestStart(int j) {
    int duration = p.duration[j];
    boolean constant = p.constant[j];
    double kilowatts = p.heat[j][0] * Rows.KW;
    int needed = p.jobOperators[j];
    double bestValue = Double.POSITIVE_INFINITY;
    int bestOption = -1;
    int bestStart = -1;
    for (int o = 0; o < p.optionEquipment[j].length; o++) {
      int prefix = p.optionEquipment[j][o] * (p.slots + 1);
      BitSet allowed = p.optionStarts[j][o];
      boolean contiguous = p.optionContiguous[j][o];
      SlotPrices startPrices = p.startPrices[j][o];
      int first = p.optionFirst[j][o];
      int last = p.optionLast[j][o];
      int c = packing.classOf(j, o);
      int packed = c * (p.slots + 1);
      point.work += (last - first + DualPoint.WORK_SHARE) / DualPoint.WORK_SHARE;
      for (int s = first; s <= last; s++) {
        int end = s + duration;
        double value =
            (constant
                    ? kilowatts * (heatSum[prefix + end] - heatSum[prefix + s])
                    : profileValue(j, prefix, s))
                + (batchSum[prefix + end] - batchSum[prefix + s])
                + needed * (operatorSum[end] - operatorSum[s])
                + dimensionValue(j, p.optionEquipment[j][o], s, end)
                + (c < 0 ? 0 : packingSum[packed + end] - packingSum[packed + s])
                + (startPrices == SlotPrices.FREE ? 0 : startPrices.units(s) * Rows.MONEY);
        if (value < bestValue && (contiguous || allowed.get(s))) {
          bestValue = value;
          bestOption = o;
          bestStart = s;
        }
      }
    }
    int e = p.optionEquipment[j][bestOption];
    int c = packing.classOf(j, bestOption);
    for (int k = 0; k < duration; k++) {
      int t = bestStart + k;
      packing.add(c, t);
      double kw = p.heat[j][k] * Rows.KW;
      point.heat[e * p.slots + t] += kw;
      point.batches[e * p.slots + t] += 1;
      point.operators[t] += needed;
      for (int d = 0; d < p.dimensions; d++) {
        point.dimensionUse[(e * p.dimensions + d) * p.slots + t] += p.uses[j][d];
      }
    }
    return bestValue;
  }

  private double dimensionValue(int j, int e, int start, int end) {
    double value = 0;
    for (int d = 0; d < p.dimensions; d++) {
      int prefix = (e * p.dimensions + d) * (p.slots + 1);
      value += p.uses[j][d] * (dimensionSum[prefix + end] - dimensionSum[prefix + start]);
    }
    return value;
  }

  private double profileValue(int j, int prefix, int start) {
    double value = 0;
    for (int k = 0; k < p.heat[j].length; k++) {
      value +=
          p.heat[j][k] * Rows.KW * (heatSum[prefix + start + k + 1] - heatSum[prefix + start + k]);
    }
    return value;
  }
}
