package io.heatscheduler.reports.excel;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.cost.Savings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Baseline less plan, by what saved it and by kind of line. */
final class SavingsSheet {
  private static final int BASELINE = 1;
  private static final int PLAN = 2;
  private static final int SAVING = 3;

  private final Subject subject;
  private final Page page;
  private final Checks checks;
  private int row = Page.BODY;
  private int firstPart;

  /** A new sheet without comparisons. */
  SavingsSheet(Subject subject, Checks checks) {
    this.subject = subject;
    this.checks = checks;
    this.page = subject.page("savings");
    page.widths(38, 18, 18, 18, 12, 70);
    page.freeze(1, Page.BODY);
    page.print(true, -1);
  }

  /**
   * Adds a comparison.
   *
   * @param key of its name, {@code fifo} or {@code planned}
   * @param shift formula of what moving jobs in time saves; null: the published number
   */
  void add(
      String key,
      Comparison comparison,
      BillSheet baseline,
      BillSheet plan,
      @Nullable String shift) {
    Book book = subject.book();
    Savings savings = comparison.savings();
    String name = book.text("against." + key);
    heads(book.text("savings.by", name), name);
    firstPart = row;
    part("peak", sumOf(baseline, LineKind.DEMAND), sumOf(plan, LineKind.DEMAND));
    part("starts", starts(baseline), starts(plan));
    row(
        book.text("part.shift"),
        null,
        null,
        shift == null ? savings.timeShift() : new Formula(shift));
    note(shift == null ? "" : book.text("note.shift"));
    int rest = row;
    row++;
    int total = row;
    totals(baseline.total(), plan.total());
    row = rest;
    row(
        book.text("part.equipment"),
        null,
        null,
        new Formula(
            "%s-SUM(%s)"
                .formatted(page.reference(total, SAVING), range(firstPart, rest - 1, SAVING))));
    note(book.text("note.equipment"));
    row = total + 1;
    check(key, savings, total);
    row++;
    byKind(name, kinds(comparison), baseline, plan);
    row += 2;
  }

  private void heads(String title, String name) {
    Book book = subject.book();
    page.put(row++, 0, title, Look.SECTION);
    page.put(row, 0, book.text("column.part"), Look.HEADER);
    page.put(row, BASELINE, name, Look.HEADER_RIGHT);
    page.put(row, PLAN, book.text("column.plan"), Look.HEADER_RIGHT);
    page.put(row, SAVING, book.text("column.saving"), Look.HEADER_RIGHT);
    page.put(row, 4, book.text("column.share"), Look.HEADER_RIGHT);
    page.put(row, 5, book.text("column.how"), Look.HEADER);
    page.row(row).setHeightInPoints(31);
    row++;
  }

  private void part(String key, String ofBaseline, String ofPlan) {
    Book book = subject.book();
    row(book.text("part." + key), new Formula(ofBaseline), new Formula(ofPlan), null);
    note(book.text("note." + key));
  }

  private void row(
      String name, @Nullable Object baseline, @Nullable Object plan, @Nullable Object saving) {
    page.put(row, 0, name, Look.TEXT);
    page.put(row, BASELINE, baseline, Look.MONEY);
    page.put(row, PLAN, plan, Look.MONEY);
    page.put(row, SAVING, saving == null ? difference() : saving, Look.MONEY);
    page.put(row, 4, null, Look.PERCENT);
    row++;
  }

  private void note(String text) {
    page.put(row - 1, 5, text, Look.PARAGRAPH);
    page.row(row - 1).setHeightInPoints(4 + 13.5f * Page.lines(text, 66));
  }

  private Formula difference() {
    return new Formula("B%d-C%d".formatted(row + 1, row + 1));
  }

  private void totals(String ofBaseline, String ofPlan) {
    page.put(row, 0, subject.book().text("total"), Look.TEXT, true);
    page.put(row, BASELINE, new Formula(ofBaseline), Look.MONEY, true);
    page.put(row, PLAN, new Formula(ofPlan), Look.MONEY, true);
    page.put(row, SAVING, difference(), Look.MONEY, true);
    page.put(
        row,
        4,
        new Formula("IF(B%d<=0,\"\",D%d/B%d)".formatted(row + 1, row + 1, row + 1)),
        Look.PERCENT,
        true);
  }

  private String range(int first, int last, int column) {
    return "%s%d:%s%d".formatted(Page.letters(column), first + 1, Page.letters(column), last + 1);
  }

  private void byKind(String name, SortedSet<LineKind> kinds, BillSheet baseline, BillSheet plan) {
    Book book = subject.book();
    page.put(row++, 0, book.text("savings.lines", name), Look.SECTION);
    page.put(row, 0, book.text("column.kind"), Look.HEADER);
    page.put(row, BASELINE, name, Look.HEADER_RIGHT);
    page.put(row, PLAN, book.text("column.plan"), Look.HEADER_RIGHT);
    page.put(row, SAVING, book.text("column.saving"), Look.HEADER_RIGHT);
    row++;
    int first = row;
    for (LineKind kind : kinds) {
      page.put(row, 0, subject.kind(kind), Look.TEXT);
      String cell = "$A" + (row + 1);
      page.put(row, BASELINE, new Formula(baseline.sumOfKind(cell)), Look.MONEY);
      page.put(row, PLAN, new Formula(plan.sumOfKind(cell)), Look.MONEY);
      page.put(row, SAVING, difference(), Look.MONEY);
      row++;
    }
    page.put(row, 0, book.text("total"), Look.TEXT, true);
    for (int column = BASELINE; column <= SAVING; column++) {
      page.put(
          row, column, new Formula("SUM(" + range(first, row - 1, column) + ")"), Look.MONEY, true);
    }
    row++;
  }

  private SortedSet<LineKind> kinds(Comparison comparison) {
    SortedSet<LineKind> kinds = new TreeSet<>();
    comparison.bill().lines().forEach(line -> kinds.add(line.kind()));
    subject.run().bill().lines().forEach(line -> kinds.add(line.kind()));
    return kinds;
  }

  private void check(String key, Savings savings, int total) {
    Book book = subject.book();
    String name = book.text("against." + key);
    List<String> parts = new ArrayList<>(List.of("peak", "starts", "shift", "equipment"));
    List<BigDecimal> published =
        List.of(
            savings.peak(),
            savings.startsAndIdling(),
            savings.timeShift(),
            savings.equipmentAndFuel());
    for (int i = 0; i < parts.size(); i++) {
      checks.money(
          book.text("check.saving", name, book.text("part." + parts.get(i))),
          page.reference(firstPart + i, SAVING),
          published.get(i));
    }
    checks.money(book.text("check.savings", name), page.reference(total, SAVING), savings.amount());
    if (savings.percent() != null) {
      checks.add(
          book.text("check.percent", name),
          page.reference(total, 4) + "*100",
          savings.percent(),
          new BigDecimal("0.005001"),
          Look.QUANTITY);
    }
    if (key.equals("fifo")) {
      book.name("Savings", page.reference(total, SAVING));
    }
  }

  /** Names of the parts of the last comparison, for a chart. */
  CellRangeAddress names() {
    return new CellRangeAddress(firstPart, firstPart + 3, 0, 0);
  }

  /** Savings of the parts of the last comparison, for a chart. */
  CellRangeAddress amounts() {
    return new CellRangeAddress(firstPart, firstPart + 3, SAVING, SAVING);
  }

  Page page() {
    return page;
  }

  private String sumOf(BillSheet bill, LineKind kind) {
    return bill.sumOfKind(Formula.quoted(subject.kind(kind)));
  }

  private String starts(BillSheet bill) {
    return bill.sumOfUse(Formula.quoted(subject.book().text("use." + EnergyUse.START.key())))
        + "+"
        + bill.sumOfUse(Formula.quoted(subject.book().text("use." + EnergyUse.IDLE.key())))
        + "+"
        + sumOf(bill, LineKind.STARTUP_COST)
        + "+"
        + sumOf(bill, LineKind.SHUTDOWN_COST);
  }
}
