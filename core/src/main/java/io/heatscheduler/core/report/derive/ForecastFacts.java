package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Week;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the next days are expected to cost. */
final class ForecastFacts {
  private ForecastFacts() {}

  static void add(@Nullable Forecast forecast, Facts.Builder facts) {
    switch (forecast) {
      case null -> {
        // nobody asked for one
      }
      case NotEnoughHistory few -> {
        facts.put("forecast.known_days", few.knownDays());
        facts.put("forecast.needed_days", few.neededDays());
      }
      case Expected expected -> {
        facts.put("forecast.known_days", expected.knownDays());
        facts.put("forecast.days", expected.days().size());
        if (!expected.days().isEmpty()) {
          facts.put("forecast.first_day", expected.days().getFirst().date());
          facts.put("forecast.last_day", expected.days().getLast().date());
          facts.put("forecast.first_day_cost", expected.days().getFirst().cost().expected());
        }
        if (!expected.weeks().isEmpty()) {
          addWeek(expected.weeks().getFirst(), facts);
        }
        BigDecimal error = expected.error().meanAbsolutePercent();
        if (error != null) {
          facts.put("forecast.error", error.movePointLeft(2));
        }
      }
    }
  }

  private static void addWeek(Week week, Facts.Builder facts) {
    facts.put("forecast.week_first_day", week.first());
    facts.put("forecast.week_days", week.days());
    facts.put("forecast.week_cost", week.cost().expected());
    facts.put("forecast.week_cost_low", week.cost().low());
    facts.put("forecast.week_cost_high", week.cost().high());
    if (week.savings() != null && week.savings().expected().signum() > 0) {
      facts.put("forecast.week_saving", week.savings().expected());
    }
  }
}
