package io.heatscheduler.core.report;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the days after a plan are expected to cost and save (docs/guides/forecast.md).
 *
 * <p>Money is rounded once, half even, to the currency's minor unit, heat to a tenth of a kWh.
 */
public sealed interface Forecast {

  /** The days whose known jobs were planned, ascending; empty if there are none. */
  List<Day> planned();

  /**
   * Too few past days are known to forecast.
   *
   * @param knownDays whole days that finished runs cover
   * @param neededDays whole days needed
   * @param planned days whose known jobs were planned all the same; their ranges have no width
   */
  record NotEnoughHistory(int knownDays, int neededDays, List<Day> planned) implements Forecast {
    public NotEnoughHistory {
      planned = List.copyOf(planned);
    }

    /** Without planned days. */
    public NotEnoughHistory(int knownDays, int neededDays) {
      this(knownDays, neededDays, List.of());
    }
  }

  /**
   * Expected values.
   *
   * @param days local days after the plan's horizon, ascending, the first one whole; a day of a
   *     kind that no past run covers is left out
   * @param weeks sums of seven days each from the first one on, ascending; the last may be shorter
   * @param knownDays whole past days behind it
   * @param repricedDays those among them that were billed under another tariff and priced again
   *     under the one that holds on the first day forecast
   * @param otherTariffDays those among them that were billed under another tariff and could not be
   *     priced again, so that they count with what they cost then
   * @param error how far forecasts of the past were off
   */
  record Expected(
      List<Day> days,
      List<Week> weeks,
      int knownDays,
      int repricedDays,
      int otherTariffDays,
      BacktestError error)
      implements Forecast {
    public Expected {
      days = List.copyOf(days);
      weeks = List.copyOf(weeks);
    }

    @Override
    public List<Day> planned() {
      return days.stream().filter(day -> day.basis() == Basis.PLANNED_JOBS).toList();
    }
  }

  /** Where a day's expectation comes from. */
  enum Basis {
    /** Its known jobs, planned by the optimiser. */
    PLANNED_JOBS,
    /** The mean of like past days. */
    LIKE_DAYS
  }

  /** Which errors the range around an expected value was made of. */
  enum Spread {
    /** Errors of forecasts as many weeks ahead as this one. */
    SAME_LEAD_TIME,
    /** Errors of forecasts of any lead time: too few were as many weeks ahead as this one. */
    ANY_LEAD_TIME,
    /**
     * How far known days lie from the mean of their like: the history is too short to forecast
     * enough of it again.
     */
    LIKE_DAYS,
    /** Errors of pricing past days by their true heat: the heat of known jobs is known. */
    KNOWN_HEAT,
    /** Lows and highs of the days added up, which is wider than need be. */
    SUM_OF_DAYS,
    /** None at all; the range has no width. */
    NONE
  }

  /**
   * One day.
   *
   * @param date local date of the site
   * @param basis where the expectation comes from
   * @param likeDays past days behind it; 0 for planned jobs
   * @param heatKwh expected heat that jobs take
   * @param cost expected plan cost and its range, money
   * @param savings expected savings against first in, first out and their range, money; null if the
   *     past has none to compare
   * @param spread which errors the ranges were made of
   */
  record Day(
      LocalDate date,
      Basis basis,
      int likeDays,
      BigDecimal heatKwh,
      Range cost,
      @Nullable Range savings,
      Spread spread) {}

  /**
   * Consecutive days together.
   *
   * @param first local date of the first day
   * @param days days summed, 1 to 7
   * @param heatKwh sum of their heat
   * @param cost sum of their cost, and a range around it, money
   * @param savings the same of the savings; null unless every day has some
   * @param spread which errors the ranges were made of
   */
  record Week(
      LocalDate first,
      int days,
      BigDecimal heatKwh,
      Range cost,
      @Nullable Range savings,
      Spread spread) {}

  /**
   * An expected value and the 10th to 90th percentile around it; it holds the expected value even
   * if past forecasts erred to one side only.
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
   * Errors of forecasts made a week ahead for past days, each from the days known by then.
   *
   * <p>Both percentages are means over the same days: those with a cost a week before, whose own
   * cost is at least a twentieth of the mean, since a percentage of next to nothing says nothing.
   *
   * @param days days forecast again
   * @param meanAbsolutePercent mean absolute error in percent of the actual cost, two decimals;
   *     null: no day to compare
   * @param lastWeekMeanAbsolutePercent the same of taking the cost of the same day a week before
   * @param insidePercent share of the days whose actual cost lay inside the range that would have
   *     been shown, one decimal; null: fewer than twenty
   */
  record BacktestError(
      int days,
      @Nullable BigDecimal meanAbsolutePercent,
      @Nullable BigDecimal lastWeekMeanAbsolutePercent,
      @Nullable BigDecimal insidePercent) {}
}
