package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A weighted sum with real weights that turns into integers only once it is complete. */
final class WeightedRow {
  private final Map<IntVar, Double> weights = new LinkedHashMap<>();
  private double constant;

  WeightedRow add(IntVar variable, double weight) {
    if (weight != 0) {
      weights.merge(variable, weight, Double::sum);
    }
    return this;
  }

  WeightedRow addConstant(double value) {
    constant += value;
    return this;
  }

  double constant() {
    return constant;
  }

  /** Largest value with every variable at its upper limit or 0, all variables being 0 or more. */
  double highest() {
    double highest = 0;
    for (Map.Entry<IntVar, Double> entry : weights.entrySet()) {
      highest += Math.max(0, entry.getValue() * entry.getKey().getDomain().max());
    }
    return highest;
  }

  /** Sum with each weight divided by the unit and rounded to the nearest integer. */
  LinearExpr nearest(double unit) {
    LinearExprBuilder builder = LinearExpr.newBuilder();
    weights.forEach((variable, weight) -> builder.addTerm(variable, Math.round(weight / unit)));
    return builder.build();
  }

  /** Sum with each weight divided by the unit and rounded down. */
  LinearExpr floored(double unit) {
    LinearExprBuilder builder = LinearExpr.newBuilder();
    weights.forEach(
        (variable, weight) -> builder.addTerm(variable, (long) Math.floor(weight / unit)));
    return builder.build();
  }
}
