package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.table.WorkList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;

/**
 * What the workbook is about, and the workbook.
 *
 * @param book what is made
 * @param report what it shows
 * @param work the jobs in the order the operators work
 */
record Subject(Book book, RunReport report, WorkList work) {
  ReportedRun run() {
    return report.run();
  }

  PlantGrid grid() {
    return report.run().grid();
  }

  Currency currency() {
    return report.run().bill().currency();
  }

  /** Half of the smallest unit of the currency: what sums of money may differ by. */
  BigDecimal halfUnit() {
    int decimals = currency().getDefaultFractionDigits();
    return new BigDecimal("0.5").movePointLeft(decimals < 0 ? 2 : decimals);
  }

  /** A new sheet with its title and the site, the horizon and its zone below. */
  Page page(String key) {
    Page page = book.page(key);
    page.title(book.text("title." + key), subtitle());
    return page;
  }

  /** Site, horizon and zone. */
  String subtitle() {
    return CellText.clean(
        book.text(
            "subtitle",
            grid().plant().site().name(),
            book.words().moment(grid().time().start()),
            book.words().moment(grid().time().end()),
            grid().time().zone().getId()));
  }

  /** Name of a kind of line. */
  String kind(LineKind kind) {
    return book.text("kind." + kind.key());
  }

  /** Name of what a line's energy is for; empty if it is not energy. */
  String use(BillLine line) {
    return line.use() == null ? "" : book.text("use." + line.use().key());
  }

  /** Hours of a duration as a decimal. */
  static BigDecimal hours(Duration duration) {
    return BigDecimal.valueOf(duration.toSeconds())
        .divide(BigDecimal.valueOf(3600), 6, java.math.RoundingMode.HALF_EVEN);
  }
}
