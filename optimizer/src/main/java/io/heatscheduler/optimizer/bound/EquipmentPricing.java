package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The cheapest on/off pattern of each equipment at the multipliers' prices, with the surplus d_et
 * at L_e where its price is negative and 0 otherwise (docs/model/milp.md, section Bound, validity
 * step 4; u, v, q and d of R1 to R3, R5, R6 and R8).
 */
final class EquipmentPricing {
  private final FlatProblem p;
  private final Rows rows;
  private final InputPrices prices;
  private final DualPoint point;
  private final CommitmentPricing commitment;
  private final GapPricing gaps;
  private final double[] onCost;
  private final double[] startCost;
  private final double[] surplus;
  private final boolean[] isOn;
  private final boolean[] isStart;

  EquipmentPricing(FlatProblem p, Rows rows, InputPrices prices, DualPoint point) {
    this.p = p;
    this.rows = rows;
    this.prices = prices;
    this.point = point;
    commitment = new CommitmentPricing(p);
    gaps = new GapPricing(p);
    onCost = new double[p.slots];
    startCost = new double[p.slots];
    surplus = new double[p.slots];
    isOn = new boolean[p.slots];
    isStart = new boolean[p.slots];
  }

  /**
   * Cheapest pattern of an equipment, money; adds its input to the site load and fills the
   * subgradients of R1 to R3 and R8. Call after all jobs have chosen.
   */
  double cheapestPattern(int e) {
    double[] multipliers = point.multipliers;
    InputLine line = prices.loadLine(e);
    double capacityKw = (p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND) * Rows.KW;
    double minimumKw = p.minLoad[e] * Rows.KW;
    double standbyKw = p.standby[e] * Rows.KW;
    double startupKw = p.startupInput[e] * Rows.KW;
    double money = 1.0 / Units.MONEY_PER_ONE;
    for (int t = 0; t < p.slots; t++) {
      double drawn = prices.ofInput(e, t);
      double cost =
          standbyKw * drawn + prices.ofIntercept(e, t) + p.onPrice[e * p.slots + t] * Rows.MONEY;
      if (rows.capacity[e] >= 0) {
        int r = rows.capacity[e] + t;
        cost -= multipliers[r] * rows.scale[r] * capacityKw;
      }
      if (rows.batch[e] >= 0) {
        int r = rows.batch[e] + t;
        cost -= multipliers[r] * rows.scale[r];
      }
      for (int d = 0; d < p.dimensions; d++) {
        cost -= priceOfDimension(e, d, t) * p.dimensionCapacity[e * p.dimensions + d];
      }
      surplus[t] = 0;
      if (rows.minimum[e] >= 0) {
        int r = rows.minimum[e] + t;
        double multiplier = multipliers[r] * rows.scale[r];
        double priceOfSurplus = prices.ofHeat(e, t) - multiplier;
        cost += multiplier * minimumKw;
        if (priceOfSurplus < 0) {
          surplus[t] = minimumKw;
          cost += priceOfSurplus * minimumKw;
        }
      }
      onCost[t] = cost;
      startCost[t] = p.startupCost[e] * money + startupKw * drawn;
    }
    double value =
        p.rests[e]
            ? gaps.solve(
                e,
                onCost,
                (t, input, whileOn) -> input * Rows.KW * prices.ofInput(e, t),
                money,
                isOn)
            : commitment.solve(e, onCost, startCost, p.shutdownCost[e] * money, isOn, isStart);
    for (int t = 0; t < p.slots; t++) {
      int i = e * p.slots + t;
      double on = isOn[t] ? 1 : 0;
      double extra = isOn[t] ? surplus[t] : 0;
      if (p.electric[e]) {
        point.siteLoad[t] +=
            p.scale[i] * (line.slope() * (point.heat[i] + extra) + on * line.interceptKw())
                + on * standbyKw
                + (p.rests[e] ? gaps.inputKw(t) : isStart[t] ? startupKw : 0);
      }
      if (rows.capacity[e] >= 0) {
        int r = rows.capacity[e] + t;
        point.gradient[r] = rows.scale[r] * (point.heat[i] - capacityKw * on);
      }
      if (rows.batch[e] >= 0) {
        int r = rows.batch[e] + t;
        point.gradient[r] = rows.scale[r] * (point.batches[i] - on);
      }
      if (rows.minimum[e] >= 0) {
        int r = rows.minimum[e] + t;
        point.gradient[r] = rows.scale[r] * (minimumKw * on - point.heat[i] - extra);
      }
    }
    for (int d = 0; d < p.dimensions; d++) {
      fillDimension(e * p.dimensions + d);
    }
    return value;
  }

  private double priceOfDimension(int e, int d, int t) {
    int row = rows.dimension[e * p.dimensions + d];
    return row < 0 ? 0 : point.multipliers[row + t] * rows.scale[row + t];
  }

  private void fillDimension(int i) {
    int row = rows.dimension[i];
    for (int t = 0; row >= 0 && t < p.slots; t++) {
      double room = isOn[t] ? p.dimensionCapacity[i] : 0;
      point.gradient[row + t] = rows.scale[row + t] * (point.dimensionUse[i * p.slots + t] - room);
    }
  }
}
