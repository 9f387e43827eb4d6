package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.RunHashes;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.time.TimeGrid;
import org.jspecify.annotations.Nullable;

/** Where the numbers come from, how exact they are, and how to prove them. */
final class AboutSheet {
  private static final int TEXT_WIDTH = 100;

  private final Subject subject;
  private final Page page;
  private int row = Page.BODY;

  private AboutSheet(Subject subject) {
    this.subject = subject;
    this.page = subject.page("about");
    page.widths(26, TEXT_WIDTH);
    page.print(false, -1);
  }

  /** A new sheet about a run. */
  static void write(Subject subject) {
    new AboutSheet(subject).write();
  }

  private void write() {
    RunHashes hashes = subject.run().hashes();
    SearchRecord search = subject.run().search();
    TimeGrid time = subject.grid().time();
    section("run");
    line("site", subject.grid().plant().site().name());
    line("horizon", subject.subtitle());
    line("slot", subject.book().text("about.minutes", time.slotMinutes()));
    line("asOf", subject.book().words().moment(subject.run().asOf()));
    line("status", subject.book().text("status." + search.status()));
    line("why", search.terminationReason());
    line("solver", search.solverType());
    line("work", subject.book().words().count(search.workUnits()));
    line("seed", Long.toString(search.seed()));
    line("version", search.producedBy());
    section("hashes");
    line("input", hashes.input().hex());
    line("optimization", hashes.optimization().hex());
    line("cost", hashes.cost().hex());
    line("verify", subject.book().text("about.verifyText", hashes.cost().hex()));
    section("exactness");
    line("money", subject.book().text("about.moneyText"));
    line("rounding", subject.book().text("about.roundingText"));
    line("formulas", subject.book().text("about.formulasText"));
    line("names", "PlanCost, FifoCost, Savings, PeakKw, SiteLoadKw, SlotStarts, BillAmounts");
    line("times", subject.book().text("about.timesText", time.zone().getId()));
    line("text", subject.book().text("about.textText"));
  }

  private void section(String key) {
    row++;
    page.put(row++, 0, subject.book().text("about." + key), Look.SECTION);
  }

  private void line(String key, @Nullable String value) {
    page.put(row, 0, subject.book().text("about." + key), Look.TEXT);
    String text = value == null ? "" : value;
    page.put(row, 1, text, Look.PARAGRAPH);
    page.row(row).setHeightInPoints(3 + 13.5f * Page.lines(text, TEXT_WIDTH));
    row++;
  }
}
