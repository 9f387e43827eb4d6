package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.Arrays;

/**
 * Input of an equipment as a function of its heat output, before the slot's scale: piecewise linear
 * through given points, proportional below the first and above the last (PLANT-FORMAT, {@code
 * efficiency_curve}).
 *
 * <p>{@link #LINEAR} is the identity. Both axes are in the same power unit, whichever it is; the
 * function is positively homogeneous only piece by piece, so points must be in the unit of the
 * argument (the optimizer uses power units).
 */
public final class InputCurve {
  /** The identity: input equals heat, the slot's scale does the rest. */
  public static final InputCurve LINEAR = new InputCurve(new double[0], new double[0]);

  private final double[] heat;
  private final double[] input;

  private InputCurve(double[] heat, double[] input) {
    this.heat = heat;
    this.input = input;
  }

  /**
   * Curve through points.
   *
   * @param heat heat output of each point, strictly increasing, all over 0
   * @param input input of each point, all over 0, same length
   * @throws IllegalArgumentException if there is no point, lengths differ or values are out of
   *     range
   */
  public static InputCurve through(double[] heat, double[] input) {
    Check.that(
        heat.length > 0 && heat.length == input.length,
        "curve needs as many inputs (%d) as heats (%d)",
        input.length,
        heat.length);
    for (int i = 0; i < heat.length; i++) {
      Check.that(
          heat[i] > (i == 0 ? 0 : heat[i - 1]),
          "curve heat (%s) of point %d must increase",
          heat[i],
          i);
      Check.that(
          input[i] > 0 && input[i] < 1e19,
          "curve input (%s) of point %d must be over 0",
          input[i],
          i);
    }
    return new InputCurve(heat.clone(), input.clone());
  }

  /** Whether this is the identity. */
  public boolean isLinear() {
    return heat.length == 0;
  }

  /** Heat of the points, a copy; empty if linear. */
  public double[] heatPoints() {
    return heat.clone();
  }

  /** Input of the points, a copy; empty if linear. */
  public double[] inputPoints() {
    return input.clone();
  }

  /** Input at a heat output of {@code load} at least 0, in the points' unit. */
  public double at(double load) {
    int last = heat.length - 1;
    if (last < 0) {
      return load;
    }
    if (load <= heat[0]) {
      return load * (input[0] / heat[0]);
    }
    if (load >= heat[last]) {
      return load * (input[last] / heat[last]);
    }
    int i = 1;
    while (load > heat[i]) {
      i++;
    }
    return input[i - 1]
        + (input[i] - input[i - 1]) * ((load - heat[i - 1]) / (heat[i] - heat[i - 1]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputCurve that
        && Arrays.equals(heat, that.heat)
        && Arrays.equals(input, that.input);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(heat) + Arrays.hashCode(input);
  }
}
