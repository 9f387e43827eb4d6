package io.heatscheduler.core.forecast;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.forecast.Backtest.Chosen;
import io.heatscheduler.core.forecast.LikeDays.Estimate;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Basis;
import io.heatscheduler.core.report.Forecast.Day;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.Forecast.Week;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts days after a plan from past days and from days whose jobs are known.
 *
 * <p>A day costs H x c: H is the mean heat of its last eight like days, c their cost over their
 * heat. The range around it spans the 10th to the 90th percentile of the errors of past forecasts,
 * each measured by the mean absolute cost of the like days behind it (docs/guides/forecast.md).
 */
public final class Forecaster {
  /** Whole past days needed. */
  public static final int NEEDED_DAYS = 28;

  /** Days forecast unless set otherwise. */
  public static final int DEFAULT_DAYS = 14;

  /** Most days forecast. */
  public static final int MOST_DAYS = 56;

  /**
   * What is asked.
   *
   * @param first first local date forecast
   * @param days how many, 1 to {@value Forecaster#MOST_DAYS}
   * @param holidays what the site's calendar says of them
   * @param currency of the site; amounts are rounded to its minor unit
   */
  public record Question(LocalDate first, int days, Set<LocalDate> holidays, Currency currency) {
    public Question {
      Check.that(
          days >= 1 && days <= MOST_DAYS, "days forecast (%s) must be 1 to %s", days, MOST_DAYS);
      holidays = Set.copyOf(holidays);
    }
  }

  private final Question question;
  private final List<PastDay> whole;
  private final Map<LocalDate, PastDay> planned = new TreeMap<>();
  private final LikeDays like;

  private Forecaster(Question question, List<PastDay> past, List<PastDay> plannedDays) {
    this.question = question;
    this.whole =
        past.stream()
            .filter(day -> day.whole() && day.date().isBefore(question.first()))
            .sorted(Comparator.comparing(PastDay::date))
            .toList();
    this.like = new LikeDays(whole, question.holidays());
    LocalDate end = question.first().plusDays(question.days());
    for (PastDay day : plannedDays) {
      if (day.whole() && !day.date().isBefore(question.first()) && day.date().isBefore(end)) {
        planned.put(day.date(), day);
      }
    }
  }

  /**
   * A forecast.
   *
   * @param past what is known; days that are not whole or not before the first one are not learned
   *     from
   * @param planned days whose known jobs were planned
   */
  public static Forecast of(Question question, List<PastDay> past, List<PastDay> planned) {
    return new Forecaster(question, past, planned).forecast();
  }

  private Forecast forecast() {
    if (whole.size() < NEEDED_DAYS) {
      return new NotEnoughHistory(
          whole.size(),
          NEEDED_DAYS,
          planned.values().stream().map(day -> planned(day, null)).toList());
    }
    Backtest backtest = new Backtest(whole, like, Math.ceilDiv(question.days(), 7));
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < question.days(); i++) {
      LocalDate date = question.first().plusDays(i);
      PastDay known = planned.get(date);
      Day day = known == null ? likeDay(date, i / 7 + 1, backtest) : planned(known, backtest);
      if (day != null) {
        days.add(day);
      }
    }
    return new Expected(
        days,
        weeks(days, backtest),
        whole.size(),
        count(Pricing.REPRICED),
        count(Pricing.OTHER_TARIFF),
        backtest.error());
  }

  private int count(Pricing pricing) {
    return (int) whole.stream().filter(day -> day.pricing() == pricing).count();
  }

  private @Nullable Day likeDay(LocalDate date, int lead, Backtest backtest) {
    Estimate estimate = like.before(question.first(), date);
    if (estimate == null) {
      return null;
    }
    Chosen chosen = backtest.ofDays(lead, false);
    Double savings = estimate.savings();
    return new Day(
        date,
        Basis.LIKE_DAYS,
        estimate.days(),
        heat(estimate.heatKwh()),
        range(estimate.cost(), estimate.scale(), chosen),
        savings == null ? null : range(savings, estimate.scale(), backtest.ofDays(lead, true)),
        chosen == null ? Spread.NONE : chosen.spread());
  }

  private Day planned(PastDay day, @Nullable Backtest backtest) {
    Estimate estimate = like.before(question.first(), day.date());
    Chosen chosen = backtest == null || estimate == null ? null : backtest.ofKnownHeat();
    double scale = estimate == null ? 0 : estimate.scale();
    BigDecimal saved = day.savings();
    return new Day(
        day.date(),
        Basis.PLANNED_JOBS,
        0,
        heat(day.heatKwh().doubleValue()),
        range(day.cost().doubleValue(), scale, chosen),
        saved == null ? null : range(saved.doubleValue(), scale, null),
        chosen == null ? Spread.NONE : Spread.KNOWN_HEAT);
  }

  private List<Week> weeks(List<Day> days, Backtest backtest) {
    Map<Long, List<Day>> byWeek = new TreeMap<>();
    for (Day day : days) {
      long week = ChronoUnit.DAYS.between(question.first(), day.date()) / 7;
      byWeek.computeIfAbsent(week, any -> new ArrayList<>()).add(day);
    }
    List<Week> weeks = new ArrayList<>();
    byWeek.forEach((week, list) -> weeks.add(week(week.intValue() + 1, list, backtest)));
    return weeks;
  }

  private Week week(int lead, List<Day> days, Backtest backtest) {
    boolean learned =
        days.size() == 7 && days.stream().allMatch(day -> day.basis() == Basis.LIKE_DAYS);
    Chosen cost = learned ? backtest.ofWeeks(lead, false) : null;
    Chosen savings = learned ? backtest.ofWeeks(lead, true) : null;
    List<Range> saved = new ArrayList<>();
    for (Day day : days) {
      Range range = day.savings();
      if (range != null) {
        saved.add(range);
      }
    }
    double scale =
        days.stream()
            .map(day -> like.before(question.first(), day.date()))
            .mapToDouble(estimate -> estimate == null ? 0 : estimate.scale())
            .sum();
    return new Week(
        days.getFirst().date(),
        days.size(),
        days.stream().map(Day::heatKwh).reduce(BigDecimal.ZERO, BigDecimal::add),
        around(sum(days.stream().map(Day::cost).toList()), scale, cost),
        saved.size() < days.size() ? null : around(sum(saved), scale, savings),
        cost == null ? Spread.SUM_OF_DAYS : cost.spread());
  }

  private static Range sum(List<Range> ranges) {
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal expected = BigDecimal.ZERO;
    BigDecimal high = BigDecimal.ZERO;
    for (Range range : ranges) {
      low = low.add(range.low());
      expected = expected.add(range.expected());
      high = high.add(range.high());
    }
    return new Range(low, expected, high);
  }

  /** The range of errors around a sum of days; without errors the sum of their own ranges. */
  private Range around(Range days, double scale, @Nullable Chosen chosen) {
    return chosen == null ? days : range(days.expected().doubleValue(), scale, chosen);
  }

  private Range range(double expected, double scale, @Nullable Chosen chosen) {
    BigDecimal middle = money(expected);
    if (chosen == null) {
      return new Range(middle, middle, middle);
    }
    return new Range(
        money(expected + scale * chosen.errors().low()).min(middle),
        middle,
        money(expected + scale * chosen.errors().high()).max(middle));
  }

  /** The shortest decimal of a statistic; from here on it is rounded once and published. */
  static BigDecimal decimal(double statistic) {
    return new BigDecimal(Double.toString(statistic));
  }

  private BigDecimal money(double amount) {
    return decimal(amount)
        .setScale(
            Math.max(0, question.currency().getDefaultFractionDigits()), RoundingMode.HALF_EVEN);
  }

  private static BigDecimal heat(double kwh) {
    return decimal(kwh).setScale(1, RoundingMode.HALF_EVEN);
  }
}
