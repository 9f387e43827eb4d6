package io.heatscheduler.cli.command;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.result.WhatIfJson;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.agents.whatif.ScenarioComparison;
import io.heatscheduler.agents.whatif.ScenarioComparison.Column;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.view.ComparisonView;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare PLANT}: plans a plant and scenarios of it, side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Plans a plant as it is and under scenarios, and shows them side by side: cost, peak, CO2,",
      "energy, and how much of each difference is proven."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler compare myplant --tariff summer.yaml --tariff spot.yaml",
      "  heatscheduler compare myplant --peak-limit 900 --without-equipment HTR-002",
      "  heatscheduler compare myplant --scenario second-boiler.yaml --out plans/compared"
    })
public final class CompareCommand implements Callable<Integer> {
  /** Name of the column of the unchanged plant. */
  private static final String AS_IS = "as is";

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

  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that gets a result folder for each column. Default: none is written.")
  private @Nullable Path out;

  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public CompareCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    if (scenarios.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Compare with what? Add --scenario FILE, --tariff FILE, --shifts FILE, --peak-limit KW,"
              + " --with-equipment FILE or --without-equipment ID.");
    }
    PlanSettings settings = search.planSettings(spec, OptimizerSettings.DEFAULT);
    return switch (Inputs.completePlant(plant, settings.maxJobs(), console)) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, var ignored) ->
          compare(completed.plant(), settings);
    };
  }

  private int compare(Plant asIs, PlanSettings settings) {
    Outcome<List<Scenario>> read = scenarios.read(asIs);
    List<Finding> refused = new ArrayList<>(read.findings());
    if (read instanceof Outcome.Done<List<Scenario>>(List<Scenario> all, var ignored)) {
      for (int i = 0; i <= all.size(); i++) {
        Path folder = folderOf(i, i == 0 ? AS_IS : all.get(i - 1).name());
        if (folder != null) {
          refused.addAll(RunFolder.writable(folder).findings());
        }
      }
    }
    if (Finding.anyError(refused)) {
      return Refusals.show(refused, output.json, console);
    }
    ReSolver solver = new ReSolver(new HybridOptimizer(), settings, interrupt.cancellation());
    ScenarioComparison comparison =
        ScenarioComparison.of(AS_IS, asIs, solver.solve(asIs), read.orThrow(), solver);
    List<Finding> notWritten = write(comparison);
    if (output.json) {
      Refusals.printJson(WhatIfJson.of(comparison), console);
    } else {
      show(comparison);
    }
    if (!notWritten.isEmpty()) {
      console.complain(FindingsView.lines(notWritten, Severity.WARNING, 10, console.palette()));
      return ExitCode.BAD_INPUT;
    }
    return exitCode(comparison);
  }

  private void show(ScenarioComparison comparison) {
    console.print(new ComparisonView(comparison, console.palette(), console.width()).lines());
    for (Column column : comparison.columns()) {
      if (column.result() instanceof NotPlanned none) {
        console.complain(List.of(" %s has no plan:".formatted(column.scenario().name())));
        console.complain(
            FindingsView.lines(none.findings(), Severity.WARNING, 5, console.palette()));
      }
    }
    if (out != null) {
      console.print(List.of(" %-20s %s".formatted("Written to", out)));
    }
  }

  /** Writes each plan; no file of the planner's says a scenario, so its raw input is itself. */
  private List<Finding> write(ScenarioComparison comparison) {
    List<Finding> problems = new ArrayList<>();
    for (int i = 0; i < comparison.columns().size(); i++) {
      Column column = comparison.columns().get(i);
      Path folder = folderOf(i, column.scenario().name());
      if (folder != null && column.result() instanceof Planned planned) {
        PlantBytes changed = new PlantBytes(planned.input().bytes());
        problems.addAll(
            RunFolder.write(
                    folder,
                    changed,
                    planned.published().withRawFiles(changed.files()).files(new PublishedFiles()))
                .findings());
      }
    }
    return problems;
  }

  /** E.g. {@code plans/compared/2-second-boiler}; null if nothing is written. */
  private @Nullable Path folderOf(int index, String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return out == null ? null : out.resolve("%d-%s".formatted(index, plain));
  }

  private static int exitCode(ScenarioComparison comparison) {
    List<PlanResult> results = comparison.columns().stream().map(Column::result).toList();
    return results.stream().anyMatch(Planned.class::isInstance)
        ? ExitCode.OK
        : ExitCode.of(results.getFirst());
  }
}
