package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every line of a bill with its product of quantity and rate, and the base load's own energy. */
final class BillSheet {
  private final Subject subject;
  private final Table.Placed lines;
  private final Table.Placed baseLoad;

  /**
   * A new sheet with a bill.
   *
   * @param key of the sheet's name and title
   */
  BillSheet(Subject subject, String key, Bill bill) {
    this.subject = subject;
    Page page = subject.page(key);
    this.lines = table(page).sum("amount").write(Page.BODY, bill.lines());
    int below = lines.totals() + 3;
    page.put(below - 1, 0, subject.book().text("bill.baseLoad"), Look.SECTION);
    this.baseLoad = table(page).sum("amount").writePlain(below, bill.baseLoadLines());
    page.put(baseLoad.totals() + 2, 0, subject.book().text("bill.siteBill"), Look.SECTION);
    page.put(
        baseLoad.totals() + 2,
        lines.column("amount"),
        new Formula(lines.total("amount") + "+" + baseLoad.total("amount")),
        Look.MONEY,
        true);
    page.put(baseLoad.totals() + 4, 0, subject.book().text("bill.rounding"), Look.SUBTITLE);
    page.freeze(1, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  private Table<BillLine> table(Page page) {
    return new Table<BillLine>(page)
        .column("line", Look.TEXT, BillLine::id)
        .column("kind", Look.TEXT, line -> subject.kind(line.kind()))
        .column("subject", Look.TEXT, BillLine::subject)
        .column("use", Look.TEXT, subject::use)
        .column("quantity", Look.QUANTITY, BillLine::quantity)
        .column("unit", Look.TEXT, BillLine::unit)
        .column("rate", Look.RATE, BillLine::rate)
        .formula(
            "meanRate",
            Look.RATE,
            (line, row) ->
                line.quantity().signum() == 0
                    ? null
                    : row.cell("amount") + "/" + row.cell("quantity"))
        .column("amount", Look.MONEY, BillLine::amount)
        .formula(
            "product2",
            Look.MONEY,
            (line, row) ->
                line.rate() == null ? null : row.cell("quantity") + "*" + row.cell("rate"))
        .formula(
            "difference",
            Look.FINE,
            (line, row) ->
                line.rate() == null
                    ? null
                    : "ROUND(" + row.cell("product2") + "-" + row.cell("amount") + ",9)")
        .column("from", Look.TIME, line -> edge(line, true))
        .column("until", Look.TIME, line -> edge(line, false));
  }

  private @Nullable Instant edge(BillLine line, boolean first) {
    PlantGrid grid = subject.grid();
    List<TimeGrid.SlotRange> slots = line.slots();
    if (slots.isEmpty()) {
      return null;
    }
    return grid.time().startOf(first ? slots.getFirst().first() : slots.getLast().end());
  }

  /** The lines. */
  Table.Placed lines() {
    return lines;
  }

  /** The base load's own lines. */
  Table.Placed baseLoad() {
    return baseLoad;
  }

  /** Sum of the lines. */
  String total() {
    return lines.total("amount");
  }

  /** The sum of lines of one kind; the name of the kind stands in a cell. */
  String sumOfKind(String cell) {
    return "SUMIFS(%s,%s,%s)".formatted(lines.range("amount"), lines.range("kind"), cell);
  }

  /** The sum of lines whose energy was drawn for one use; the name of the use stands in a cell. */
  String sumOfUse(String cell) {
    return "SUMIFS(%s,%s,%s)".formatted(lines.range("amount"), lines.range("use"), cell);
  }
}
