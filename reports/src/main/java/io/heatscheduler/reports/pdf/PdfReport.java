package io.heatscheduler.reports.pdf;

import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.words.Words;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schedule report to print or send: one PDF, the first page of which is enough. */
public final class PdfReport implements ReportRenderer {

  @Override
  public ReportFormat format() {
    return ReportFormat.PDF;
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    ReportContent content = ReportContent.of(report);
    Sheet sheet = Sheet.of(report.settings().paper());
    Words words =
        new Words(
            report.settings().language(),
            report.run().bill().currency(),
            report.run().grid().time().zone());
    return file(
        "report.pdf",
        PdfAssembly.bytes(
            sheet,
            title(content),
            report.run().asOf(),
            report.run().hashes().cost().hex(),
            (fonts, pictures) ->
                new PlanPages(content, report, words, sheet, fonts, pictures).markup()));
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    ReportContent content = ReportContent.of(report);
    Sheet sheet = Sheet.of(report.settings().paper());
    Words words =
        new Words(
            report.settings().language(),
            report.grid().plant().site().currency(),
            report.grid().time().zone());
    return file(
        "report.pdf",
        PdfAssembly.bytes(
            sheet,
            title(content),
            report.asOf(),
            report.inputHash().hex(),
            (fonts, pictures) -> new NoPlanPages(content, words, sheet, fonts, pictures).markup()));
  }

  private static String title(ReportContent content) {
    return content.title().heading() + ": " + content.title().site();
  }

  private static SortedMap<String, byte[]> file(String name, byte[] bytes) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(name, bytes);
    return files;
  }
}
