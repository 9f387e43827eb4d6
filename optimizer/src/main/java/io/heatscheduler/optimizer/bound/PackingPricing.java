package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * Prices of the packing rows (docs/model/milp.md, R7): their right sides, prefix sums of what a
 * running job of each class pays, and the chosen jobs' share of the subgradient.
 */
final class PackingPricing {
  static final double PACKING_SCALE = 100;

  private final FlatProblem p;
  private final PackingRows packing;
  private final int offset;
  private final DualPoint point;
  private final boolean[] priced;
  private final double[] sum;

  /**
   * Prices of packing rows.
   *
   * @param p the problem
   * @param packing the rows
   * @param offset index of their first multiplier; row f of slot t is at offset + t * functions + f
   * @param point multipliers and gradient
   */
  PackingPricing(FlatProblem p, PackingRows packing, int offset, DualPoint point) {
    this.p = p;
    this.packing = packing;
    this.offset = offset;
    this.point = point;
    priced = new boolean[p.slots];
    sum = new double[packing.classes * (p.slots + 1)];
  }

  /**
   * Right sides, money: every row allows 1; its subgradient starts there and gathers the chosen
   * jobs by {@link #add}.
   */
  double constants() {
    double[] multipliers = point.multipliers;
    double total = 0;
    for (int i = offset; i < multipliers.length; i++) {
      total -= PACKING_SCALE * multipliers[i];
      point.gradient[i] = -PACKING_SCALE;
    }
    for (int t = 0; t < p.slots && packing.functions > 0; t++) {
      double ofSlot = 0;
      for (int f = 0; f < packing.functions; f++) {
        ofSlot += multipliers[offset + t * packing.functions + f];
      }
      priced[t] = ofSlot > 0;
    }
    point.magnitude += Math.abs(total);
    return total;
  }

  /** Sums each class's price over the slots before t; call after {@link #constants}. */
  void sumPrices() {
    double[] multipliers = point.multipliers;
    int functions = packing.functions;
    for (int c = 0; c < packing.classes && functions > 0; c++) {
      int prefix = c * (p.slots + 1);
      double price = 0;
      for (int t = 0; t < p.slots; t++) {
        int row = offset + t * functions;
        int entry = (c * p.slots + t) * functions;
        for (int f = 0; priced[t] && f < functions; f++) {
          price += PACKING_SCALE * multipliers[row + f] * packing.coefficient[entry + f];
        }
        sum[prefix + t + 1] = price;
      }
      point.work += p.slots / DualPoint.WORK_SHARE;
    }
  }

  /** Class of a job's option, -1 if no row counts it. */
  int classOf(int j, int option) {
    return packing.functions > 0 ? packing.classOf[j][option] : -1;
  }

  /** Prefix sums of the prices, money; [class * (T + 1) + t] covers the slots before t. */
  double[] prefixSums() {
    return sum;
  }

  /** Adds a running job of class {@code c} to the subgradients of slot {@code t}. */
  void add(int c, int t) {
    for (int f = 0; c >= 0 && f < packing.functions; f++) {
      point.gradient[offset + t * packing.functions + f] +=
          PACKING_SCALE * packing.coefficient[(c * p.slots + t) * packing.functions + f];
    }
  }
}
