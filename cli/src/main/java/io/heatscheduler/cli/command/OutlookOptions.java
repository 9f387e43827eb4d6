package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.forecast.ForecastQuestion;
import io.heatscheduler.agents.forecast.KeptRuns;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.agents.intake.AddedJobs;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.cli.Version;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.forecast.Forecaster;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.report.RunHistory;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.formats.result.RunFolders;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the verbs that can show more than the plan: its next days, and what would pay. */
final class OutlookOptions {
  /** Freedoms tried at most, as {@code explain --flexibility} does. */
  private static final int MOST_TRIED = 20;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Forecast cost and savings of the days after the plan from the past runs in DIR's"
              + " subfolders; see docs/guides/forecast.md.")
  private @Nullable Path history;

  @Option(
      names = "--later-jobs",
      paramLabel = "FILE",
      description =
          "Jobs known beyond the horizon (CSV, XLSX, JSON, XML, as in a plant): planned for the"
              + " forecast.")
  private @Nullable Path laterJobs;

  @Option(
      names = "--forecast-days",
      paramLabel = "COUNT",
      description =
          "Days to forecast, 1 to "
              + Forecaster.MOST_DAYS
              + ". Default: "
              + Forecaster.DEFAULT_DAYS
              + ".")
  private @Nullable Integer days;

  @Option(
      names = "--flexibility",
      description =
          "Compute what an hour more until a deadline, 50 kW more, an operator more or a start more"
              + " would save, for the documents.")
  private boolean flexibility;

  @Option(
      names = "--report-effort",
      paramLabel = "UNITS",
      description =
          "Work units of each plan made for --flexibility and for later jobs. Default: "
              + HybridOptimizer.UNITS_PER_SECOND
              + ", a second's work.")
  private long effort = HybridOptimizer.UNITS_PER_SECOND;

  /** Whether anything is asked for. */
  boolean any() {
    return flexibility || forecast();
  }

  /** Whether a forecast is asked for. */
  boolean forecast() {
    return history != null || laterJobs != null || days != null;
  }

  /** Whether the plant must be known to understand what is asked for. */
  boolean needsPlant() {
    return laterJobs != null;
  }

  /**
   * Refuses values out of range, and days to forecast from nothing.
   *
   * @throws ParameterException with what is wrong
   */
  void check(CommandSpec spec) {
    if (days != null && (days < 1 || days > Forecaster.MOST_DAYS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--forecast-days (%d) must be 1 to %d.".formatted(days, Forecaster.MOST_DAYS));
    }
    if (days != null && history == null && laterJobs == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--forecast-days needs something to forecast from: add --history DIR or --later-jobs"
              + " FILE.");
    }
    if (effort < 1) {
      throw new ParameterException(
          spec.commandLine(), "--report-effort (%d) must be at least 1.".formatted(effort));
    }
  }

  /**
   * What finds it.
   *
   * @param plant the plant the jobs join; asked only if {@link #needsPlant}
   * @param cancellation ends plans under way
   */
  Outcome<OutlookFinder> finder(Supplier<Outcome<Plant>> plant, Cancellation cancellation) {
    Findings findings = new Findings();
    RunHistory past = RunHistory.NONE;
    if (history != null) {
      switch (RunFolders.in(history)) {
        case Outcome.Rejected<List<RunFolder>>(List<Finding> why) -> {
          return new Outcome.Rejected<>(why);
        }
        case Outcome.Done<List<RunFolder>>(List<RunFolder> runs, List<Finding> told) -> {
          findings.addAll(told);
          past = new KeptRuns(runs, OutlookOptions::verifier);
        }
      }
    }
    int asked = days == null ? Forecaster.DEFAULT_DAYS : days;
    ForecastQuestion question = null;
    if (laterJobs != null) {
      switch (plant.get()) {
        case Outcome.Rejected<Plant>(List<Finding> why) -> {
          return new Outcome.Rejected<>(why);
        }
        case Outcome.Done<Plant>(Plant known, var ignored) ->
            question = withJobs(laterJobs, known, past, asked, findings);
      }
    } else if (forecast()) {
      question = new ForecastQuestion(past, asked, List.of(), null);
    }
    OptimizerSettings defaults = OptimizerSettings.DEFAULT;
    PlanSettings settings =
        PlanSettings.DEFAULT
            .withOptimizer(new OptimizerSettings(defaults.timeLimit(), effort, 0, defaults.seed()))
            .by(Version.text());
    return Outcome.of(
        new OutlookFinder(
            new ReSolver(new HybridOptimizer(), settings, cancellation),
            new PublishedFiles(),
            flexibility ? MOST_TRIED : null,
            question),
        findings);
  }

  private static @Nullable ForecastQuestion withJobs(
      Path file, Plant plant, RunHistory past, int days, Findings findings) {
    switch (PlantFolder.openFile(file)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> why) -> {
        findings.addAll(why);
        return null;
      }
      case Outcome.Done<PlantFolder>(PlantFolder source, var ignored) -> {
        Node.Scalar name =
            new Node.Scalar(source.entryName(), Node.Kind.TEXT, Location.of(file.toString()));
        Plant later = plant.withHorizon(ForecastQuestion.spanAfter(plant.horizon(), days));
        List<Job> jobs =
            AddedJobs.read(
                source,
                name,
                later,
                new Binding(findings, plant.horizon().zone()),
                PlanSettings.DEFAULT_MAX_JOBS);
        return findings.hasErrors()
            ? null
            : new ForecastQuestion(
                past, days, jobs, new Sha256(source.files().getFirst().sha256()));
      }
    }
  }

  private static RunVerifier verifier() {
    return new RunVerifier(
        source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles());
  }
}
