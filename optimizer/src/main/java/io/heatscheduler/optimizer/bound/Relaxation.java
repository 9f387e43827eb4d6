package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The Lagrangian's minimum at given multipliers, which separates into jobs, equipment and peaks
 * (docs/model/milp.md, section Bound, validity step 4).
 */
final class Relaxation {
  private final FlatProblem p;
  private final DualPoint point;
  private final InputPrices prices;
  private final SiteRows site;
  private final PackingPricing packing;
  private final JobPricing jobs;
  private final EquipmentPricing equipment;
  private final PeakPricing peaks;

  /** The relaxation of a problem over the plans of a peak box, evaluated at {@code point}. */
  Relaxation(FlatProblem p, PeakBox box, Rows rows, PackingRows packingRows, DualPoint point) {
    this.p = p;
    this.point = point;
    prices = new InputPrices(p, rows, point);
    site = new SiteRows(p, rows, prices, point);
    packing = new PackingPricing(p, packingRows, rows.size(), point);
    jobs = new JobPricing(p, rows, prices, packing, point);
    equipment = new EquipmentPricing(p, rows, prices, point);
    peaks = new PeakPricing(p, rows, box, point);
  }

  /**
   * Value at the point's multipliers, money; fills the point's gradient and magnitude. At most the
   * cost of every feasible plan of the box, but for floating-point error.
   */
  double evaluate() {
    point.clearLoads();
    double total = p.problem.fixedCost() / (double) Units.MONEY_PER_ONE;
    point.magnitude = Math.abs(total);
    prices.priceLoad();
    total += site.constants() + packing.constants();
    jobs.sumPrices();
    for (int j = 0; j < p.jobs; j++) {
      double value = jobs.cheapestStart(j);
      total += value;
      point.magnitude += Math.abs(value);
    }
    for (int e = 0; e < p.equipment; e++) {
      double value = equipment.cheapestPattern(e);
      total += value;
      point.magnitude += Math.abs(value);
    }
    total += peaks.cheapestPeaks();
    site.fillGradient();
    return total;
  }
}
