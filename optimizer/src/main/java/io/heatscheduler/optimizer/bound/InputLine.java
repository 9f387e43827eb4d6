package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * A straight line below (or above) an equipment's input curve over the heat it can deliver while
 * on: intercept + slope x heat, in kW, before the slot's scale.
 *
 * <p>A curve is replaced by such a line in the relaxation, on whichever side keeps the bound valid
 * (docs/model/milp.md, R6).
 *
 * @param interceptKw input at no heat
 * @param slope input per heat
 */
record InputLine(double interceptKw, double slope) {
  private static final InputLine IDENTITY = new InputLine(0, 1);
  private static final double SAFETY_KW = 1e-9;

  /** A line with {@code a + b x <= g(x)} for every x from minimum load to capacity. */
  static InputLine below(Equipment e) {
    return e.curve().isLinear() ? IDENTITY : support(e, 1);
  }

  /** A line with {@code a + b x >= g(x)} for every x from minimum load to capacity. */
  static InputLine above(Equipment e) {
    return e.curve().isLinear() ? IDENTITY : support(e, -1);
  }

  /** The chord over the whole range, shifted until every corner lies on its right side. */
  private static InputLine support(Equipment e, int side) {
    double low = e.minLoad();
    double high = e.capacity() + Units.LIMIT_TOLERANCE_OF_BOUND;
    List<Double> corners = new ArrayList<>(List.of(low, high));
    for (double point : e.curve().heatPoints()) {
      if (point > low && point < high) {
        corners.add(point);
      }
    }
    double slope = high > low ? (e.curve().at(high) - e.curve().at(low)) / (high - low) : 0;
    double intercept = Double.POSITIVE_INFINITY;
    for (double corner : corners) {
      intercept = Math.min(intercept, side * (e.curve().at(corner) - slope * corner));
    }
    return new InputLine(side * (intercept / Units.POWER_PER_KW - SAFETY_KW), slope);
  }
}
