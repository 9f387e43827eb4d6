package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.intake.FilledValue;
import io.heatscheduler.agents.intake.PlantJoin;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.cli.view.FindingsView;
import io.heatscheduler.cli.view.Palette;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.PlantFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code validate PLANT}: agents 1 to 3 alone; everything wrong with the files, and what was filled
 * in.
 */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Checks a plant folder and plans nothing: errors, warnings, filled-in values, data"
            + " quality.",
    footerHeading = "%nExamples:%n",
    footer = {"  heatscheduler validate myplant", "  heatscheduler validate myplant --json"})
public final class ValidateCommand implements Callable<Integer> {
  private static final int FILLED_SHOWN = 20;

  private final Console console;

  @Parameters(
      paramLabel = "PLANT",
      description = "Folder with plant.yaml or plant.json, or such a file; - reads it from stdin.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path plant;

  @Option(
      names = "--max-jobs",
      paramLabel = "COUNT",
      description =
          "Most jobs optimize would plan. Default: " + PlanSettings.DEFAULT_MAX_JOBS + ".")
  private int maxJobs = PlanSettings.DEFAULT_MAX_JOBS;

  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return switch (Inputs.plant(plant, console)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> findings) ->
          Refusals.show(findings, output.json, console);
      case Outcome.Done<PlantFolder>(PlantFolder folder, var ignored) ->
          switch (Pipeline.read(folder, maxJobs)) {
            case Outcome.Rejected<CompletedPlant>(List<Finding> findings) -> refuse(findings);
            case Outcome.Done<CompletedPlant>(CompletedPlant completed, List<Finding> told) ->
                lay(completed, told);
          };
    };
  }

  /** A file of more jobs than can be planned at once is still valid: every row was checked. */
  private int refuse(List<Finding> findings) {
    boolean onlyTooMany =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .allMatch(finding -> finding.code().equals(PlantJoin.TOO_MANY_JOBS));
    if (!onlyTooMany) {
      return Refusals.show(findings, output.json, console);
    }
    List<Finding> told =
        findings.stream()
            .map(
                finding ->
                    finding.severity() == Severity.ERROR
                        ? Finding.warning(
                            finding.code(), finding.location(), finding.message(), finding.fix())
                        : finding)
            .toList();
    if (output.json) {
      Refusals.printJson(
          Document.with().put("status", "valid").put("findings", ResultJson.findings(told)).build(),
          console);
    } else {
      console.print(FindingsView.lines(told, Severity.INFO, 100, console.palette()));
    }
    return ExitCode.OK;
  }

  private int lay(CompletedPlant completed, List<Finding> told) {
    Outcome<PlantGrid> laid = PlantGrid.of(completed.plant());
    Findings findings = new Findings();
    findings.addAll(told);
    findings.addAll(laid.findings());
    if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, var ignored))) {
      return Refusals.show(findings.list(), output.json, console);
    }
    findings.addAll(grid.conflicts());
    boolean possible = grid.conflicts().isEmpty();
    if (output.json) {
      Refusals.printJson(json(completed, possible, findings.list()), console);
    } else {
      show(completed, possible, findings.list());
    }
    return possible ? ExitCode.OK : ExitCode.INFEASIBLE;
  }

  private void show(CompletedPlant completed, boolean possible, List<Finding> findings) {
    Plant read = completed.plant();
    console.print(FindingsView.lines(findings, Severity.WARNING, 100, console.palette()));
    List<FilledValue> filled = completed.filled();
    if (!filled.isEmpty()) {
      console.print(List.of(" Filled in, because the files do not say:"));
      for (FilledValue value : filled.subList(0, Math.min(FILLED_SHOWN, filled.size()))) {
        console.print(
            List.of(
                Palette.safe(
                    "   %s %s = %s (%s)"
                        .formatted(value.jobId(), value.field(), value.value(), value.source()))));
      }
      if (filled.size() > FILLED_SHOWN) {
        console.print(
            List.of(
                "   ... and %d more (see them all with --json)"
                    .formatted(filled.size() - FILLED_SHOWN)));
      }
    }
    console.print(List.of(" " + completed.quality()));
    console.print(
        List.of(
            possible
                ? console.palette().paint(Style.GOOD, " Valid")
                    + ": %d jobs, %d pieces of equipment, tariff %s. Next: heatscheduler optimize %s"
                        .formatted(
                            read.jobs().size(),
                            read.equipment().size(),
                            Palette.safe(read.tariff().name()),
                            plant)
                : console
                    .palette()
                    .paint(Style.BAD, " Valid, but no schedule can exist: see the errors above.")));
  }

  private static Document json(CompletedPlant completed, boolean possible, List<Finding> findings) {
    return Document.with()
        .put("status", possible ? "valid" : "infeasible")
        .put("jobs", completed.plant().jobs().size())
        .put("equipment", completed.plant().equipment().size())
        .put("quality_score", completed.quality().score())
        .put("completeness_percent", completed.quality().completenessPercent())
        .put("suspicious_rows", completed.quality().suspiciousRows())
        .put("repeated_rows", completed.quality().repeatedRows())
        .put(
            "filled",
            completed.filled().stream()
                .map(
                    value ->
                        Document.with()
                            .put("job_id", value.jobId())
                            .put("field", value.field())
                            .put("value", value.value())
                            .put("source", value.source())
                            .build())
                .toList())
        .put("findings", ResultJson.findings(findings))
        .build();
  }
}
