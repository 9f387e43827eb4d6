package io.heatscheduler.optimizer.bound;

import java.util.Arrays;

/**
 * The level step rule that raises the multipliers (docs/model/milp.md, section Bound, last
 * paragraph): direction = subgradient + 0.95 old direction, step towards (best + delta) / norm^2.
 *
 * <p>Delta grows 1.5-fold after a gain of delta / 2 and shrinks to 0.6 after {@code patience} idle
 * rounds, back at the best multipliers.
 */
final class LevelSteps {
  private static final double DEFLECTION = 0.95;
  private static final double SAFETY = 1e-8;

  private final DualPoint point;
  private final Relaxation relaxation;
  private final int patience;
  private final double[] bestMultipliers;
  private final double[] direction;
  private double best = Double.NEGATIVE_INFINITY;
  private double current;
  private double delta;
  private int idle;
  private long rounds;

  /**
   * Steps from the multipliers of {@code point}.
   *
   * @param point where {@code relaxation} is evaluated, moved by each round
   * @param relaxation gives value and subgradient
   * @param patience idle rounds before delta shrinks
   */
  LevelSteps(DualPoint point, Relaxation relaxation, int patience) {
    this.point = point;
    this.relaxation = relaxation;
    this.patience = patience;
    bestMultipliers = point.multipliers.clone();
    direction = new double[point.multipliers.length];
  }

  /** Best value lowered by 1e-8 of its magnitude, money; minus infinity before the first round. */
  double best() {
    return best;
  }

  /** Multipliers of the best value, a copy. */
  double[] bestMultipliers() {
    return bestMultipliers.clone();
  }

  /** Rounds made. */
  long rounds() {
    return rounds;
  }

  /** Whether delta is below a millionth of the best value. */
  boolean isConverged() {
    return rounds > patience && delta < 1e-6 * Math.max(1, Math.abs(best));
  }

  /** Delta relative to the best value, no unit. */
  double relativeDelta() {
    return delta / Math.max(1, Math.abs(best));
  }

  /** Evaluates the first multipliers, or steps once and evaluates. */
  void round() {
    if (rounds++ == 0) {
      current = relaxation.evaluate();
      best = current - SAFETY * point.magnitude;
      delta = Math.max(1e-3, 0.05 * Math.abs(current));
      return;
    }
    move(turn());
    current = relaxation.evaluate();
    double safe = current - SAFETY * point.magnitude;
    if (safe > best) {
      if (safe - best > delta / 2) {
        delta *= 1.5;
        idle = 0;
      }
      best = safe;
      System.arraycopy(point.multipliers, 0, bestMultipliers, 0, bestMultipliers.length);
    }
    if (++idle > patience) {
      idle = 0;
      delta *= 0.6;
      System.arraycopy(bestMultipliers, 0, point.multipliers, 0, bestMultipliers.length);
      Arrays.fill(direction, 0);
      current = relaxation.evaluate();
    }
  }

  /** Deflects the direction by the subgradient; its squared norm. */
  private double turn() {
    double[] multipliers = point.multipliers;
    double[] gradient = point.gradient;
    double norm = 0;
    for (int i = 0; i < direction.length; i++) {
      double g = gradient[i];
      if (multipliers[i] == 0 && g < 0) {
        g = 0;
      }
      double d = g + DEFLECTION * direction[i];
      direction[i] = d;
      norm += d * d;
    }
    return norm;
  }

  /** Steps along the direction, stopping each multiplier at 0. */
  private void move(double norm) {
    if (norm > 0) {
      double[] multipliers = point.multipliers;
      double step = Math.max(0, best + delta - current) / norm;
      for (int i = 0; i < direction.length; i++) {
        double next = multipliers[i] + step * direction[i];
        if (next < 0) {
          next = 0;
          direction[i] = 0;
        }
        multipliers[i] = next;
      }
    }
  }
}
