package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;

/**
 * A range of highest loads for each demand component: the plans whose highest load over component
 * k's slots lies in [lowKw[k], highKw[k]].
 *
 * @param lowKw lower ends in kW, [k]
 * @param highKw upper ends in kW, [k]
 */
public record PeakBox(double[] lowKw, double[] highKw) {
  /** Copies the ends. */
  public PeakBox {
    lowKw = lowKw.clone();
    highKw = highKw.clone();
  }

  @Override
  public double[] lowKw() {
    return lowKw.clone();
  }

  @Override
  public double[] highKw() {
    return highKw.clone();
  }

  /** Lower end of component k, kW. */
  public double lowKw(int k) {
    return lowKw[k];
  }

  /** Upper end of component k, kW. */
  public double highKw(int k) {
    return highKw[k];
  }

  /** The part up to a value of component k. */
  public PeakBox below(int k, double kilowatts) {
    double[] high = highKw();
    high[k] = kilowatts;
    return new PeakBox(lowKw, high);
  }

  /** The part from a value of component k. */
  public PeakBox above(int k, double kilowatts) {
    double[] low = lowKw();
    low[k] = kilowatts;
    return new PeakBox(low, highKw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PeakBox that
        && Arrays.equals(lowKw, that.lowKw)
        && Arrays.equals(highKw, that.highKw);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lowKw) + Arrays.hashCode(highKw);
  }

  /** The box that holds every plan. */
  public static PeakBox widest(FlatProblem p) {
    double[] low = new double[p.components];
    double[] high = new double[p.components];
    for (int k = 0; k < p.components; k++) {
      long highestBase = 0;
      double highestLoad = 0;
      for (int t : p.componentSlots[k]) {
        highestBase = Math.max(highestBase, p.baseLoad[t]);
        highestLoad = Math.max(highestLoad, p.baseLoad[t] + highestInput(p, t));
      }
      low[k] = Math.max(p.componentFloor[k], highestBase) * Rows.KW;
      high[k] =
          Math.max(
              low[k],
              Math.min(highestLoad, p.peakLimit + Units.LIMIT_TOLERANCE_OF_BOUND) * Rows.KW);
    }
    return new PeakBox(low, high);
  }

  private static double highestInput(FlatProblem p, int t) {
    double highest = 0;
    for (int e = 0; e < p.equipment; e++) {
      if (p.electric[e]) {
        double heat = p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND;
        double full = p.curve[e].at(heat);
        for (double input : p.curve[e].inputPoints()) {
          full = Math.max(full, input);
        }
        highest +=
            full * p.scale[e * p.slots + t] * (1 + 1e-9)
                + p.standby[e]
                + p.startupInput[e]
                + p.restInput[e]
                + 1e3;
      }
    }
    return highest;
  }
}
