package io.heatscheduler.reports.content;

import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column.Kind;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes after the plan, and what more freedom would save. */
final class Outlook {
  private final Terms terms;
  private final Words words;

  Outlook(Terms terms) {
    this.terms = terms;
    this.words = terms.words();
  }

  List<Block> forecast(Forecast forecast, ZoneId zone) {
    List<Block> blocks = new ArrayList<>();
    switch (forecast) {
      case Forecast.NotEnoughHistory missing -> {
        blocks.add(
            new Block.Paragraph(
                terms.text("forecast.not_enough", missing.knownDays(), missing.neededDays())));
        if (!missing.planned().isEmpty()) {
          blocks.add(days(missing.planned(), zone));
        }
      }
      case Forecast.Expected expected -> {
        blocks.add(new Block.Paragraph(basis(expected)));
        if (!expected.weeks().isEmpty()) {
          blocks.add(weeks(expected.weeks(), zone));
        }
        blocks.add(days(expected.days(), zone));
      }
    }
    return blocks;
  }

  /** What the forecast stands on, and how far such forecasts were off. */
  private String basis(Forecast.Expected expected) {
    Forecast.BacktestError error = expected.error();
    BigDecimal mean = error.meanAbsolutePercent();
    BigDecimal lastWeek = error.lastWeekMeanAbsolutePercent();
    BigDecimal inside = error.insidePercent();
    List<String> sentences = new ArrayList<>();
    sentences.add(terms.text("forecast.known", expected.knownDays()));
    if (expected.repricedDays() > 0) {
      sentences.add(terms.text("forecast.repriced", expected.repricedDays()));
    }
    if (expected.otherTariffDays() > 0) {
      sentences.add(terms.text("forecast.other_tariff", expected.otherTariffDays()));
    }
    sentences.add(
        mean == null
            ? terms.text("forecast.error.none")
            : terms.text("forecast.error", error.days(), percent(mean)));
    if (mean != null && lastWeek != null) {
      sentences.add(terms.text("forecast.error.last_week", percent(lastWeek)));
    }
    if (inside != null) {
      sentences.add(terms.text("forecast.error.inside", percent(inside)));
    }
    return String.join(" ", sentences);
  }

  private DataTable days(List<Forecast.Day> days, ZoneId zone) {
    boolean saves = days.stream().anyMatch(day -> day.savings() != null);
    TableBuilder table =
        ranges("forecast_days", "forecast.days.caption", "column.day", "column.basis", saves);
    for (Forecast.Day day : days) {
      Instant noon = noon(day.date(), zone);
      String basis =
          switch (day.basis()) {
            case PLANNED_JOBS -> terms.text("forecast.basis.planned");
            case LIKE_DAYS -> terms.text("forecast.basis.like_days", day.likeDays());
          };
      add(
          table,
          saves,
          terms.moment(noon, words.day(noon)),
          basis,
          day.heatKwh(),
          day.cost(),
          day.savings());
    }
    return table.build();
  }

  private DataTable weeks(List<Forecast.Week> weeks, ZoneId zone) {
    boolean saves = weeks.stream().anyMatch(week -> week.savings() != null);
    TableBuilder table =
        ranges("forecast_weeks", "forecast.weeks.caption", "column.week", "column.days", saves);
    for (Forecast.Week week : weeks) {
      Instant noon = noon(week.first(), zone);
      add(
          table,
          saves,
          terms.moment(noon, words.day(noon)),
          words.count(week.days()),
          week.heatKwh(),
          week.cost(),
          week.savings());
    }
    return table.build();
  }

  private static Instant noon(LocalDate date, ZoneId zone) {
    return date.atTime(12, 0).atZone(zone).toInstant();
  }

  private TableBuilder ranges(
      String id, String caption, String first, String second, boolean saves) {
    String currency = words.currency();
    TableBuilder table =
        new TableBuilder(terms, id, terms.text(caption))
            .column("day", terms.text(first), Kind.TIME, 5)
            .column("basis", terms.text(second), Kind.TEXT, 5)
            .column("heat", terms.titled("column.heat", "kWh"), Kind.NUMBER, 3)
            .column("low", terms.titled("column.low", currency), Kind.NUMBER, 3)
            .column("cost", terms.titled("column.expected", currency), Kind.NUMBER, 3)
            .column("high", terms.titled("column.high", currency), Kind.NUMBER, 3);
    return saves
        ? table.column("saved", terms.titled("column.saved", currency), Kind.NUMBER, 3)
        : table;
  }

  private void add(
      TableBuilder table,
      boolean saves,
      Cell when,
      String basis,
      BigDecimal heat,
      Forecast.Range cost,
      Forecast.@Nullable Range savings) {
    List<Cell> cells = new ArrayList<>();
    cells.add(when);
    cells.add(Cell.of(basis));
    cells.add(terms.number(heat, 0));
    cells.add(terms.money(cost.low()));
    cells.add(terms.money(cost.expected()));
    cells.add(terms.money(cost.high()));
    if (saves) {
      cells.add(savings == null ? Cell.EMPTY : terms.money(savings.expected()));
    }
    table.line(cells.toArray(Cell[]::new));
  }

  private String percent(BigDecimal percent) {
    return terms.text("unit.percent", words.number(percent, 1));
  }

  DataTable flexibility(List<FlexibilityValue> values, ChangeLabels labels) {
    TableBuilder table =
        new TableBuilder(terms, "flexibility", terms.text("flexibility.caption"))
            .column("change", terms.text("column.change"), Kind.TEXT, 9)
            .column("saved", terms.titled("column.saved", words.currency()), Kind.NUMBER, 3)
            .column("certain", terms.titled("column.certain", words.currency()), Kind.NUMBER, 3)
            .column("at_most", terms.titled("column.at_most", words.currency()), Kind.NUMBER, 3)
            .note(terms.text("flexibility.note"));
    for (FlexibilityValue value : values) {
      table.line(
          Cell.of(labels.of(value.change())),
          terms.money(value.saving()),
          terms.money(value.certain()),
          bound(value.atMost()));
    }
    return table.build();
  }

  private Cell bound(@Nullable BigDecimal atMost) {
    return atMost == null ? Cell.of(terms.text("none")) : terms.money(atMost);
  }
}
