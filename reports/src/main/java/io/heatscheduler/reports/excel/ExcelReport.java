package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.RunReport;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workbook with schedule, load profile, bill and savings, whose sums are live formulas.
 *
 * <p>Without a plan the workbook lists the limits that contradict each other, the changes that
 * would help, and the findings.
 */
public final class ExcelReport implements ReportRenderer {
  /** Name of the workbook. */
  public static final String NAME = "report.xlsx";

  @Override
  public ReportFormat format() {
    return ReportFormat.XLSX;
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    return file(RunBook.of(report));
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    return file(NoPlanBook.of(report));
  }

  private static SortedMap<String, byte[]> file(byte[] workbook) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(NAME, workbook);
    return files;
  }
}
