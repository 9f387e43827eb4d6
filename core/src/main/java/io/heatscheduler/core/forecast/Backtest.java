package io.heatscheduler.core.forecast;

import io.heatscheduler.core.forecast.LikeDays.Estimate;
import io.heatscheduler.core.report.Forecast.BacktestError;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.PastDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts every past day again from what was known before it, one to several weeks ahead, and
 * keeps how far off that was.
 */
final class Backtest {
  /** Errors of one lead time needed to go by them alone. */
  static final int ENOUGH_OF_ONE_LEAD = 40;

  /** Errors needed to go by them at all. */
  static final int ENOUGH = 20;

  private final List<PastDay> whole;
  private final LikeDays like;
  private final List<Series> cost = new ArrayList<>();
  private final List<Series> savings = new ArrayList<>();
  private final List<Series> weeklyCost = new ArrayList<>();
  private final List<Series> weeklySavings = new ArrayList<>();
  private final Series knownHeat = new Series();
  private final List<Pair> pairs = new ArrayList<>();

  /** Errors in the order of their days. */
  private static final class Series {
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();

    void add(LocalDate date, double actual, double forecast, double scale) {
      if (scale > 0) {
        dates.add(date);
        errors.add((actual - forecast) / scale);
      }
    }
  }

  /** An actual cost, its forecast a week ahead, and the cost of the same day a week before. */
  private record Pair(double actual, double forecast, double lastWeek) {}

  /** Errors and how they were chosen. */
  record Chosen(Errors errors, Spread spread) {}

  /**
   * Forecasts the past.
   *
   * @param whole days ascending
   * @param weeks lead times tried, 1 to that many weeks
   */
  Backtest(List<PastDay> whole, LikeDays like, int weeks) {
    this.whole = whole;
    this.like = like;
    for (int lead = 1; lead <= weeks; lead++) {
      cost.add(new Series());
      savings.add(new Series());
      weeklyCost.add(new Series());
      weeklySavings.add(new Series());
      for (PastDay day : whole) {
        LocalDate origin = day.date().minusDays(7L * lead - 1);
        if (knownBefore(origin) >= Forecaster.NEEDED_DAYS) {
          addDay(day, origin, lead);
        }
        LocalDate before = day.date().minusDays(7L * (lead - 1));
        if (knownBefore(before) >= Forecaster.NEEDED_DAYS) {
          addWeek(day, before, lead);
        }
      }
    }
  }

  private int knownBefore(LocalDate date) {
    int low = 0;
    int high = whole.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (whole.get(middle).date().isBefore(date)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void addDay(PastDay day, LocalDate origin, int lead) {
    Estimate estimate = like.before(origin, day.date());
    if (estimate == null) {
      return;
    }
    double actual = day.cost().doubleValue();
    cost.get(lead - 1).add(day.date(), actual, estimate.cost(), estimate.scale());
    BigDecimal saved = day.savings();
    if (saved != null && estimate.savings() != null) {
      savings
          .get(lead - 1)
          .add(day.date(), saved.doubleValue(), estimate.savings(), estimate.scale());
    }
    if (lead == 1) {
      knownHeat.add(
          day.date(), actual, estimate.costAt(day.heatKwh().doubleValue()), estimate.scale());
      PastDay weekBefore = like.on(day.date().minusDays(7));
      if (weekBefore != null) {
        pairs.add(new Pair(actual, estimate.cost(), weekBefore.cost().doubleValue()));
      }
    }
  }

  /** Adds the seven days from one on together, if all of them are known. */
  private void addWeek(PastDay first, LocalDate origin, int lead) {
    double actual = 0;
    double forecast = 0;
    double scale = 0;
    double saved = 0;
    double savedForecast = 0;
    boolean allSaved = true;
    for (int i = 0; i < 7; i++) {
      LocalDate date = first.date().plusDays(i);
      PastDay day = like.on(date);
      Estimate estimate = like.before(origin, date);
      if (day == null || estimate == null) {
        return;
      }
      actual += day.cost().doubleValue();
      forecast += estimate.cost();
      scale += estimate.scale();
      BigDecimal savings = day.savings();
      if (savings == null || estimate.savings() == null) {
        allSaved = false;
      } else {
        saved += savings.doubleValue();
        savedForecast += estimate.savings();
      }
    }
    LocalDate last = first.date().plusDays(6);
    weeklyCost.get(lead - 1).add(last, actual, forecast, scale);
    if (allSaved) {
      weeklySavings.get(lead - 1).add(last, saved, savedForecast, scale);
    }
  }

  /**
   * Errors for a day some weeks ahead.
   *
   * @param lead weeks, 1 for the next seven days
   */
  @Nullable Chosen ofDays(int lead, boolean ofSavings) {
    Chosen chosen = chosen(ofSavings ? savings : cost, lead);
    return chosen == null ? amongLikeDays(ofSavings) : chosen;
  }

  /** Errors for seven days together; null if too few are known. */
  @Nullable Chosen ofWeeks(int lead, boolean ofSavings) {
    return chosen(ofSavings ? weeklySavings : weeklyCost, lead);
  }

  /** Errors of pricing days of known heat; null if too few are known. */
  @Nullable Chosen ofKnownHeat() {
    return knownHeat.errors.size() < ENOUGH
        ? null
        : new Chosen(Errors.of(knownHeat.errors), Spread.KNOWN_HEAT);
  }

  private static @Nullable Chosen chosen(List<Series> byLead, int lead) {
    List<Double> own = byLead.get(lead - 1).errors;
    if (own.size() >= ENOUGH_OF_ONE_LEAD) {
      return new Chosen(Errors.of(own), Spread.SAME_LEAD_TIME);
    }
    List<Double> all = byLead.stream().flatMap(series -> series.errors.stream()).toList();
    return all.size() < ENOUGH ? null : new Chosen(Errors.of(all), Spread.ANY_LEAD_TIME);
  }

  /** How far days lie from the mean of the others of their kind; null if that is too few. */
  private @Nullable Chosen amongLikeDays(boolean ofSavings) {
    Series series = new Series();
    for (List<PastDay> days : like.latest()) {
      for (PastDay day : days) {
        List<PastDay> others = days.stream().filter(other -> other != day).toList();
        if (others.size() >= 2) {
          Estimate estimate = Estimate.of(others);
          BigDecimal saved = day.savings();
          if (!ofSavings) {
            series.add(day.date(), day.cost().doubleValue(), estimate.cost(), estimate.scale());
          } else if (saved != null && estimate.savings() != null) {
            series.add(day.date(), saved.doubleValue(), estimate.savings(), estimate.scale());
          }
        }
      }
    }
    return series.errors.size() < ENOUGH
        ? null
        : new Chosen(Errors.of(series.errors), Spread.LIKE_DAYS);
  }

  /** How good forecasts a week ahead were. */
  BacktestError error() {
    double mean =
        whole.stream().mapToDouble(day -> Math.abs(day.cost().doubleValue())).average().orElse(0);
    double ours = 0;
    double lastWeek = 0;
    int compared = 0;
    for (Pair pair : pairs) {
      double size = Math.abs(pair.actual());
      if (size > 0 && size >= mean / 20) {
        ours += Math.abs(pair.forecast() - pair.actual()) / size;
        lastWeek += Math.abs(pair.lastWeek() - pair.actual()) / size;
        compared++;
      }
    }
    return new BacktestError(
        cost.getFirst().errors.size(),
        compared == 0 ? null : percent(ours / compared, 2),
        compared == 0 ? null : percent(lastWeek / compared, 2),
        insidePercent());
  }

  /** Share of days inside the range that the errors known a week before would have given. */
  private @Nullable BigDecimal insidePercent() {
    Series series = cost.getFirst();
    int tested = 0;
    int inside = 0;
    int known = 0;
    for (int i = 0; i < series.dates.size(); i++) {
      LocalDate origin = series.dates.get(i).minusDays(6);
      while (series.dates.get(known).isBefore(origin)) {
        known++;
      }
      if (known >= ENOUGH) {
        Errors errors = Errors.of(series.errors.subList(0, known));
        double error = series.errors.get(i);
        tested++;
        inside += errors.low() <= error && error <= errors.high() ? 1 : 0;
      }
    }
    return tested < ENOUGH ? null : percent((double) inside / tested, 1);
  }

  private static BigDecimal percent(double share, int decimals) {
    return Forecaster.decimal(share * 100).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
