package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Day;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Week;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A forecast as an object: in {@code forecast.json}, and in what {@code --json} prints. */
public final class ForecastJson {
  static final String NOT_ENOUGH = "not_enough_history";

  private ForecastJson() {}

  /** The object. */
  public static Document of(Forecast forecast) {
    return switch (forecast) {
      case NotEnoughHistory none ->
          Document.with()
              .put("forecast_status", NOT_ENOUGH)
              .put("known_days", none.knownDays())
              .put("needed_days", none.neededDays())
              .put("days", days(none.planned()))
              .build();
      case Expected expected ->
          Document.with()
              .put("forecast_status", "expected")
              .put("known_days", expected.knownDays())
              .put("repriced_days", expected.repricedDays())
              .put("other_tariff_days", expected.otherTariffDays())
              .put("days", days(expected.days()))
              .put("weeks", expected.weeks().stream().map(ForecastJson::week).toList())
              .put(
                  "error",
                  Document.with()
                      .put("days", expected.error().days())
                      .put("mean_absolute_percent", expected.error().meanAbsolutePercent())
                      .put(
                          "last_week_mean_absolute_percent",
                          expected.error().lastWeekMeanAbsolutePercent())
                      .put("inside_percent", expected.error().insidePercent())
                      .build())
              .build();
    };
  }

  private static List<Document> days(List<Day> days) {
    return days.stream()
        .map(
            day ->
                Document.with()
                    .put("date", day.date().toString())
                    .put("basis", name(day.basis()))
                    .put("like_days", day.likeDays())
                    .put("heat_kwh", day.heatKwh())
                    .put("cost", range(day.cost()))
                    .put("savings", range(day.savings()))
                    .put("spread", name(day.spread()))
                    .build())
        .toList();
  }

  private static Document week(Week week) {
    return Document.with()
        .put("first", week.first().toString())
        .put("days", week.days())
        .put("heat_kwh", week.heatKwh())
        .put("cost", range(week.cost()))
        .put("savings", range(week.savings()))
        .put("spread", name(week.spread()))
        .build();
  }

  private static @Nullable Document range(@Nullable Range range) {
    return range == null
        ? null
        : Document.with()
            .put("low", range.low())
            .put("expected", range.expected())
            .put("high", range.high())
            .build();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
