package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;

/** Sums twelve whole billing periods towards a minimum by the year. */
final class YearlyMinimum {
  private static final int PERIODS_OF_A_YEAR = 12;

  private int counted;
  private BigDecimal sum = BigDecimal.ZERO;
  private boolean asked;
  private boolean settled;

  /**
   * Counts a billing period.
   *
   * @param amount what counts towards the minimum in it
   * @return what is missing to the minimum if it is the twelfth, else zero
   */
  BigDecimal missing(BilledPeriod period, BigDecimal minimum, BigDecimal amount) {
    asked = true;
    if (!period.whole()) {
      counted = 0;
      sum = BigDecimal.ZERO;
      return BigDecimal.ZERO;
    }
    counted++;
    sum = sum.add(amount);
    if (counted < PERIODS_OF_A_YEAR) {
      return BigDecimal.ZERO;
    }
    BigDecimal missing = minimum.subtract(sum).max(BigDecimal.ZERO);
    counted = 0;
    sum = BigDecimal.ZERO;
    settled = true;
    return missing;
  }

  void warnIfOpen(Findings findings) {
    if (asked && (!settled || counted > 0)) {
      findings.warning(
          "MINIMUM_BY_YEAR_OPEN",
          new Location(null, null, null, "/tariff/minimum_bill"),
          "The minimum by the year is settled over twelve whole billing months; %d are left over."
              .formatted(counted),
          "Bill twelve whole months to see it.");
    }
  }
}
