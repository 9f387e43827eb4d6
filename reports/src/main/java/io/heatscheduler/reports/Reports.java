package io.heatscheduler.reports;

import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.report.NarrativeWriter;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.reports.calendar.CalendarReport;
import io.heatscheduler.reports.excel.ExcelReport;
import io.heatscheduler.reports.html.HtmlReport;
import io.heatscheduler.reports.narrative.TemplateNarrative;
import io.heatscheduler.reports.pdf.PdfReport;
import io.heatscheduler.reports.table.CsvReport;
import java.util.ArrayList;
import java.util.List;

/** Everything that words and draws a run. */
public final class Reports {
  private Reports() {}

  /** The writer of the plain words. */
  public static NarrativeWriter writer() {
    return new TemplateNarrative();
  }

  /**
   * One renderer for each format.
   *
   * @param format how tables are written
   */
  public static List<ReportRenderer> renderers(FileFormat format) {
    List<ReportRenderer> renderers = new ArrayList<>();
    renderers.add(new PdfReport());
    renderers.add(new CsvReport(format));
    renderers.add(new HtmlReport());
    renderers.add(new ExcelReport());
    renderers.add(new CalendarReport());
    return renderers;
  }
}
