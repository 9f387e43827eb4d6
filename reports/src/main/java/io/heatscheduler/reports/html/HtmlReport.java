package io.heatscheduler.reports.html;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** One page for the browser: figures, pictures and tables, readable without a script. */
public final class HtmlReport implements ReportRenderer {
  /** Name of the page. */
  public static final String FILE = "report.html";

  @Override
  public ReportFormat format() {
    return ReportFormat.HTML;
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    return files(
        new Page(words(report.settings(), report.run().grid()), report.settings().paper())
            .of(ReportContent.of(report), report.run()));
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    return files(
        new Page(words(report.settings(), report.grid()), report.settings().paper())
            .of(ReportContent.of(report), null));
  }

  private static Words words(ReportSettings settings, PlantGrid grid) {
    return new Words(settings.language(), grid.plant().site().currency(), grid.time().zone());
  }

  private static SortedMap<String, byte[]> files(String page) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(FILE, page.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
