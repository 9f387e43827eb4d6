package io.heatscheduler.reports.excel;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.words.FindingLabels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** The first sheet: what the plan costs and saves, whether the workbook agrees, and the charts. */
final class SummarySheet {
  private static final int LAST_COLUMN = 12;
  private static final int CHART_COLUMN = 4;
  private static final int CHART_ROWS = 17;
  private static final int LABELS_OF_TIME_AXIS = 14;

  private final Subject subject;
  private final Page page;
  private int row = Page.BODY;
  private int figures;
  private int periods;
  private int periodCount;
  private int verdict;

  /** A new sheet; {@link #write} fills it once the others are there. */
  SummarySheet(Subject subject) {
    this.subject = subject;
    this.page = subject.page("summary");
    page.widths(34, 19, 19, 3, 13, 13, 13, 13, 13, 13, 13, 13, 13);
    page.print(true, -1);
  }

  /**
   * Fills the sheet, but for the verdict.
   *
   * @param fifo bill of the baseline; null: none
   */
  void write(BillSheet plan, @Nullable BillSheet fifo, ProfileSheet profile) {
    narrative();
    figures = row;
    figures(plan, fifo, profile);
    row++;
    periods(fifo != null);
    row = Math.max(row + 1, figures + 1 + CHART_ROWS);
  }

  private void narrative() {
    String text =
        subject.report().narrative().sentences().stream()
            .map(Narrative.Sentence::text)
            .collect(Collectors.joining(" "));
    if (!text.isEmpty()) {
      page.paragraph(row, 0, LAST_COLUMN, CellText.clean(text), Look.PARAGRAPH);
      row += 2;
    }
  }

  /** Says whether all checks agree. */
  void verdict(Table.Placed checks) {
    page.put(verdict, 1, agreement(checks), Look.TEXT);
  }

  private void figures(BillSheet plan, @Nullable BillSheet fifo, ProfileSheet profile) {
    Book book = subject.book();
    ReportedRun run = subject.run();
    int planCost = figure("planCost", new Formula(plan.total()), Look.KEY_MONEY);
    book.name("PlanCost", page.reference(planCost, 1));
    if (fifo != null) {
      int fifoCost = figure("fifoCost", new Formula(fifo.total()), Look.MONEY);
      book.name("FifoCost", page.reference(fifoCost, 1));
      figure(
          "saving", new Formula("B%d-B%d".formatted(fifoCost + 1, planCost + 1)), Look.KEY_MONEY);
      figure(
          "savingPercent",
          new Formula(
              "IF(B%1$d<=0,\"\",(B%1$d-B%2$d)/B%1$d)".formatted(fifoCost + 1, planCost + 1)),
          Look.PERCENT);
    }
    if (run.violations() != null) {
      figure("relaxPrice", run.relaxPrice(), Look.MONEY);
    }
    BigDecimal bound = run.search().bound();
    if (bound != null) {
      int at = figure("bound", bound, Look.MONEY);
      BigDecimal relaxed = run.relaxPrice();
      String total =
          "B%d%s"
              .formatted(planCost + 1, relaxed.signum() == 0 ? "" : "+" + relaxed.toPlainString());
      figure(
          "gap",
          new Formula("IF((%1$s)=0,0,((%1$s)-B%2$d)/ABS(%1$s))".formatted(total, at + 1)),
          Look.PERCENT);
    }
    int peak = figure("peak", new Formula(profile.peak()), Look.POWER);
    book.name("PeakKw", page.reference(peak, 1));
    BigDecimal limit = subject.grid().contractualPeakKw();
    if (limit != null) {
      int at = figure("limit", limit, Look.POWER);
      figure("headroom", new Formula("B%d-B%d".formatted(at + 1, peak + 1)), Look.POWER);
    }
    figure("energy", new Formula(energy(profile)), Look.WHOLE);
    if (!run.bill().co2Kg().isEmpty()) {
      figure("co2", run.bill().totalCo2Kg(), Look.WHOLE);
    }
    figure("jobs", subject.grid().jobs().size(), Look.WHOLE);
    if (!subject.grid().leftOut().isEmpty()) {
      figure("leftOut", subject.grid().leftOut().size(), Look.WHOLE);
    }
    verdict = figure("checks", "", Look.TEXT);
  }

  private String energy(ProfileSheet profile) {
    List<String> parts = new ArrayList<>();
    parts.add(profile.energy());
    subject.grid().equipment().stream()
        .filter(unit -> !unit.equipment().isElectric())
        .forEach(unit -> parts.add(profile.energyOf(unit)));
    return String.join("+", parts);
  }

  private Formula agreement(Table.Placed checks) {
    Book book = subject.book();
    String verdicts = checks.range("verdict");
    String agree = "COUNTIF(%s,%s)".formatted(verdicts, Formula.quoted(book.text("verdict.ok")));
    return new Formula(
        "IF(%1$s=ROWS(%2$s),%3$s,(ROWS(%2$s)-%1$s)&%4$s)"
            .formatted(
                agree,
                verdicts,
                Formula.quoted(book.text("checks.all", checks.last() - checks.first() + 1)),
                Formula.quoted(" " + book.text("checks.some"))));
  }

  private int figure(String key, Object value, Look look) {
    page.put(row, 0, subject.book().text("figure." + key), Look.TEXT);
    page.put(row, 1, value, look);
    String unit = subject.book().text("unit." + key);
    page.put(row, 2, unit.isEmpty() ? null : unit, Look.TEXT);
    if (look == Look.KEY_MONEY) {
      page.row(row).setHeightInPoints(20);
    }
    return row++;
  }

  private void periods(boolean withFifo) {
    Book book = subject.book();
    Map<String, BigDecimal[]> amounts = new LinkedHashMap<>();
    BigDecimal[] rounding = {BigDecimal.ZERO, BigDecimal.ZERO};
    add(amounts, rounding, subject.run().bill(), 0);
    Comparison fifo = subject.run().fifo();
    if (withFifo && fifo != null) {
      add(amounts, rounding, fifo.bill(), 1);
    }
    page.put(row++, 0, book.text("summary.byPeriod"), Look.SECTION);
    page.put(row, 0, book.text("column.period"), Look.HEADER);
    page.put(row, 1, book.text("column.plan"), Look.HEADER_RIGHT);
    page.put(row, 2, withFifo ? book.text("against.fifo") : null, Look.HEADER_RIGHT);
    page.row(row).setHeightInPoints(31);
    row++;
    periods = row;
    amounts.forEach(
        (name, both) -> {
          page.put(row, 0, name, Look.TEXT);
          page.put(row, 1, both[0], Look.MONEY);
          page.put(row, 2, withFifo ? both[1] : null, Look.MONEY);
          row++;
        });
    periodCount = amounts.size();
    page.put(row, 0, book.text("share.rounding"), Look.TEXT);
    page.put(row, 1, rounding[0], Look.FINE);
    page.put(row, 2, withFifo ? rounding[1] : null, Look.FINE);
    row++;
    page.put(row, 0, book.text("total"), Look.TEXT, true);
    for (int column = 1; column <= (withFifo ? 2 : 1); column++) {
      page.put(row, column, new Formula(sumOfPeriods(column)), Look.MONEY, true);
    }
    row++;
  }

  private void add(Map<String, BigDecimal[]> amounts, BigDecimal[] rounding, Bill bill, int which) {
    for (Breakdown.Entry entry : bill.byPeriod().entries()) {
      if (entry.kind() == Breakdown.Kind.ROUNDING) {
        rounding[which] = entry.amount();
        continue;
      }
      BigDecimal[] both =
          amounts.computeIfAbsent(
              Breakdowns.label(subject.book(), entry),
              none -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      both[which] = both[which].add(entry.amount());
    }
  }

  private String sumOfPeriods(int column) {
    return "SUM(%s%d:%s%d)"
        .formatted(
            Page.letters(column), periods + 1, Page.letters(column), periods + periodCount + 1);
  }

  /** The sum of the shares of the periods, for checks elsewhere; columns 1 plan, 2 baseline. */
  String totalByPeriod(int column) {
    return page.reference(periods + periodCount + 1, column);
  }

  /** What a person should know, below the charts; then the charts, once all cells have values. */
  void draw(ProfileSheet profile, @Nullable SavingsSheet savings) {
    charts(profile, savings);
    findings();
  }

  private void charts(ProfileSheet profile, @Nullable SavingsSheet savings) {
    Book book = subject.book();
    Charts charts = new Charts(page);
    String currency = subject.currency().getCurrencyCode();
    List<Charts.Series> cost = new ArrayList<>();
    cost.add(new Charts.Series(book.text("column.plan"), periodCells(1), Colours.PLAN, 0, false));
    if (savings != null) {
      cost.add(
          new Charts.Series(book.text("against.fifo"), periodCells(2), Colours.FIFO, 0, false));
    }
    int middle = savings == null ? LAST_COLUMN : CHART_COLUMN + 4;
    charts.bars(
        new CellRangeAddress(figures, figures + CHART_ROWS - 1, CHART_COLUMN, middle),
        book.text("chart.periods"),
        currency,
        page.sheet(),
        periodCells(0),
        cost);
    if (savings != null) {
      charts.bars(
          new CellRangeAddress(figures, figures + CHART_ROWS - 1, middle + 1, LAST_COLUMN),
          book.text("chart.savings"),
          currency,
          savings.page().sheet(),
          savings.names(),
          List.of(
              new Charts.Series(
                  book.text("column.saving"), savings.amounts(), Colours.PLAN, 0, false)));
    }
    Table.Placed slots = profile.slots();
    charts.lines(
        new CellRangeAddress(row, row + CHART_ROWS - 1, 0, LAST_COLUMN),
        book.text("chart.load"),
        "kW",
        slots.page().sheet(),
        slots.address("start"),
        subject.grid().slotCount() * subject.grid().time().slotMinutes() > 2 * 24 * 60
            ? (book.words().language().equals("de") ? "dd.mm. hh:mm" : "d mmm hh:mm")
            : "hh:mm",
        labelStep(),
        load(slots));
    row += CHART_ROWS + 1;
  }

  private int labelStep() {
    int perHour = 60 / subject.grid().time().slotMinutes();
    int hours = Math.max(1, subject.grid().slotCount() / perHour / LABELS_OF_TIME_AXIS);
    int[] steps = {1, 2, 3, 4, 6, 12, 24, 48, 168};
    for (int step : steps) {
      if (step >= hours) {
        return step * perHour;
      }
    }
    return hours * perHour;
  }

  private List<Charts.Series> load(Table.Placed slots) {
    Book book = subject.book();
    List<Charts.Series> load = new ArrayList<>();
    load.add(
        new Charts.Series(
            book.text("column.base"), slots.address("base"), Colours.BASE_LOAD, 1.5, false));
    if (subject.run().fifo() != null) {
      load.add(
          new Charts.Series(
              book.text("column.fifoLoad"), slots.address("fifoLoad"), Colours.FIFO, 1.25, false));
    }
    load.add(
        new Charts.Series(
            book.text("column.site"), slots.address("site"), Colours.PLAN, 2.25, false));
    if (subject.grid().contractualPeakKw() != null) {
      load.add(
          new Charts.Series(
              book.text("column.limit"), slots.address("limit"), Colours.ALARM, 1.5, true));
    }
    return load;
  }

  private CellRangeAddress periodCells(int column) {
    return new CellRangeAddress(periods, periods + periodCount - 1, column, column);
  }

  private void findings() {
    List<Finding> findings = subject.run().findings();
    if (findings.isEmpty()) {
      return;
    }
    page.put(row++, 0, subject.book().text("summary.findings"), Look.SECTION);
    FindingLabels labels = new FindingLabels(subject.book().words(), subject.book().zone());
    for (Finding finding : findings) {
      page.paragraph(row++, 0, LAST_COLUMN, CellText.clean(labels.line(finding)), Look.PARAGRAPH);
    }
  }
}
