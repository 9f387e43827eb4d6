package io.heatscheduler.reports.content;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each heater runs, in the order in which its operator works. */
final class Assignments {
  private final Terms terms;
  private final ReportedRun run;
  private final int heatDecimals;
  private final int powerDecimals;
  private final boolean hasOperators;

  Assignments(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.run = run;
    List<GridJob> jobs = run.grid().jobs();
    this.heatDecimals =
        Terms.decimals(jobs.stream().map(job -> job.job().heat().kilowattHours()).toList(), 1);
    this.powerDecimals = Terms.decimals(jobs.stream().map(GridJob::peakHeatKw).toList(), 1);
    this.hasOperators = jobs.stream().anyMatch(job -> job.job().operatorsRequired() > 0);
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (GridEquipment unit : run.grid().equipment()) {
      List<GridJob> jobs = inOrder(unit);
      if (!jobs.isEmpty()) {
        blocks.add(table(unit, jobs));
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Paragraph(terms.text("assignments.none")));
    }
    return blocks;
  }

  /** The jobs of a heater in the order in which they start. */
  private List<GridJob> inOrder(GridEquipment unit) {
    return run.grid().jobs().stream()
        .filter(job -> run.schedule().equipmentOf(job.index()) == unit.index())
        .sorted(
            Comparator.comparingInt((GridJob job) -> run.schedule().startOf(job.index()))
                .thenComparingInt(GridJob::index))
        .toList();
  }

  private DataTable table(GridEquipment unit, List<GridJob> jobs) {
    TableBuilder table =
        new TableBuilder(
                terms,
                "assignments-" + unit.index(),
                terms.text("assignments.caption", terms.equipment(unit.index()), jobs.size()))
            .column("job", terms.text("column.job"), Kind.TEXT, 4)
            .column("product", terms.text("column.product"), Kind.TEXT, 6)
            .column("quantity", terms.text("column.quantity"), Kind.NUMBER, 3)
            .column("start", terms.text("column.start"), Kind.TIME, 5)
            .column("end", terms.text("column.end"), Kind.TIME, 4)
            .column("heat", terms.titled("column.heat", "kWh"), Kind.NUMBER, 3)
            .column("power", terms.titled("column.power", "kW"), Kind.NUMBER, 3);
    if (hasOperators) {
      table.column("operators", terms.text("column.operators"), Kind.NUMBER, 2);
    }
    table
        .column("deadline", terms.text("column.deadline"), Kind.TIME, 5)
        .column("slack", terms.text("column.slack"), Kind.NUMBER, 3);
    jobs.forEach(job -> add(table, job));
    return table.build();
  }

  private void add(TableBuilder table, GridJob on) {
    Job job = on.job();
    int first = run.schedule().startOf(on.index());
    Instant start = terms.at(first);
    Instant end = terms.at(first + on.durationSlots());
    Duration slack = WatchList.slack(run, on);
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(job.jobId()));
    cells.add(Cell.of(Terms.product(job)));
    cells.add(quantity(terms, job));
    cells.add(terms.moment(start));
    cells.add(terms.moment(end, terms.until(start, end)));
    cells.add(terms.number(job.heat().kilowattHours(), heatDecimals));
    cells.add(terms.number(on.peakHeatKw(), powerDecimals));
    if (hasOperators) {
      cells.add(terms.number(BigDecimal.valueOf(job.operatorsRequired()), 0));
    }
    cells.add(terms.moment(run.limits().jobs().get(on.index()).job().latestEnd()));
    cells.add(terms.span(slack));
    table.line(on.index(), cells.toArray(Cell[]::new));
  }

  /** A quantity with its unit. */
  static Cell quantity(Terms terms, Job job) {
    String number =
        terms.words().number(job.quantity(), Terms.decimals(List.of(job.quantity()), 3));
    return new Cell(
        job.unit().isEmpty() ? number : terms.text("quantity", number, job.unit()), job.quantity());
  }
}
