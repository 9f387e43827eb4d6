package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.state.FlatProblem;

/**
 * The step rule: every multiplier moves by its mean recent subgradient over its root mean square
 * (Adam, Kingma and Ba 2015), so each finds its own step size; all shrink to a hundredth over the
 * planned rounds.
 */
final class AdaptiveSteps {
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double LAST_SHARE = 0.01;

  /** Steps of an operator's and a kilowatt's price, as shares of what they can be worth. */
  private static final double OPERATOR_SHARE = 0.1;

  private static final double PEAK_SHARE = 0.2;

  private final ConfigurationPoint point;
  private final int planned;
  private final double[] size;
  private final int firstNonNegative;
  private final double[] mean;
  private final double[] square;
  private long steps;
  private double meanPower = 1;
  private double squarePower = 1;

  AdaptiveSteps(
      FlatProblem p, Copies copies, ConfigurationPoint point, double stepSize, int planned) {
    this.point = point;
    this.planned = planned;
    int all = point.multipliers.length;
    mean = new double[all];
    square = new double[all];
    size = new double[all];
    firstNonNegative = copies.on + p.equipment * p.slots;
    java.util.Arrays.fill(size, 0, firstNonNegative, stepSize);
    for (int t = 0; t < p.slots && copies.operators >= 0; t++) {
      size[copies.operators + t] = stepSize * OPERATOR_SHARE;
    }
    for (int k = 0; k < p.components; k++) {
      double rate = p.problem.demand().get(k).ratePerKw();
      int slots = p.componentSlots[k].length;
      for (int i = 0; i < slots; i++) {
        size[copies.peak[k] + i] = PEAK_SHARE * rate / slots;
      }
    }
  }

  int planned() {
    return planned;
  }

  void step() {
    steps++;
    meanPower *= MEAN;
    squarePower *= SQUARE;
    double shrink = StrictMath.pow(LAST_SHARE, Math.min(1, steps / (double) planned));
    double meanScale = 1 / (1 - meanPower);
    double squareScale = 1 / (1 - squarePower);
    double[] multipliers = point.multipliers;
    double[] gradient = point.gradient;
    for (int i = 0; i < multipliers.length; i++) {
      double g = gradient[i];
      if (i >= firstNonNegative && multipliers[i] == 0 && g < 0) {
        g = 0;
      }
      mean[i] = MEAN * mean[i] + (1 - MEAN) * g;
      square[i] = SQUARE * square[i] + (1 - SQUARE) * g * g;
      if (square[i] > 0) {
        double next =
            multipliers[i]
                + size[i]
                    * shrink
                    * mean[i]
                    * meanScale
                    / (Math.sqrt(square[i] * squareScale) + 1e-9);
        multipliers[i] = i >= firstNonNegative && next < 0 ? 0 : next;
      }
    }
    point.work += multipliers.length / 8;
  }
}
