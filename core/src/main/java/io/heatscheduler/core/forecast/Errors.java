package io.heatscheduler.core.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Errors of forecasts, each in parts of the scale of its day: (actual - forecast) / scale.
 *
 * @param sorted ascending
 */
record Errors(double[] sorted) {
  /** Share of errors below the low end of a range; as many lie above the high end. */
  static final double TAIL = 0.10;

  static Errors of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Errors(sorted);
  }

  int count() {
    return sorted.length;
  }

  /** 10th percentile, 0 at most. */
  double low() {
    return Math.min(0, percentile(TAIL));
  }

  /** 90th percentile, 0 at least. */
  double high() {
    return Math.max(0, percentile(1 - TAIL));
  }

  /**
   * The value at rank (n + 1) p, interpolated, and within the least and the greatest: so a new
   * value from the same source lies below it with probability p (definition 6 of Hyndman and Fan,
   * Sample Quantiles in Statistical Packages, 1996).
   */
  private double percentile(double share) {
    double rank = (sorted.length + 1) * share;
    int below = (int) Math.floor(rank);
    if (below < 1) {
      return sorted[0];
    }
    if (below >= sorted.length) {
      return sorted[sorted.length - 1];
    }
    double part = rank - below;
    return sorted[below - 1] + part * (sorted[below] - sorted[below - 1]);
  }
}
