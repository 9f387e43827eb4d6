package io.heatscheduler.reports.excel;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.reports.table.WorkList;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders the sheets of a run's workbook and what they check of each other. */
final class RunBook {
  private final Subject subject;
  private final Book book;
  private final Checks checks;

  private RunBook(RunReport report) {
    ReportedRun run = report.run();
    Words words =
        new Words(report.settings().language(), run.bill().currency(), run.grid().time().zone());
    this.book =
        new Book(words, run.bill().currency(), run.grid().time().zone(), report.settings().paper());
    this.subject = new Subject(book, report, WorkList.of(run));
    this.checks = new Checks(subject);
  }

  /** The file of a run. */
  static byte[] of(RunReport report) {
    return new RunBook(report).write();
  }

  private byte[] write() {
    ReportedRun run = subject.run();
    SummarySheet summary = new SummarySheet(subject);
    ScheduleSheet schedule = new ScheduleSheet(subject);
    if (GanttSheet.fits(subject.grid())) {
      GanttSheet.write(subject);
    }
    ProfileSheet profile = new ProfileSheet(subject);
    BillSheet plan = new BillSheet(subject, "bill", run.bill());
    book.name("BillAmounts", plan.lines().range("amount"));
    DemandSheet demand = new DemandSheet(subject, profile);
    JobsSheet jobs = new JobsSheet(subject);
    EquipmentSheet equipment = new EquipmentSheet(subject, schedule, profile);
    BillSheet fifo = baseline("fifo", run.fifo());
    BillSheet planned = baseline("planned", run.asPlanned());
    checkBill(plan, run.bill());
    checkEnergy(profile);
    checkDemand(profile, demand);
    checkShares(jobs, equipment);
    SavingsSheet savings = savings(plan, fifo, planned, jobs);
    checkSchedule(schedule);
    outlook(plan);
    summary.write(plan, fifo, profile);
    checks.money(book.text("check.byPeriod"), summary.totalByPeriod(1), run.bill().planCost());
    summary.verdict(checks.write(subject.page("checks")));
    AboutSheet.write(subject);
    book.calculate();
    summary.draw(profile, savings);
    book.workbook().setActiveSheet(0);
    book.describe(
        subject.grid().plant().site().name() + ": " + book.text("title.summary"),
        subject.subtitle(),
        run.search().producedBy(),
        run.asOf());
    return book.bytes();
  }

  /** What comes after the plan and what more freedom would save, if asked for. */
  private void outlook(BillSheet plan) {
    Forecast forecast = subject.report().forecast();
    if (forecast != null) {
      ForecastSheet.write(subject, checks, forecast);
    }
    if (!subject.report().flexibility().isEmpty()) {
      FlexibilitySheet.write(subject, subject.report().flexibility(), plan.total());
    }
  }

  private @Nullable BillSheet baseline(String key, @Nullable Comparison comparison) {
    if (comparison == null) {
      return null;
    }
    FifoSheet.write(subject, key + "Schedule", comparison.baseline());
    BillSheet bill = new BillSheet(subject, key + "Bill", comparison.bill());
    checks.money(
        book.text("check.baseline", book.text("against." + key)),
        bill.total(),
        comparison.bill().planCost());
    return bill;
  }

  private @Nullable SavingsSheet savings(
      BillSheet plan, @Nullable BillSheet fifo, @Nullable BillSheet planned, JobsSheet jobs) {
    Comparison own = subject.run().asPlanned();
    Comparison first = subject.run().fifo();
    if ((fifo == null || first == null) && (planned == null || own == null)) {
      return null;
    }
    SavingsSheet savings = new SavingsSheet(subject, checks);
    if (planned != null && own != null) {
      savings.add("planned", own, planned, plan, null);
    }
    if (fifo != null && first != null) {
      savings.add("fifo", first, fifo, plan, "SUM(" + jobs.jobs().range("shiftSaving") + ")");
      return savings;
    }
    return null;
  }

  private void checkBill(BillSheet sheet, Bill bill) {
    checks.money(
        book.text("check.planCost"), "SUM(" + sheet.lines().range("amount") + ")", bill.planCost());
    checks.money(
        book.text("check.siteBill"),
        sheet.total() + "+" + sheet.baseLoad().total("amount"),
        bill.siteBill());
    for (LineKind kind : LineKind.values()) {
      if (bill.lines().stream().anyMatch(line -> line.kind() == kind)) {
        checks.money(
            book.text("check.kind", subject.kind(kind)),
            sheet.sumOfKind(Formula.quoted(subject.kind(kind))),
            bill.total(kind));
      }
    }
    String differences = sheet.lines().range("difference");
    checks.money(
        book.text("check.products"),
        "MAX(MAX(%1$s),-MIN(%1$s))".formatted(differences),
        BigDecimal.ZERO);
  }

  private void checkEnergy(ProfileSheet profile) {
    Bill bill = subject.run().bill();
    PlantGrid grid = subject.grid();
    energy(
        book.text("check.electricity"),
        profile.energy(),
        quantity(bill.lines(), LineKind.ENERGY, null));
    Criteria categories = new Criteria(grid.rates().category());
    Map<String, BigDecimal> byCategory = new TreeMap<>();
    for (String category : grid.rates().category()) {
      byCategory.computeIfAbsent(category, name -> quantity(bill.lines(), LineKind.ENERGY, name));
    }
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      String category = grid.rates().category().get(slot);
      BigDecimal published = byCategory.remove(category);
      String formula = profile.energyIn(profile.slots().cell("period", slot), categories);
      if (published != null && formula != null) {
        energy(book.text("check.energyIn", CellText.clean(category)), formula, published);
      }
    }
    for (GridEquipment unit : grid.equipment()) {
      if (!unit.equipment().isElectric()) {
        String id = unit.equipment().equipmentId();
        energy(
            book.text("check.fuel", CellText.clean(id)),
            profile.energyOf(unit),
            quantity(bill.lines(), LineKind.FUEL, id));
      }
    }
  }

  private void energy(String name, String formula, BigDecimal published) {
    checks.add(name, formula, published, Checks.PHYSICAL, Look.ENERGY);
  }

  private static BigDecimal quantity(
      List<BillLine> lines, LineKind kind, @Nullable String subject) {
    return lines.stream()
        .filter(line -> line.kind() == kind && line.use() != EnergyUse.BASE_LOAD)
        .filter(line -> subject == null || line.subject().equals(subject))
        .map(BillLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void checkDemand(ProfileSheet profile, DemandSheet demand) {
    ReportedRun run = subject.run();
    checks.add(
        book.text("check.peak"),
        profile.peak(),
        run.dispatch().peakKw(),
        Checks.PHYSICAL,
        Look.POWER);
    for (int i = 0; i < run.bill().demand().size(); i++) {
      var measured = run.bill().demand().get(i);
      String name = CellText.clean(measured.component()) + ", " + measured.billingPeriodStart();
      if (profile.measured(i)) {
        checks.add(
            book.text("check.demand", name),
            profile.demand(i),
            measured.measuredKw(),
            Checks.PHYSICAL,
            Look.POWER);
      }
      if (subject.grid().rates().demandComponents().get(i).tiers().size() == 1) {
        checks.money(
            book.text("check.demandCharge", name),
            demand.components().cell("product2", i),
            measured.amount());
      }
    }
    BigDecimal limit = subject.grid().contractualPeakKw();
    if (limit != null) {
      BigDecimal above = limit.add(Exactness.LIMIT_TOLERANCE_KW);
      long over =
          run.dispatch().siteLoadKw().stream().filter(kw -> kw.compareTo(above) > 0).count();
      checks.add(
          book.text("check.overLimit"),
          "COUNTIF(%s,\">%s\")".formatted(profile.slots().range("site"), above.toPlainString()),
          BigDecimal.valueOf(over),
          BigDecimal.ZERO,
          Look.WHOLE);
    }
  }

  private void checkShares(JobsSheet jobs, EquipmentSheet equipment) {
    BigDecimal cost = subject.run().bill().planCost();
    checks.money(book.text("check.byJob"), jobs.all(), cost);
    checks.money(book.text("check.byEquipment"), equipment.all(), cost);
    checks.add(
        book.text("check.jobsOfEquipment"),
        equipment.units().total("jobs"),
        BigDecimal.valueOf(subject.grid().jobs().size()),
        BigDecimal.ZERO,
        Look.WHOLE);
    BigDecimal heat =
        subject.grid().jobs().stream()
            .map(job -> job.job().heat().kilowattHours())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    energy(book.text("check.heat"), equipment.units().total("heat"), heat);
    energy(
        book.text("check.input"),
        equipment.units().total("input"),
        subject.run().bill().inputKwh());
  }

  private void checkSchedule(ScheduleSheet schedule) {
    long late =
        subject.work().orders().stream().filter(order -> order.slack().isNegative()).count();
    checks.add(
        book.text("check.late"),
        "COUNTIF(%s,\"<0\")".formatted(schedule.jobs().range("slack")),
        BigDecimal.valueOf(late),
        BigDecimal.ZERO,
        Look.WHOLE);
    List<BigDecimal> duration = new ArrayList<>();
    subject.work().orders().forEach(order -> duration.add(Subject.hours(order.duration())));
    checks.add(
        book.text("check.hours"),
        "SUM(" + schedule.jobs().range("duration") + ")",
        duration.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
        Checks.PHYSICAL,
        Look.HOURS);
  }
}
