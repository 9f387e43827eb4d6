package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.result.WhatIfJson;
import io.heatscheduler.agents.whatif.Alternative;
import io.heatscheduler.agents.whatif.AlternativeReader;
import io.heatscheduler.agents.whatif.Explainer;
import io.heatscheduler.agents.whatif.Explanation;
import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.agents.whatif.FlexibilityFinder;
import io.heatscheduler.agents.whatif.GivenPlan;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.view.ExplanationView;
import io.heatscheduler.cli.view.FlexibilityView;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code explain OUT}: why a job runs where and when it does, and what more freedom would be worth.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a job runs where and when it does, or what more freedom would save.",
      "Every answer is computed: the alternative is forced, the plant planned again from the plan",
      "there is, and the two bills are compared."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler explain out/foundry --job MELT-07",
      "  heatscheduler explain out/foundry --job MELT-07 --equipment IF-2",
      "  heatscheduler explain out/foundry --job MELT-07 --start 2026-11-23T10:00",
      "  heatscheduler explain out/foundry --flexibility"
    })
public final class ExplainCommand implements Callable<Integer> {
  /** A second's work; the time limit is only the net that a busy machine must not fall into. */
  private static final OptimizerSettings DEFAULTS =
      new OptimizerSettings(
          OptimizerSettings.DEFAULT.timeLimit(),
          HybridOptimizer.UNITS_PER_SECOND,
          0,
          OptimizerSettings.DEFAULT.seed());

  private static final int DEFAULT_MOST_TRIED = 20;

  private final Console console;
  private final Interrupt interrupt;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "Folder written by optimize.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path folder;

  @Option(names = "--job", paramLabel = "ID", description = "The job asked about.")
  private @Nullable String job;

  @Option(
      names = "--equipment",
      paramLabel = "ID",
      description = "Why not on this equipment? Without it and --start: several alternatives.")
  private @Nullable String equipment;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "Why not then? In the site's time zone unless it has an offset.")
  private @Nullable String start;

  @Option(
      names = "--flexibility",
      description =
          "What an hour more until a deadline, 50 kW more, an operator more or a start more would"
              + " save; the ten best.")
  private boolean flexibility;

  @Option(
      names = "--most",
      paramLabel = "COUNT",
      description =
          "With --flexibility: plan at most this many candidates. Default: "
              + DEFAULT_MOST_TRIED
              + ".")
  private int mostTried = DEFAULT_MOST_TRIED;

  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public ExplainCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    if (flexibility == (job != null)) {
      throw new ParameterException(
          spec.commandLine(), "Say either --job ID or --flexibility. See --help.");
    }
    if (job == null && (equipment != null || start != null)) {
      throw new ParameterException(
          spec.commandLine(), "--equipment and --start ask about a job: add --job ID.");
    }
    if (mostTried < 1) {
      throw new ParameterException(
          spec.commandLine(), "--most (%d) must be at least 1.".formatted(mostTried));
    }
    PlanSettings settings = search.planSettings(spec, DEFAULTS);
    return switch (RunFolder.open(folder)) {
      case Outcome.Rejected<RunFolder>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<RunFolder>(RunFolder run, var ignored) -> explain(run, settings);
    };
  }

  private int explain(RunFolder run, PlanSettings settings) {
    Outcome<VerifiedRun> verified =
        new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles())
            .verify(run, null);
    if (verified instanceof Outcome.Rejected<VerifiedRun>(List<Finding> findings)) {
      Refusals.show(findings, output.json, console);
      return ExitCode.VERIFICATION_FAILED;
    }
    GivenPlan plan = GivenPlan.of(verified.orThrow());
    ReSolver solver = new ReSolver(new HybridOptimizer(), settings, interrupt.cancellation());
    return job == null ? flexibility(plan, solver) : explain(plan, job, solver);
  }

  private int flexibility(GivenPlan plan, ReSolver solver) {
    Flexibility found = new FlexibilityFinder(solver, mostTried).find(plan);
    if (output.json) {
      Refusals.printJson(WhatIfJson.of(found, solver.settings().optimizer()), console);
    } else {
      console.print(
          new FlexibilityView(found, solver.settings().optimizer(), console.palette()).lines());
    }
    return ExitCode.OK;
  }

  private int explain(GivenPlan plan, String jobId, ReSolver solver) {
    Outcome<List<Alternative>> asked = alternatives(plan, jobId);
    if (asked instanceof Outcome.Rejected<List<Alternative>>(List<Finding> findings)) {
      return Refusals.show(findings, output.json, console);
    }
    Explanation explanation = new Explainer(solver).explain(plan, jobId, asked.orThrow());
    if (output.json) {
      Refusals.printJson(WhatIfJson.of(explanation, solver.settings().optimizer()), console);
    } else {
      console.print(
          new ExplanationView(explanation, solver.settings().optimizer(), console.palette())
              .lines());
    }
    return ExitCode.OK;
  }

  private Outcome<List<Alternative>> alternatives(GivenPlan plan, String jobId) {
    List<String> ids = plan.grid().jobs().stream().map(planned -> planned.job().jobId()).toList();
    if (!ids.contains(jobId)) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "UNKNOWN_REFERENCE",
                  Location.of("--job"),
                  "\"%s\" is not a job of the plan.".formatted(jobId),
                  Suggestion.sentence(jobId, ids))));
    }
    return equipment == null && start == null
        ? new Outcome.Done<>(Explainer.alternatives(plan, jobId), List.of())
        : AlternativeReader.read(plan, jobId, equipment, start);
  }
}
