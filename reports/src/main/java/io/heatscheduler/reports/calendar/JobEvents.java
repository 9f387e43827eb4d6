package io.heatscheduler.reports.calendar;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.table.WorkOrder;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Entries for jobs. */
final class JobEvents {
  private final Words words;
  private final Uids uids;

  JobEvents(ReportedRun run, Words words) {
    this.words = words;
    this.uids = new Uids(run.grid().plant().site().name());
  }

  /** The entry of a job. */
  Entry of(WorkOrder order) {
    Job job = order.job().job();
    String product = job.productName().isEmpty() ? job.productId() : job.productName();
    String what = product.isBlank() ? order.jobId() : order.jobId() + " " + product;
    return new Entry(
        uids.of("job", order.jobId()),
        order.start(),
        order.end(),
        words.text("calendar.job", what, order.equipmentId()),
        description(order, job),
        location(order),
        List.of(words.text("calendar.category.job"), order.equipmentId()),
        true);
  }

  /** Name and place of the equipment. */
  private static String location(WorkOrder order) {
    String name = order.unit().equipment().name();
    String place = order.unit().equipment().location();
    String unit = name.isBlank() ? order.equipmentId() : order.equipmentId() + " " + name;
    return place.isBlank() ? unit : unit + ", " + place;
  }

  private String description(WorkOrder order, Job job) {
    List<String> lines = new ArrayList<>();
    lines.add(words.text("calendar.heat", words.energy(job.heat().kilowattHours())));
    lines.add(words.text("calendar.power", words.power(order.cost().powerKw())));
    lines.add(words.text("calendar.quantity", number(job.quantity()), job.unit()).strip());
    if (job.temperatureSetpointC() != null) {
      lines.add(words.text("calendar.setpoint", number(job.temperatureSetpointC())));
    }
    if (job.operatorsRequired() > 0) {
      lines.add(words.text("calendar.crew", words.count(job.operatorsRequired())));
    }
    lines.add(words.text("calendar.deadline", words.moment(job.latestEnd())));
    if (order.slack().isNegative()) {
      lines.add(words.text("calendar.late"));
    }
    lines.add(words.text("calendar.cost", words.money(order.planCost())));
    if (!job.predecessors().isEmpty()) {
      lines.add(words.text("calendar.after", String.join(", ", job.predecessors())));
    }
    return String.join("\n", lines);
  }

  private String number(BigDecimal value) {
    return words.number(value, Math.clamp(value.stripTrailingZeros().scale(), 0, 3));
  }
}
