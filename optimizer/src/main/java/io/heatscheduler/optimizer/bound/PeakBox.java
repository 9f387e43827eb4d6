package io.heatscheduler.optimizer.bound;

import java.util.Arrays;

/**
 * A range of highest loads for each demand component: the plans whose highest load over component
 * k's slots lies in [lowKw[k], highKw[k]].
 *
 * @param lowKw lower ends in kW, [k]
 * @param highKw upper ends in kW, [k]
 */
record PeakBox(double[] lowKw, double[] highKw) {
  PeakBox {
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

  double lowKw(int k) {
    return lowKw[k];
  }

  double highKw(int k) {
    return highKw[k];
  }

  /** The part up to a value of component k. */
  PeakBox below(int k, double kilowatts) {
    double[] high = highKw();
    high[k] = kilowatts;
    return new PeakBox(lowKw, high);
  }

  /** The part from a value of component k. */
  PeakBox above(int k, double kilowatts) {
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
}
