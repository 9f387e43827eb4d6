package io.heatscheduler.reports.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** Compares what the workbook computes with what was published, row by row. */
final class Checks {
  /** kWh and kW may differ by what six decimals and binary numbers leave. */
  static final BigDecimal PHYSICAL = new BigDecimal("0.001");

  private final Subject subject;
  private final List<Row> rows = new ArrayList<>();

  /** A number computed by the workbook, and the published one. */
  private record Row(
      String name, String formula, BigDecimal published, BigDecimal tolerance, Look look) {}

  Checks(Subject subject) {
    this.subject = subject;
  }

  /** Adds an amount of money, which must agree within half of the currency's smallest unit. */
  void money(String name, String formula, BigDecimal published) {
    add(name, formula, published, subject.halfUnit(), Look.MONEY);
  }

  /** Adds a number. */
  void add(String name, String formula, BigDecimal published, BigDecimal tolerance, Look look) {
    rows.add(new Row(name, formula, published, tolerance, look));
  }

  /** Writes the sheet. */
  Table.Placed write(Page page) {
    Book book = subject.book();
    Table<Row> table = new Table<>(page);
    table
        .column("check", Look.TEXT, Row::name)
        .column("recomputed", Look.QUANTITY, row -> new Formula(row.formula()))
        .column("published", Look.QUANTITY, Row::published)
        .formula(
            "difference",
            Look.FINE,
            (row, cells) ->
                "ROUND(%s-%s,9)".formatted(cells.cell("recomputed"), cells.cell("published")))
        .column("tolerance", Look.FINE, Row::tolerance)
        .formula(
            "verdict",
            Look.VERDICT,
            (row, cells) ->
                "IF(ABS(%s)<=%s,%s,%s)"
                    .formatted(
                        cells.cell("difference"),
                        cells.cell("tolerance"),
                        Formula.quoted(book.text("verdict.ok")),
                        Formula.quoted(book.text("verdict.differs"))));
    Table.Placed placed = table.write(Page.BODY, rows);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      page.row(placed.first() + i)
          .getCell(placed.column("recomputed"))
          .setCellStyle(book.looks().of(row.look()));
      page.row(placed.first() + i)
          .getCell(placed.column("published"))
          .setCellStyle(book.looks().of(row.look()));
    }
    page.width(0, 62);
    page.width(placed.column("recomputed"), 18);
    page.width(placed.column("published"), 18);
    page.width(placed.column("difference"), 14);
    page.width(placed.column("verdict"), 13);
    colour(page, placed.address("verdict"), book);
    page.put(placed.last() + 2, 0, book.text("check.note"), Look.SUBTITLE);
    page.freeze(1, Page.BODY + 1);
    page.print(false, Page.BODY);
    return placed;
  }

  private static void colour(Page page, CellRangeAddress verdicts, Book book) {
    XSSFSheetConditionalFormatting formats = page.sheet().getSheetConditionalFormatting();
    XSSFConditionalFormattingRule good =
        formats.createConditionalFormattingRule(
            ComparisonOperator.EQUAL, Formula.quoted(book.text("verdict.ok")));
    good.createPatternFormatting().setFillBackgroundColor(Looks.colour(Colours.GOOD_PAPER));
    good.createFontFormatting().setFontColor(Looks.colour(Colours.GOOD));
    XSSFConditionalFormattingRule bad =
        formats.createConditionalFormattingRule(
            ComparisonOperator.NOT_EQUAL, Formula.quoted(book.text("verdict.ok")));
    bad.createPatternFormatting().setFillBackgroundColor(Looks.colour(Colours.BAD_PAPER));
    bad.createFontFormatting().setFontColor(Looks.colour(Colours.ALARM));
    formats.addConditionalFormatting(
        new CellRangeAddress[] {verdicts}, new ConditionalFormattingRule[] {good, bad});
  }

  /** How many comparisons there are. */
  int size() {
    return rows.size();
  }
}
