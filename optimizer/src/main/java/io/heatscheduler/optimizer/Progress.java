package io.heatscheduler.optimizer;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a search stands.
 *
 * @param elapsed since its start
 * @param workUnits work done
 * @param incumbent cost of the best schedule, fixed-point value; null: none yet
 * @param bound proven lower limit of the cost; null: none yet
 * @param phase what it does at the moment, e.g. {@code improve}
 */
public record Progress(
    Duration elapsed,
    long workUnits,
    @Nullable BigDecimal incumbent,
    @Nullable BigDecimal bound,
    String phase) {

  /** (incumbent - bound) / |incumbent|; NaN while either is unknown or the incumbent is 0. */
  public double gap() {
    if (incumbent == null || bound == null || incumbent.signum() == 0) {
      return Double.NaN;
    }
    return incumbent.subtract(bound).doubleValue() / Math.abs(incumbent.doubleValue());
  }
}
