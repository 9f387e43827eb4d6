package io.heatscheduler.core.report;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the days after a plan are expected to cost and save. */
public sealed interface Forecast {

  /**
   * Too few past days are known to forecast.
   *
   * @param knownDays days with a finished run
   * @param neededDays days needed
   */
  record NotEnoughHistory(int knownDays, int neededDays) implements Forecast {}

  /**
   * Expected values.
   *
   * @param days consecutive local days after the plan's horizon, ascending
   * @param knownDays past days behind it
   * @param error how far forecasts of the past were off
   */
  record Expected(List<Day> days, int knownDays, BacktestError error) implements Forecast {
    public Expected {
      days = List.copyOf(days);
    }
  }

  /** Where a day's expectation comes from. */
  enum Basis {
    /** Its known jobs, planned by the optimiser. */
    PLANNED_JOBS,
    /** The mean of like past days. */
    LIKE_DAYS
  }

  /**
   * One day.
   *
   * @param date local date of the site
   * @param basis where the expectation comes from
   * @param heatKwh expected heat
   * @param cost expected cost and its interval, money
   * @param savings expected savings against first in, first out and their interval, money; null if
   *     the past has none to compare
   */
  record Day(
      LocalDate date, Basis basis, BigDecimal heatKwh, Range cost, @Nullable Range savings) {}

  /**
   * An expected value and the 10th to 90th percentile around it.
   *
   * @param low 10th percentile
   * @param expected value
   * @param high 90th percentile
   */
  record Range(BigDecimal low, BigDecimal expected, BigDecimal high) {
    public Range {
      Check.that(
          low.compareTo(expected) <= 0 && expected.compareTo(high) <= 0,
          "range must be ordered: %s, %s, %s",
          low,
          expected,
          high);
    }
  }

  /**
   * Errors of forecasts made for past days from the days before them.
   *
   * @param days days forecast again
   * @param meanAbsolutePercent mean absolute error in percent of the actual cost
   * @param lastWeekMeanAbsolutePercent the same of taking the cost of the same day a week before
   */
  record BacktestError(
      int days, BigDecimal meanAbsolutePercent, BigDecimal lastWeekMeanAbsolutePercent) {}
}
