package io.heatscheduler.reports.table;

import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.schedule.Assignment;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each piece of equipment runs, in the order the operator works, as a table. */
public final class CsvReport implements ReportRenderer {
  private final FileFormat format;

  /**
   * The renderer.
   *
   * @param format how tables are written
   */
  public CsvReport(FileFormat format) {
    this.format = format;
  }

  @Override
  public ReportFormat format() {
    return ReportFormat.CSV;
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("assignments.csv", format.csv(assignments(report.run())));
    return files;
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    return new TreeMap<>();
  }

  private static Table assignments(ReportedRun run) {
    ZoneId zone = run.grid().time().zone();
    Map<String, String> products =
        run.grid().jobs().stream()
            .collect(Collectors.toMap(job -> job.job().jobId(), job -> job.job().productName()));
    List<List<Object>> rows = new ArrayList<>();
    run.schedule().toSchedule(run.grid()).assignments().stream()
        .sorted(
            Comparator.comparing(Assignment::equipmentId)
                .thenComparing(assignment -> assignment.span().start())
                .thenComparing(Assignment::jobId))
        .forEach(
            assignment ->
                rows.add(
                    List.of(
                        assignment.equipmentId(),
                        assignment.jobId(),
                        products.getOrDefault(assignment.jobId(), ""),
                        Document.time(assignment.span().start(), zone),
                        Document.time(assignment.span().end(), zone))));
    return new Table(
        List.of("equipment_id", "job_id", "product_name", "scheduled_start", "scheduled_end"),
        rows);
  }
}
