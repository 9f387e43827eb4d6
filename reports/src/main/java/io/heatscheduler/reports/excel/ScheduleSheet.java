package io.heatscheduler.reports.excel;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.reports.table.WorkOrder;

/** What each piece of equipment runs, in the order the operator works. */
final class ScheduleSheet {
  private final Table.Placed jobs;

  /** A new sheet with the schedule. */
  ScheduleSheet(Subject subject) {
    Page page = subject.page("schedule");
    Table<WorkOrder> table =
        new Table<WorkOrder>(page)
            .column("equipment", Look.TEXT, WorkOrder::equipmentId)
            .column("position", Look.WHOLE, WorkOrder::position)
            .column("job", Look.TEXT, WorkOrder::jobId)
            .column("product", Look.TEXT, order -> productOf(order.job().job()))
            .column("quantity", Look.QUANTITY, order -> order.job().job().quantity())
            .column("unit", Look.TEXT, order -> order.job().job().unit())
            .column("start", Look.TIME, WorkOrder::start)
            .column("end", Look.TIME, WorkOrder::end)
            .column("duration", Look.HOURS, order -> Subject.hours(order.duration()))
            .column("heat", Look.ENERGY, order -> order.job().job().heat().kilowattHours())
            .column("power", Look.POWER, order -> order.cost().powerKw())
            .column("setpoint", Look.QUANTITY, order -> order.job().job().temperatureSetpointC())
            .column("crew", Look.WHOLE, order -> order.job().job().operatorsRequired())
            .column("deadline", Look.TIME, order -> order.job().job().latestEnd())
            .formula(
                "slack",
                Look.HOURS,
                (order, row) -> {
                  String days = row.cell("deadline") + "-" + row.cell("end");
                  // clocks that change in between make a local difference an hour too long or short
                  java.time.ZoneId zone = subject.grid().time().zone();
                  int shift =
                      order.job().job().latestEnd().atZone(zone).getOffset().getTotalSeconds()
                          - order.end().atZone(zone).getOffset().getTotalSeconds();
                  return shift == 0
                      ? "ROUND((" + days + ")*24,4)"
                      : "ROUND((" + days + ")*24-(" + shift + "/3600),4)";
                })
            .column("period", Look.TEXT, order -> order.cost().tariffPeriod())
            .sum("heat");
    this.jobs = table.write(Page.BODY, subject.work().orders());
    page.freeze(3, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  /** Name of a job's product, or its id. */
  static String productOf(Job job) {
    return job.productName().isEmpty() ? job.productId() : job.productName();
  }

  /** The jobs. */
  Table.Placed jobs() {
    return jobs;
  }
}
