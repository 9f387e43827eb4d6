package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The cheapest peak P_k of each demand component in its box: lo_k if rho_k is at least the sum of
 * its R6 multipliers, hi_k if not (docs/model/milp.md, section Bound, validity step 4).
 */
final class PeakPricing {
  private final FlatProblem p;
  private final Rows rows;
  private final PeakBox box;
  private final DualPoint point;

  PeakPricing(FlatProblem p, Rows rows, PeakBox box, DualPoint point) {
    this.p = p;
    this.rows = rows;
    this.box = box;
    this.point = point;
  }

  /** Price of the cheapest peaks, money; fills the subgradients of R6 from the site load. */
  double cheapestPeaks() {
    double[] multipliers = point.multipliers;
    double total = 0;
    for (int k = 0; k < p.components; k++) {
      double rate = p.problem.demand().get(k).ratePerKw();
      double priced = 0;
      int[] slots = p.componentSlots[k];
      for (int i = 0; i < slots.length; i++) {
        priced += multipliers[rows.peak[k] + i];
      }
      double peak = rate >= priced ? box.lowKw(k) : box.highKw(k);
      double value = (rate - priced) * peak - rate * p.componentFloor[k] * Rows.KW;
      total += value;
      point.magnitude += Math.abs((rate - priced) * peak);
      for (int i = 0; i < slots.length; i++) {
        point.gradient[rows.peak[k] + i] = point.siteLoad[slots[i]] - peak;
      }
    }
    return total;
  }
}
