package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * What the multipliers of a {@link LagrangianBound} mean for single decisions: the price of running
 * a job's heat on an equipment in a slot, and of an equipment being on. A stronger relaxation
 * begins from these prices (docs/model/milp.md, section Configuration bound).
 */
public final class RowPrices {
  private final FlatProblem p;
  private final Rows rows;
  private final PackingRows packing;
  private final double[] multipliers;
  private final InputPrices prices;

  RowPrices(FlatProblem p, Rows rows, PackingRows packing, double[] multipliers) {
    this.p = p;
    this.rows = rows;
    this.packing = packing;
    this.multipliers = multipliers.clone();
    prices = new InputPrices(p, rows, new DualPoint(p, multipliers.length, multipliers));
    prices.priceLoad();
  }

  /** Prices at multipliers of a bound with packing rows; missing ones are 0. */
  public static RowPrices of(FlatProblem p, PeakBox box, double[] multipliers) {
    PackingRows packing = new PackingRows(p, box, true);
    Rows rows = new Rows(p);
    int size = rows.size() + p.slots * packing.functions;
    return new RowPrices(p, rows, packing, Arrays.copyOf(multipliers, size));
  }

  /**
   * Money for the k-th slot of a job's run lying in slot t.
   *
   * @param option index among the job's options
   */
  public double running(int job, int option, int k, int t) {
    int e = p.optionEquipment[job][option];
    double ofHeat = prices.ofHeat(e, t) + priced(rows.capacity[e], t) - priced(rows.minimum[e], t);
    double price = p.heat[job][k] * Rows.KW * ofHeat + priced(rows.batch[e], t);
    int c = packing.functions > 0 ? packing.classOf[job][option] : -1;
    for (int f = 0; c >= 0 && f < packing.functions; f++) {
      price +=
          PackingPricing.PACKING_SCALE
              * multipliers[rows.size() + t * packing.functions + f]
              * packing.coefficient[(c * p.slots + t) * packing.functions + f];
    }
    return price;
  }

  /** Money for an equipment being on in a slot, beside its jobs' heat; may be negative. */
  public double on(int e, int t) {
    double price = p.standby[e] * Rows.KW * prices.ofInput(e, t) + prices.ofIntercept(e, t);
    double capacityKw = (p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND) * Rows.KW;
    price -= priced(rows.capacity[e], t) * capacityKw + priced(rows.batch[e], t);
    if (rows.minimum[e] >= 0) {
      double minimumKw = p.minLoad[e] * Rows.KW;
      double minimum = priced(rows.minimum[e], t);
      price += minimumKw * (minimum + Math.min(0, prices.ofHeat(e, t) - minimum));
    }
    return price;
  }

  /** Money per operator in a slot. */
  public double operator(int t) {
    return priced(rows.operators, t);
  }

  /** Money per kW of load in the i-th slot of a demand component. */
  public double peak(int component, int i) {
    return multipliers[rows.peak[component] + i];
  }

  private double priced(int offset, int t) {
    return offset < 0 ? 0 : multipliers[offset + t] * rows.scale[offset + t];
  }
}
