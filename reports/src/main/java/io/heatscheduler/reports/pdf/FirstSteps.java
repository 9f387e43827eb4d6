package io.heatscheduler.reports.pdf;

import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.reports.chart.Lane;
import io.heatscheduler.reports.chart.ScheduleChart;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Cell;
import io.heatscheduler.reports.content.Column;
import io.heatscheduler.reports.content.Column.Kind;
import io.heatscheduler.reports.content.Row;
import io.heatscheduler.reports.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where each heater begins on the first day, the earliest first. */
final class FirstSteps {
  private static final int NEXT = 4;

  private final ReportedRun run;
  private final Words words;
  private final List<Begin> begins;

  private record Begin(Lane lane, List<Lane.Bar> bars) {}

  FirstSteps(ReportedRun run, ScheduleChart chart, Words words) {
    this.run = run;
    this.words = words;
    int slots = chart.panels(1).getFirst().end();
    this.begins =
        chart.lanes().stream()
            .map(
                lane ->
                    new Begin(
                        lane,
                        lane.bars().stream().filter(bar -> bar.slots().first() < slots).toList()))
            .filter(begin -> !begin.bars().isEmpty())
            .sorted(Comparator.comparingInt(begin -> begin.bars().getFirst().slots().first()))
            .toList();
  }

  /** Heaters that run something. */
  int heaters() {
    return begins.size();
  }

  /** The first of them. */
  DataTable table(int most) {
    List<Column> columns =
        List.of(
            new Column("start", words.text("column.start"), Kind.TIME, 2),
            new Column("heater", words.text("column.heater"), Kind.TEXT, 4),
            new Column("job", words.text("pdf.today.first"), Kind.TEXT, 5),
            new Column("end", words.text("column.until"), Kind.TIME, 2),
            new Column("next", words.text("pdf.today.next"), Kind.TEXT, 5));
    return new DataTable(
        "first-steps", "", columns, begins.stream().limit(most).map(this::row).toList(), "");
  }

  private Row row(Begin begin) {
    Lane.Bar first = begin.bars().getFirst();
    TimeGrid time = run.grid().time();
    String id = begin.lane().equipment().equipment().equipmentId();
    String name = begin.lane().equipment().equipment().name();
    String product = first.job().job().productName();
    List<String> next = new ArrayList<>();
    begin.bars().stream()
        .skip(1)
        .limit(NEXT)
        .forEach(
            bar ->
                next.add(
                    words.time(time.startOf(bar.slots().first()))
                        + "\u00a0"
                        + bar.job().job().jobId()));
    if (begin.bars().size() > NEXT + 1) {
      next.add(words.text("pdf.today.then", begin.bars().size() - NEXT - 1));
    }
    boolean sameDay = time.dateOf(first.slots().end()).equals(time.dateOf(first.slots().first()));
    return new Row(
        Row.Kind.LINE,
        List.of(
            Cell.of(words.time(time.startOf(first.slots().first()))),
            Cell.of(name.isEmpty() || name.equals(id) ? id : id + "  " + name),
            Cell.of(
                product.isEmpty()
                    ? first.job().job().jobId()
                    : first.job().job().jobId() + "  " + product),
            Cell.of(
                sameDay
                    ? words.time(time.startOf(first.slots().end()))
                    : words.moment(time.startOf(first.slots().end()))),
            Cell.of(String.join(", ", next))),
        first.job().index());
  }
}
