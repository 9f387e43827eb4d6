package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.reports.Reports;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Makes one format of a finished run; what {@link ReportsBench} times. */
public final class ReportsRun {
  private ReportsRun() {}

  /** Time of all threads of this process on a core, compilers and collector included. */
  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /**
   * Prints milliseconds, milliseconds of its thread on a core, of all threads, and bytes.
   *
   * @param args folder of the run, format
   */
  public static void main(String[] args) {
    PublishedFiles files = new PublishedFiles();
    RunFolder folder = RunFolder.open(Path.of(args[0])).orThrow();
    ReportedRun run =
        FinishedRun.of(
            new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), files)
                .verify(folder, null)
                .orThrow());
    ReportFormat format = ReportFormat.valueOf(args[1].toUpperCase(Locale.ROOT));
    ReportSettings settings = new ReportSettings(EnumSet.of(format), Paper.A4, Locale.ENGLISH);
    long allBefore = cpuMillis();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long ownBefore = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    RunReport report =
        new RunReport(
            run,
            List.of(),
            null,
            Reports.writer().write(RunFacts.of(run, List.of(), null), Locale.ENGLISH),
            settings);
    long bytes = 0;
    for (ReportRenderer renderer : Reports.renderers(files)) {
      if (renderer.format() == format) {
        bytes += renderer.render(report).values().stream().mapToLong(file -> file.length).sum();
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    long own = (threads.getCurrentThreadCpuTime() - ownBefore) / 1_000_000;
    System.out.println(millis + " " + own + " " + (cpuMillis() - allBefore) + " " + bytes);
  }
}
