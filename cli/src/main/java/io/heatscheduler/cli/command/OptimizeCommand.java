package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.publication.UnplannedRun;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.Version;
import io.heatscheduler.cli.view.AdviceView;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.ProgressLine;
import io.heatscheduler.cli.view.Summary;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
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
 * {@code optimize PLANT}: plans a plant folder, shows the plan and writes it with its bill and
 * proof.
 */
@Command(
    name = "optimize",
    mixinStandardHelpOptions = true,
    description = "Plans a plant folder: the cheapest schedule, its exact bill and the proof.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler optimize examples/foundry",
      "  heatscheduler optimize examples/foundry --report pdf,xlsx,html,ics",
      "  heatscheduler optimize examples/foundry --report pdf --history out --flexibility",
      "  heatscheduler optimize myplant --time-limit PT2M --gap 0 --out plans/monday",
      "  heatscheduler optimize myplant --relax   (an infeasible plant: break the least)",
      "  heatscheduler optimize myplant --json | jq .savings_percent"
    })
public final class OptimizeCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupt interrupt;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  @Parameters(
      paramLabel = "PLANT",
      description = "Folder with plant.yaml or plant.json, or such a file; - reads it from stdin.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path plant;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the results. Default: out/NAME, after the plant folder.")
  private @Nullable Path out;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "Instant the run stands for, part of the input hash. Default: the horizon's start.")
  private @Nullable Instant asOf;

  @Option(
      names = "--max-jobs",
      paramLabel = "COUNT",
      description =
          "Refuse to plan more jobs than this. Default: " + PlanSettings.DEFAULT_MAX_JOBS + ".")
  private int maxJobs = PlanSettings.DEFAULT_MAX_JOBS;

  @Option(
      names = "--relax",
      description =
          "Let deadlines, contractual peak, maintenance and shifts be broken for the plant's"
              + " relax_prices: the least of plan cost and these.")
  private boolean relax;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "Peak ledger that `bill --update-ledger` writes: peaks and energy of the month so far,"
              + " and past peaks, in place of the plant's. It is only read.")
  private @Nullable Path ledger;

  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private SolverOption chosen = new SolverOption();
  @Mixin private ReportOptions reports = new ReportOptions();
  @Mixin private OutlookOptions outlook = new OutlookOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public OptimizeCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    PlanSettings settings = settings();
    outlook.check(spec);
    if (RunFolder.writable(target()) instanceof Outcome.Rejected<Path>(List<Finding> findings)) {
      return refused(findings);
    }
    return switch (plantWithLedger()) {
      case Outcome.Rejected<PlantFolder>(List<Finding> findings) -> refused(findings);
      case Outcome.Done<PlantFolder>(PlantFolder folder, var told) -> {
        if (!output.json) {
          console.complain(FindingsView.lines(told, Severity.WARNING, 10, console.palette()));
        }
        yield planWithOutlook(folder, settings);
      }
    };
  }

  /** Reads what the next days are to be forecast from before the search, not after it. */
  private int planWithOutlook(PlantFolder folder, PlanSettings settings) {
    if (!outlook.any()) {
      return plan(folder, settings, null);
    }
    return switch (outlook.finder(
        () -> Pipeline.read(folder, maxJobs).map(CompletedPlant::plant),
        interrupt.cancellation())) {
      case Outcome.Rejected<OutlookFinder>(List<Finding> findings) -> refused(findings);
      case Outcome.Done<OutlookFinder>(OutlookFinder finder, List<Finding> told) -> {
        if (!output.json) {
          console.complain(FindingsView.lines(told, Severity.WARNING, 10, console.palette()));
        }
        yield plan(folder, settings, finder);
      }
    };
  }

  private Outcome<PlantFolder> plantWithLedger() {
    Outcome<PlantFolder> opened = Inputs.plant(plant, console);
    return ledger != null && opened instanceof Outcome.Done<PlantFolder>(var folder, var ignored)
        ? Inputs.withLedger(folder, ledger, maxJobs)
        : opened;
  }

  private int refused(List<Finding> findings) {
    if (output.json) {
      PlanResult nothing =
          new PlanResult.NotPlanned(RunStatus.INVALID, findings, Duration.ZERO, "refused", 0, null);
      Refusals.printJson(ResultJson.of(nothing), console);
      return ExitCode.BAD_INPUT;
    }
    return Refusals.show(findings, false, console);
  }

  private PlanSettings settings() {
    try {
      chosen.check(search, relax);
      return new PlanSettings(search.settings(), asOf, maxJobs, Version.text(), relax, "optimize");
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
    }
  }

  private int plan(PlantFolder folder, PlanSettings settings, @Nullable OutlookFinder finder) {
    ProgressLine progress = new ProgressLine(console.err(), console.terminal(), console.width());
    PlanResult result =
        reports
            .addTo(Pipeline.withAdvice(chosen.solver.optimizer()), finder)
            .run(folder, settings, progress, interrupt.cancellation());
    progress.close();
    List<Finding> notWritten = write(result, folder);
    if (output.json) {
      Refusals.printJson(ResultJson.of(result), console);
    } else {
      show(result, notWritten);
    }
    if (!notWritten.isEmpty()) {
      console.complain(FindingsView.lines(notWritten, Severity.WARNING, 10, console.palette()));
      return ExitCode.BAD_INPUT;
    }
    return ExitCode.of(result);
  }

  /** Writes a plan, or the documents that say why there is none. */
  private List<Finding> write(PlanResult result, PlantFolder folder) {
    SortedMap<String, byte[]> files =
        switch (result) {
          case PlanResult.Planned planned -> planned.published().files(new PublishedFiles());
          case PlanResult.NotPlanned none -> {
            UnplannedRun documented = none.published();
            yield documented == null
                ? Collections.emptySortedMap()
                : documented.files(new PublishedFiles());
          }
        };
    return files.isEmpty() ? List.of() : RunFolder.write(target(), folder, files).findings();
  }

  private Path target() {
    if (out != null) {
      return out;
    }
    if (Inputs.isStandardInput(plant)) {
      return Path.of("out", "plan");
    }
    Path input = plant.toAbsolutePath().normalize();
    Path parent = input.getParent();
    boolean usualEntry = input.endsWith("plant.yaml") || input.endsWith("plant.json");
    Path name = usualEntry && parent != null ? parent.getFileName() : input.getFileName();
    return Path.of("out")
        .resolve(name == null ? "plan" : name.toString().replaceAll("\\.(ya?ml|json)$", ""));
  }

  private void show(PlanResult result, List<Finding> notWritten) {
    switch (result) {
      case PlanResult.Planned planned -> {
        Summary summary = new Summary(planned, console.palette(), console.width());
        console.print(summary.lines());
        if (notWritten.isEmpty()) {
          console.print(List.of(summary.writtenTo(target())));
        }
      }
      case PlanResult.NotPlanned refused -> {
        console.complain(
            FindingsView.lines(refused.findings(), Severity.WARNING, 100, console.palette()));
        console.complain(
            new AdviceView(refused.advice(), console.palette(), console.width()).lines());
        console.complain(List.of(headline(refused)));
        if (refused.published() != null && notWritten.isEmpty()) {
          console.complain(List.of("What is in the way is written to " + target() + "."));
        }
      }
    }
  }

  private String headline(PlanResult.NotPlanned refused) {
    return switch (refused.status()) {
      case INVALID -> "Nothing was planned: correct the errors above and run again.";
      case INFEASIBLE ->
          relax
              ? "No schedule exists even if deadlines, peak, maintenance and shifts are broken: see"
                  + " why above."
              : "No schedule can keep every constraint: see why above, or plan with the least"
                  + " broken by --relax.";
      case CANCELLED -> "Cancelled before a schedule was found.";
      case FAILED, OPTIMAL, FEASIBLE -> "No plan: see above.";
    };
  }
}
