package io.heatscheduler.core.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What finished runs say of one local day of a site.
 *
 * @param date local date of the site
 * @param holiday whether the site's calendar calls it a holiday
 * @param heatKwh heat that jobs took
 * @param cost plan cost of the day, its share of demand and fixed charges included, money
 * @param fifoCost the same of the first-in-first-out schedule; null if there was none to compare
 * @param whole whether runs cover every hour of it; only whole days are learned from
 * @param pricing under which tariff the day was billed
 */
public record PastDay(
    LocalDate date,
    boolean holiday,
    BigDecimal heatKwh,
    BigDecimal cost,
    @Nullable BigDecimal fifoCost,
    boolean whole,
    Pricing pricing) {

  /** Under which tariff a day's cost stands. */
  public enum Pricing {
    /** The one that holds on the first day forecast. */
    CURRENT,
    /** It was billed under another one, and priced again under the one that holds now. */
    REPRICED,
    /** Another one; the schedule could not be priced again. */
    OTHER_TARIFF
  }

  /** A whole ordinary day under the current tariff. */
  public PastDay(
      LocalDate date, BigDecimal heatKwh, BigDecimal cost, @Nullable BigDecimal fifoCost) {
    this(date, false, heatKwh, cost, fifoCost, true, Pricing.CURRENT);
  }

  /** What was saved against first in, first out; null if that is not known. */
  public @Nullable BigDecimal savings() {
    return fifoCost == null ? null : fifoCost.subtract(cost);
  }
}
