package io.heatscheduler.reports.content;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.reports.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reports of the plants of the examples folder, planned once with little work. */
public final class ExampleReports {
  /** Folders of the examples. */
  public static final List<String> EXAMPLES =
      List.of("foundry", "food", "heat-treatment", "five-columns");

  private static final Map<String, ReportedRun> RUNS = new ConcurrentHashMap<>();
  private static final Instant AS_OF = Instant.parse("2026-11-22T17:00:00Z");

  private ExampleReports() {}

  /** An example's run. */
  public static ReportedRun run(String example) {
    return RUNS.computeIfAbsent(
        example,
        name ->
            plan(
                PlantFolder.open(
                        Path.of("").toAbsolutePath().getParent().resolve("examples").resolve(name))
                    .orThrow(),
                false));
  }

  /** Plans a plant with little work. */
  public static ReportedRun plan(PlantSource source, boolean relax) {
    PlanSettings settings =
        PlanSettings.DEFAULT
            .withOptimizer(new OptimizerSettings(Duration.ofSeconds(60), 40L, 0, 1))
            .withRelax(relax)
            .by("heatscheduler test");
    PlanResult result =
        new Pipeline(new HybridOptimizer())
            .run(source, settings, PipelineListener.NONE, new Cancellation());
    PlanResult.Planned planned = (PlanResult.Planned) result;
    return FinishedRun.of(
        AS_OF,
        planned.analysis(),
        planned.search(),
        planned.published().hashes(),
        planned.findings());
  }

  /** The report of a run. */
  public static RunReport report(ReportedRun run, Locale language) {
    return new RunReport(
        run,
        List.of(),
        null,
        Reports.writer().write(RunFacts.of(run, List.of(), null), language),
        new ReportSettings(Set.of(ReportFormat.HTML), Paper.A4, language));
  }
}
