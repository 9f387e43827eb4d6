package io.heatscheduler.reports.table;

import static io.heatscheduler.core.publish.Table.number;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run as tables for other programs: assignments in working order, the lines of every bill, the
 * savings, and each job against first in, first out. Column names are English in every language.
 */
public final class CsvReport implements ReportRenderer {
  private final FileFormat format;

  /**
   * The renderer.
   *
   * @param format how tables are written
   */
  public CsvReport(FileFormat format) {
    this.format = format;
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.CSV;
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    ReportedRun run = report.run();
    WorkList work = WorkList.of(run);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("assignments.csv", format.csv(assignments(run, work)));
    files.put("bill_lines.csv", format.csv(billLines(run)));
    if (run.fifo() != null) {
      files.put("jobs_against_fifo.csv", format.csv(againstFifo(run, work)));
    }
    if (run.fifo() != null || run.asPlanned() != null) {
      files.put("savings.csv", format.csv(savings(run)));
    }
    return files;
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    return new NoPlanTables(report).files(format);
  }

  private static Table assignments(ReportedRun run, WorkList work) {
    List<List<Object>> rows = new ArrayList<>();
    for (WorkOrder order : work.orders()) {
      Job job = order.job().job();
      rows.add(
          List.of(
              order.equipmentId(),
              order.position(),
              order.jobId(),
              job.productId(),
              job.productName(),
              job.quantity(),
              job.unit(),
              time(run, order.start()),
              time(run, order.end()),
              order.duration().toMinutes(),
              number(job.heat().kilowattHours()),
              number(order.cost().powerKw()),
              number(order.cost().inputKwh()),
              orEmpty(job.temperatureSetpointC()),
              job.operatorsRequired(),
              time(run, job.latestEnd()),
              order.slack().toMinutes(),
              order.cost().tariffPeriod(),
              order.cost().energyCost(),
              order.planCost()));
    }
    return new Table(
        List.of(
            "equipment_id",
            "position",
            "job_id",
            "product_id",
            "product_name",
            "quantity",
            "unit",
            "scheduled_start",
            "scheduled_end",
            "duration_minutes",
            "heat_kwh",
            "power_kw",
            "input_kwh",
            "temperature_setpoint_c",
            "operators_required",
            "latest_end",
            "slack_minutes",
            "tariff_period",
            "energy_cost",
            "plan_cost"),
        rows);
  }

  private static Table billLines(ReportedRun run) {
    List<List<Object>> rows = new ArrayList<>();
    addLines(rows, "plan", run, run.bill());
    addBaseline(rows, "fifo", run, run.fifo());
    addBaseline(rows, "as_planned", run, run.asPlanned());
    return new Table(
        List.of(
            "bill",
            "line_id",
            "kind",
            "subject",
            "use",
            "quantity",
            "unit",
            "rate",
            "amount",
            "currency",
            "part_of_plan_cost",
            "start",
            "end"),
        rows);
  }

  private static void addBaseline(
      List<List<Object>> rows, String name, ReportedRun run, @Nullable Comparison comparison) {
    if (comparison != null) {
      addLines(rows, name, run, comparison.bill());
    }
  }

  private static void addLines(List<List<Object>> rows, String name, ReportedRun run, Bill bill) {
    bill.lines().forEach(line -> rows.add(row(name, run, bill, line, true)));
    bill.baseLoadLines().forEach(line -> rows.add(row(name, run, bill, line, false)));
  }

  private static List<Object> row(
      String name, ReportedRun run, Bill bill, BillLine line, boolean ofPlan) {
    return List.of(
        name,
        line.id(),
        line.kind().key(),
        line.subject(),
        line.use() == null ? "" : line.use().key(),
        line.quantity(),
        line.unit(),
        orEmpty(line.rate()),
        line.amount(),
        bill.currency().getCurrencyCode(),
        ofPlan,
        line.slots().isEmpty() ? "" : slot(run.grid(), line.slots().getFirst().first()),
        line.slots().isEmpty() ? "" : slot(run.grid(), line.slots().getLast().end()));
  }

  private static Table savings(ReportedRun run) {
    List<List<Object>> rows = new ArrayList<>();
    addSavings(rows, "fifo", run, run.fifo());
    addSavings(rows, "as_planned", run, run.asPlanned());
    return new Table(List.of("baseline", "part", "amount", "currency"), rows);
  }

  private static void addSavings(
      List<List<Object>> rows, String name, ReportedRun run, @Nullable Comparison comparison) {
    if (comparison == null) {
      return;
    }
    Savings savings = comparison.savings();
    String currency = run.bill().currency().getCurrencyCode();
    rows.add(List.of(name, "baseline_cost", comparison.bill().planCost(), currency));
    rows.add(List.of(name, "plan_cost", run.bill().planCost(), currency));
    rows.add(List.of(name, "peak", savings.peak(), currency));
    rows.add(List.of(name, "starts_and_idling", savings.startsAndIdling(), currency));
    rows.add(List.of(name, "time_shift", savings.timeShift(), currency));
    rows.add(List.of(name, "equipment_and_fuel", savings.equipmentAndFuel(), currency));
    rows.add(List.of(name, "total", savings.amount(), currency));
  }

  private static Table againstFifo(ReportedRun run, WorkList work) {
    List<List<Object>> rows = new ArrayList<>();
    for (WorkOrder order : work.orders()) {
      WorkOrder.FifoPlace fifo = order.fifo();
      Duration movedBy = order.movedBy();
      if (fifo != null && movedBy != null) {
        rows.add(
            List.of(
                order.jobId(),
                order.equipmentId(),
                fifo.equipmentId(),
                time(run, order.start()),
                time(run, fifo.start()),
                movedBy.toMinutes(),
                hours(movedBy),
                fifo.timeShift()));
      }
    }
    return new Table(
        List.of(
            "job_id",
            "equipment_id",
            "fifo_equipment_id",
            "scheduled_start",
            "fifo_start",
            "moved_by_minutes",
            "moved_by_hours",
            "saved_by_moving"),
        rows);
  }

  private static BigDecimal hours(Duration duration) {
    return number(
        BigDecimal.valueOf(duration.toMinutes())
            .divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_EVEN));
  }

  private static Object orEmpty(@Nullable BigDecimal value) {
    return Optional.<Object>ofNullable(value).orElse("");
  }

  private static String slot(PlantGrid grid, int slot) {
    TimeGrid time = grid.time();
    return Document.time(time.startOf(slot), time.zone());
  }

  private static String time(ReportedRun run, Instant instant) {
    return Document.time(instant, run.grid().time().zone());
  }
}
