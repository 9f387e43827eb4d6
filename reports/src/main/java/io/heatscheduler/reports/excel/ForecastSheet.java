package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.Forecast;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days after the plan and their weeks, whose sums are formulas over the days. */
final class ForecastSheet {
  private final Subject subject;
  private final Checks checks;
  private final Page page;

  private ForecastSheet(Subject subject, Checks checks) {
    this.subject = subject;
    this.checks = checks;
    this.page = subject.page("forecast");
  }

  /**
   * A new sheet, empty but for a sentence if too little is known.
   *
   * @param checks gets a comparison for the sum of each week
   */
  static void write(Subject subject, Checks checks, Forecast forecast) {
    ForecastSheet sheet = new ForecastSheet(subject, checks);
    int row = Page.BODY;
    List<Forecast.Week> weeks = List.of();
    List<Forecast.Day> days = forecast.planned();
    switch (forecast) {
      case Forecast.NotEnoughHistory missing ->
          sheet.page.put(
              row++,
              0,
              subject
                  .book()
                  .words()
                  .text("forecast.not_enough", missing.knownDays(), missing.neededDays()),
              Look.SUBTITLE);
      case Forecast.Expected expected -> {
        days = expected.days();
        weeks = expected.weeks();
      }
    }
    sheet.page.print(false, row);
    if (!days.isEmpty()) {
      Table.Placed placed = sheet.days(row, days);
      if (!weeks.isEmpty()) {
        sheet.weeks(placed.totals() + 3, placed, weeks);
      }
    }
  }

  private Table.Placed days(int row, List<Forecast.Day> days) {
    Table<Forecast.Day> table =
        new Table<Forecast.Day>(page)
            .column("day", Look.DATE, Forecast.Day::date)
            .column("basis", Look.TEXT, this::basis)
            .column("heat", Look.ENERGY, Forecast.Day::heatKwh)
            .column("low", Look.MONEY, day -> day.cost().low())
            .column("expected", Look.MONEY, day -> day.cost().expected())
            .column("high", Look.MONEY, day -> day.cost().high())
            .column("saved", Look.MONEY, day -> saved(day.savings()))
            .sum("heat", "expected", "saved");
    Table.Placed placed = table.writePlain(row, days);
    page.freeze(1, row + 1);
    page.put(placed.totals() + 1, 0, subject.book().text("forecast.note"), Look.SUBTITLE);
    return placed;
  }

  private void weeks(int row, Table.Placed days, List<Forecast.Week> weeks) {
    int[] first = new int[weeks.size() + 1];
    for (int w = 0; w < weeks.size(); w++) {
      first[w + 1] = first[w] + weeks.get(w).days();
    }
    page.put(row, 0, subject.book().text("forecast.weeks"), Look.SECTION);
    Table.Placed placed =
        new Table<Forecast.Week>(page)
            .column("week", Look.DATE, Forecast.Week::first)
            .column("days", Look.WHOLE, Forecast.Week::days)
            .formula("heat", Look.ENERGY, (week, cells) -> sum(days, "heat", first, weeks, week))
            .column("low", Look.MONEY, week -> week.cost().low())
            .formula(
                "expected", Look.MONEY, (week, cells) -> sum(days, "expected", first, weeks, week))
            .column("high", Look.MONEY, week -> week.cost().high())
            .formula(
                "saved",
                Look.MONEY,
                (week, cells) ->
                    week.savings() == null ? null : sum(days, "saved", first, weeks, week))
            .writePlain(row + 1, weeks);
    for (int w = 0; w < weeks.size(); w++) {
      checks.money(
          subject.book().text("check.forecast", weeks.get(w).first().toString()),
          placed.cell("expected", w),
          weeks.get(w).cost().expected());
    }
  }

  /** The sum of a week's days. */
  private static String sum(
      Table.Placed days, String key, int[] first, List<Forecast.Week> weeks, Forecast.Week week) {
    int w = weeks.indexOf(week);
    return "SUM(%s%d:%s%d)"
        .formatted(
            Page.letters(days.column(key)),
            days.first() + first[w] + 1,
            Page.letters(days.column(key)),
            days.first() + first[w + 1]);
  }

  private String basis(Forecast.Day day) {
    return switch (day.basis()) {
      case PLANNED_JOBS -> subject.book().words().text("forecast.basis.planned");
      case LIKE_DAYS -> subject.book().words().text("forecast.basis.like_days", day.likeDays());
    };
  }

  private static @Nullable BigDecimal saved(Forecast.@Nullable Range savings) {
    return savings == null ? null : savings.expected();
  }
}
