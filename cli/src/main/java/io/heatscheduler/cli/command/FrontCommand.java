package io.heatscheduler.cli.command;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.agents.result.WhatIfJson;
import io.heatscheduler.agents.whatif.Front;
import io.heatscheduler.agents.whatif.FrontFinder;
import io.heatscheduler.agents.whatif.FrontMeasure;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.Interrupt;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.FrontView;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code front PLANT --against MEASURE}: what less peak, CO2 or energy costs. */
@Command(
    name = "front",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a lower peak, less CO2 or less energy costs: plans from the cheapest one to the",
      "one lowest in the measure, each the cheapest found with no more of it, and how far from the",
      "cheapest possible."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  heatscheduler front myplant --against peak",
      "  heatscheduler front myplant --against co2 --points 9 --json"
    })
public final class FrontCommand implements Callable<Integer> {
  private static final int LEAST_POINTS = 3;
  private static final int MOST_POINTS = 9;

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
      names = "--against",
      required = true,
      paramLabel = "MEASURE",
      description = "peak (kW), co2 (kg) or energy (kWh input).")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private FrontMeasure against;

  @Option(
      names = "--points",
      paramLabel = "COUNT",
      description = "Most plans to show, " + LEAST_POINTS + " to " + MOST_POINTS + ". Default: 5.")
  private int points = 5;

  @Mixin private SearchOptions search = new SearchOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public FrontCommand(Console console, Interrupt interrupt) {
    this.console = console;
    this.interrupt = interrupt;
  }

  @Override
  public Integer call() {
    if (points < LEAST_POINTS || points > MOST_POINTS) {
      throw new ParameterException(
          spec.commandLine(),
          "--points (%d) must be from %d to %d.".formatted(points, LEAST_POINTS, MOST_POINTS));
    }
    PlanSettings settings = search.planSettings(spec, OptimizerSettings.DEFAULT);
    return switch (Inputs.completePlant(plant, settings.maxJobs(), console)) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, var ignored) ->
          find(completed, new ReSolver(new HybridOptimizer(), settings, interrupt.cancellation()));
    };
  }

  private int find(CompletedPlant completed, ReSolver solver) {
    PlanResult cheapest = solver.solve(completed.plant());
    return switch (cheapest) {
      case NotPlanned none -> noPlan(none);
      case Planned planned ->
          switch (new FrontFinder(solver, against, points, planned).find()) {
            case Outcome.Rejected<Front>(List<Finding> findings) ->
                Refusals.show(findings, output.json, console);
            case Outcome.Done<Front>(Front front, var ignored) -> show(front, solver);
          };
    };
  }

  private int noPlan(NotPlanned none) {
    if (output.json) {
      Refusals.printJson(ResultJson.of(none), console);
    } else {
      console.complain(
          FindingsView.lines(none.findings(), Severity.WARNING, 100, console.palette()));
      console.complain(List.of("No plan, so there is no front: see above."));
    }
    return ExitCode.of(none);
  }

  private int show(Front front, ReSolver solver) {
    if (output.json) {
      Refusals.printJson(WhatIfJson.of(front, solver.settings().optimizer()), console);
    } else {
      console.print(new FrontView(front, solver.settings().optimizer(), console.palette()).lines());
    }
    return ExitCode.OK;
  }
}
