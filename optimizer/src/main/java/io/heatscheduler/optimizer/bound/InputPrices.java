package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * Prices of input at the multipliers: energy at c_et, and load by R5 and R6, along the lines that
 * keep the bound valid (docs/model/milp.md, section Bound, load_t and validity step 2).
 */
final class InputPrices {
  private final FlatProblem p;
  private final Rows rows;
  private final double[] multipliers;
  private final InputLine[] lower;
  private final InputLine[] upper;
  private final double[] loadPrice;

  InputPrices(FlatProblem p, Rows rows, DualPoint point) {
    this.p = p;
    this.rows = rows;
    multipliers = point.multipliers;
    lower = p.problem.equipment().stream().map(InputLine::below).toArray(InputLine[]::new);
    upper = p.problem.equipment().stream().map(InputLine::above).toArray(InputLine[]::new);
    loadPrice = new double[p.slots];
  }

  /** Sums the price of 1 kW of electric input per slot over site limit (R5) and peak rows (R6). */
  void priceLoad() {
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

  /** Money per kW of site load in a slot. */
  double ofLoad(int t) {
    return loadPrice[t];
  }

  /** Money per kW of input of an equipment, energy and load. */
  double ofInput(int e, int t) {
    return energyPrice(e * p.slots + t) + (p.electric[e] ? loadPrice[t] : 0);
  }

  /** Money per kW of delivered heat: energy and load at s_et times the lines' slopes beta_e. */
  double ofHeat(int e, int t) {
    int i = e * p.slots + t;
    double energy = energyPrice(i);
    double load = p.electric[e] ? loadPrice[t] : 0;
    return p.scale[i] * (energy * line(e, energy).slope() + load * lower[e].slope());
  }

  /** Money for being on: energy and load at s_et times the lines' intercepts alpha_e. */
  double ofIntercept(int e, int t) {
    int i = e * p.slots + t;
    double energy = energyPrice(i);
    double load = p.electric[e] ? loadPrice[t] : 0;
    return p.scale[i] * (energy * line(e, energy).interceptKw() + load * lower[e].interceptKw());
  }

  /** The line (alpha_e, beta_e) of load_t. */
  InputLine loadLine(int e) {
    return lower[e];
  }

  /** Money per kW of input over a slot. */
  private double energyPrice(int i) {
    return p.price[i] * ((double) Units.POWER_PER_KW / Units.MONEY_PER_ONE);
  }

  private InputLine line(int e, double energyPrice) {
    return energyPrice >= 0 ? lower[e] : upper[e];
  }
}
