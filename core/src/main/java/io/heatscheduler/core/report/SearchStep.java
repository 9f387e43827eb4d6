package io.heatscheduler.core.report;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a search had after an amount of work; the same for every run with the same inputs.
 *
 * @param workUnits work done
 * @param incumbent cost of the best schedule, fixed-point value of the search; null: none yet
 * @param bound no schedule costs less; null: nothing proven yet
 */
public record SearchStep(
    long workUnits, @Nullable BigDecimal incumbent, @Nullable BigDecimal bound) {
  public SearchStep {
    incumbent = incumbent == null ? null : Exactness.canonical(incumbent);
    bound = bound == null ? null : Exactness.canonical(bound);
  }

  /**
   * (incumbent - bound) / |incumbent|, rounded up to nine decimals; null while either is unknown or
   * the incumbent is 0.
   */
  public @Nullable BigDecimal gap() {
    return incumbent == null ? null : gap(incumbent, bound);
  }

  /** The same of an objective and a bound. */
  public static @Nullable BigDecimal gap(BigDecimal objective, @Nullable BigDecimal bound) {
    if (bound == null || objective.signum() == 0) {
      return null;
    }
    return Exactness.canonical(
        objective.subtract(bound).divide(objective.abs(), 9, RoundingMode.CEILING));
  }
}
