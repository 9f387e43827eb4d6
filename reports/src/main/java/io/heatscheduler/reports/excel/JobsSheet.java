package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.reports.table.WorkOrder;
import java.util.Comparator;
import java.util.List;

/** What each job costs, and what its move in time saves; the rest of the plan cost below. */
final class JobsSheet {
  private final Table.Placed jobs;
  private final String all;

  /** A new sheet with the jobs. */
  JobsSheet(Subject subject) {
    Page page = subject.page("jobs");
    Table<WorkOrder> table =
        new Table<WorkOrder>(page)
            .column("job", Look.TEXT, WorkOrder::jobId)
            .column("product", Look.TEXT, order -> ScheduleSheet.productOf(order.job().job()))
            .column("quantity", Look.QUANTITY, order -> order.job().job().quantity())
            .column("unit", Look.TEXT, order -> order.job().job().unit())
            .column("equipment", Look.TEXT, WorkOrder::equipmentId)
            .column("heat", Look.ENERGY, order -> order.job().job().heat().kilowattHours())
            .column("input", Look.ENERGY, order -> order.cost().inputKwh())
            .column("energyCost", Look.MONEY, order -> order.cost().energyCost())
            .column("jobCost", Look.MONEY, WorkOrder::planCost)
            .formula(
                "costPerUnit",
                Look.RATE,
                (order, row) ->
                    order.job().job().quantity().signum() == 0
                        ? null
                        : row.cell("jobCost") + "/" + row.cell("quantity"));
    if (subject.run().fifo() != null) {
      addFifo(table);
    }
    table.sum("heat", "input", "energyCost", "jobCost");
    this.jobs =
        table.write(
            Page.BODY,
            subject.work().orders().stream()
                .sorted(Comparator.comparing(WorkOrder::jobId))
                .toList());
    this.all = rest(subject, page);
    page.freeze(1, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  private static void addFifo(Table<WorkOrder> table) {
    table
        .column("start", Look.TIME, WorkOrder::start)
        .column(
            "fifoEquipment",
            Look.TEXT,
            order -> order.fifo() == null ? null : order.fifo().equipmentId())
        .column("fifoStart", Look.TIME, order -> order.fifo() == null ? null : order.fifo().start())
        .column(
            "movedBy",
            Look.HOURS,
            order -> order.movedBy() == null ? null : Subject.hours(order.movedBy()))
        .column(
            "shiftSaving",
            Look.MONEY,
            order -> order.fifo() == null ? null : order.fifo().timeShift())
        .sum("shiftSaving");
  }

  private String rest(Subject subject, Page page) {
    int top = jobs.totals() + 3;
    page.put(top - 1, 0, subject.book().text("jobs.rest"), Look.SECTION);
    List<Breakdown.Entry> others =
        subject.run().bill().byJob().entries().stream()
            .filter(entry -> entry.kind() != Breakdown.Kind.JOB)
            .toList();
    int cost = jobs.column("jobCost");
    for (int i = 0; i < others.size(); i++) {
      page.put(top + i, 0, Breakdowns.label(subject.book(), others.get(i)), Look.TEXT);
      page.put(top + i, cost, others.get(i).amount(), Look.MONEY);
    }
    int last = top + Math.max(0, others.size() - 1);
    page.put(last + 1, 0, subject.book().text("jobs.all"), Look.TEXT, true);
    page.put(
        last + 1,
        cost,
        new Formula(
            "%s+SUM(%s%d:%s%d)"
                .formatted(
                    jobs.total("jobCost"),
                    Page.letters(cost),
                    top + 1,
                    Page.letters(cost),
                    last + 1)),
        Look.MONEY,
        true);
    return page.reference(last + 1, cost);
  }

  /** The jobs. */
  Table.Placed jobs() {
    return jobs;
  }

  /** Cell of the whole plan cost by job. */
  String all() {
    return all;
  }
}
