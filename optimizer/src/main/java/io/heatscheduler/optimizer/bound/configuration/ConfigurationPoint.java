package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * A choice of multipliers, and what the parts of the relaxation find there: subgradient, site load
 * and the size of the summed terms. The parts add to it in a fixed order, so equal runs give equal
 * bits.
 */
final class ConfigurationPoint {
  /** Money per money unit, kilowatts per power unit. */
  static final double MONEY = 1.0 / Units.MONEY_PER_ONE;

  static final double KW = 1.0 / Units.POWER_PER_KW;

  final double[] multipliers;
  final double[] gradient;

  /** Price of 1 kW of site load, money, [t]: the peak rows' multipliers. */
  final double[] loadPrice;

  /** Electric input of the chosen configurations and starts, base load included, kW, [t]. */
  final double[] siteLoad;

  /** Sum of the magnitudes of the value's terms, money. */
  double magnitude;

  /** Work done, in the search's unit of one visited slot. */
  long work;

  private final FlatProblem p;
  private final Copies copies;

  ConfigurationPoint(FlatProblem p, Copies copies, double[] multipliers) {
    this.p = p;
    this.copies = copies;
    this.multipliers = multipliers.clone();
    gradient = new double[multipliers.length];
    loadPrice = new double[p.slots];
    siteLoad = new double[p.slots];
  }

  /** Forgets the last evaluation and sums the price of load. */
  void begin() {
    Arrays.fill(gradient, 0);
    magnitude = 0;
    Arrays.fill(loadPrice, 0);
    for (int k = 0; k < p.components; k++) {
      int[] slots = p.componentSlots[k];
      for (int i = 0; i < slots.length; i++) {
        loadPrice[slots[i]] += multipliers[copies.peak[k] + i];
      }
    }
    for (int t = 0; t < p.slots; t++) {
      siteLoad[t] = p.baseLoad[t] * KW;
    }
  }

  /** Money per kW of input of an equipment over a slot: energy, and load if electric. */
  double inputPrice(int e, int t) {
    double energy = p.price[e * p.slots + t] * ((double) Units.POWER_PER_KW / Units.MONEY_PER_ONE);
    return p.electric[e] ? energy + loadPrice[t] : energy;
  }

  /** Adds a term of the value. */
  double term(double value) {
    magnitude += Math.abs(value);
    return value;
  }

  /**
   * Cheapest peak of each component in its box, and the base load at the price of load; fills the
   * peak rows' subgradients. Call last.
   */
  double peaks(PeakBox box) {
    double total = 0;
    for (int t = 0; t < p.slots; t++) {
      total += term(loadPrice[t] * p.baseLoad[t] * KW);
    }
    for (int k = 0; k < p.components; k++) {
      double rate = p.problem.demand().get(k).ratePerKw();
      int[] slots = p.componentSlots[k];
      double priced = 0;
      for (int i = 0; i < slots.length; i++) {
        priced += multipliers[copies.peak[k] + i];
      }
      double peak = rate >= priced ? box.lowKw(k) : box.highKw(k);
      total += term((rate - priced) * peak) - rate * p.componentFloor[k] * KW;
      magnitude += rate * p.componentFloor[k] * KW;
      for (int i = 0; i < slots.length; i++) {
        gradient[copies.peak[k] + i] = siteLoad[slots[i]] - peak;
      }
    }
    return total;
  }
}
