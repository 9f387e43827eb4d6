package io.heatscheduler.reports.excel;

import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.reports.words.FindingLabels;
import io.heatscheduler.reports.words.LimitLabels;
import io.heatscheduler.reports.words.PlantChangeLabels;
import io.heatscheduler.reports.words.Words;
import java.util.List;

/** The workbook of a plant without a plan: why there is none, and what would help. */
final class NoPlanBook {
  private final NoPlanReport report;
  private final Book book;
  private final String subtitle;

  private NoPlanBook(NoPlanReport report) {
    this.report = report;
    Site site = report.grid().plant().site();
    Words words = new Words(report.settings().language(), site.currency(), site.zone());
    this.book = new Book(words, site.currency(), site.zone(), report.settings().paper());
    this.subtitle =
        CellText.clean(
            book.text(
                "subtitle",
                site.name(),
                words.moment(report.grid().time().start()),
                words.moment(report.grid().time().end()),
                site.zone().getId()));
  }

  /** The file of a plant without a plan. */
  static byte[] of(NoPlanReport report) {
    NoPlanBook made = new NoPlanBook(report);
    made.why();
    if (!report.repairs().isEmpty()) {
      made.repairs();
    }
    if (!report.findings().isEmpty()) {
      made.findings();
    }
    made.book.calculate();
    made.book.describe(
        report.grid().plant().site().name() + ": " + made.book.text("title.noplan"),
        made.subtitle,
        "HeatScheduler",
        report.asOf());
    return made.book.bytes();
  }

  private Page page(String key) {
    Page page = book.page(key);
    page.title(book.text("title." + key), subtitle);
    return page;
  }

  private void why() {
    Page page = page("noplan");
    page.widths(110);
    page.print(false, -1);
    int row = Page.BODY;
    LimitLabels limits = new LimitLabels(book.words(), report.grid().plant());
    NoPlanReport.Contradiction contradiction = report.contradiction();
    if (contradiction == null) {
      page.paragraph(row++, 0, 0, book.text("noplan.unproven"), Look.PARAGRAPH);
    } else {
      page.paragraph(
          row++,
          0,
          0,
          CellText.clean(limits.contradiction(contradiction.limits())),
          Look.PARAGRAPH);
      row++;
      page.put(row++, 0, book.text("noplan.limits"), Look.SECTION);
      for (Limit limit : contradiction.limits()) {
        page.paragraph(row++, 0, 0, CellText.clean(limits.of(limit)), Look.PARAGRAPH);
      }
      row++;
      page.put(
          row++,
          0,
          book.text(contradiction.minimal() ? "noplan.minimal" : "noplan.notMinimal"),
          Look.SUBTITLE);
    }
    page.put(row + 1, 0, book.text("noplan.hash", report.inputHash().hex()), Look.SUBTITLE);
  }

  private void repairs() {
    Page page = page("repairs");
    Table<NoPlanReport.Repair> table = new Table<>(page);
    table
        .column("changes", Look.PARAGRAPH, this::changes)
        .column(
            "smallest",
            Look.TEXT,
            repair -> book.text(repair.smallest() ? "answer.yes" : "answer.no"))
        .column("planCost", Look.MONEY, NoPlanReport.Repair::planCost)
        .column("relaxPrice", Look.MONEY, NoPlanReport.Repair::relaxPrice)
        .formula(
            "together",
            Look.MONEY,
            (repair, row) -> row.cell("planCost") + "+" + row.cell("relaxPrice"))
        .column("bound", Look.MONEY, NoPlanReport.Repair::bound);
    Table.Placed placed = table.write(Page.BODY, report.repairs());
    page.width(0, 70);
    List<NoPlanReport.Repair> repairs = report.repairs();
    for (int i = 0; i < repairs.size(); i++) {
      String text = changes(repairs.get(i));
      page.row(placed.first() + i).setHeightInPoints(3 + 13.5f * Page.lines(text, 66));
    }
    page.freeze(0, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  private String changes(NoPlanReport.Repair repair) {
    PlantChangeLabels labels = new PlantChangeLabels(book.words(), report.grid().plant());
    return CellText.clean(String.join("\n", labels.of(repair.changes())));
  }

  private void findings() {
    Page page = page("findings");
    FindingLabels labels = new FindingLabels(book.words(), book.zone());
    Table.Placed placed =
        new Table<Finding>(page)
            .column("location", Look.TEXT, labels::where)
            .column("message", Look.PARAGRAPH, labels::message)
            .column("fix", Look.PARAGRAPH, labels::fix)
            .write(Page.BODY, report.findings());
    page.width(1, 70);
    page.width(2, 60);
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      int lines =
          Math.max(Page.lines(labels.message(finding), 66), Page.lines(labels.fix(finding), 56));
      page.row(placed.first() + i).setHeightInPoints(3 + 13.5f * lines);
    }
    page.freeze(0, Page.BODY + 1);
    page.print(true, Page.BODY);
  }
}
