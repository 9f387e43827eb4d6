package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * Operator rows (R4) and site limit rows (R5) of docs/model/milp.md: their right sides, priced, and
 * their subgradients.
 */
final class SiteRows {
  private static final int MANY_OPERATORS = 1_000_000_000;

  private final FlatProblem p;
  private final Rows rows;
  private final InputPrices prices;
  private final DualPoint point;
  private final double[] mostMissing;
  private final double[] missing;

  SiteRows(FlatProblem p, Rows rows, InputPrices prices, DualPoint point) {
    this.p = p;
    this.rows = rows;
    this.prices = prices;
    this.point = point;
    mostMissing = p.pricesOperators() ? mostMissing(p) : new double[p.slots];
    missing = new double[p.slots];
  }

  /** Most operators that can be missing in a slot: those of every job that may run in it. */
  private static double[] mostMissing(FlatProblem p) {
    double[] most = new double[p.slots];
    for (int j = 0; j < p.jobs; j++) {
      int first = p.slots;
      int end = 0;
      for (int o = 0; o < p.optionFirst[j].length; o++) {
        first = Math.min(first, p.optionFirst[j][o]);
        end = Math.max(end, p.optionLast[j][o] + p.duration[j]);
      }
      for (int t = first; t < end; t++) {
        most[t] += p.jobOperators[j];
      }
    }
    for (int t = 0; t < p.slots; t++) {
      most[t] = Math.max(0, most[t] - p.operators[t]);
    }
    return most;
  }

  /** Terms without a decision, money: base load in R5 and R6, limits of R4 and R5. */
  double constants() {
    double[] multipliers = point.multipliers;
    double total = 0;
    for (int t = 0; t < p.slots; t++) {
      double value = prices.ofLoad(t) * p.baseLoad[t] * Rows.KW;
      if (rows.site >= 0) {
        value -= multipliers[rows.site + t] * siteLimit();
      }
      if (rows.operators >= 0) {
        int i = rows.operators + t;
        value -= multipliers[i] * rows.scale[i] * Math.min(p.operators[t], MANY_OPERATORS);
        if (p.pricesOperators()) {
          double price = p.operatorPrice[t] * Rows.MONEY - multipliers[i] * rows.scale[i];
          missing[t] = price < 0 ? mostMissing[t] : 0;
          value += price * missing[t];
        }
      }
      total += value;
      point.magnitude += Math.abs(value);
    }
    return total;
  }

  /** Fills the subgradients once jobs and patterns are chosen. */
  void fillGradient() {
    for (int t = 0; t < p.slots && rows.operators >= 0; t++) {
      int i = rows.operators + t;
      point.gradient[i] =
          rows.scale[i]
              * (point.operators[t]
                  - (double) Math.min(p.operators[t], MANY_OPERATORS)
                  - missing[t]);
    }
    for (int t = 0; t < p.slots && rows.site >= 0; t++) {
      int i = rows.site + t;
      point.gradient[i] = point.siteLoad[t] - siteLimit();
    }
  }

  private double siteLimit() {
    return (p.peakLimit + Units.LIMIT_TOLERANCE_OF_BOUND) * Rows.KW;
  }
}
