package io.heatscheduler.cli.command;

import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.template.JobTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code template FILE}: writes an empty job file with every column explained. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description =
        "Writes a job file to fill in: jobs.csv or jobs.xlsx, with every column and an example.",
    footerHeading = "%nExamples:%n",
    footer = {"  heatscheduler template jobs.xlsx", "  heatscheduler template myplant/jobs.csv"})
public final class TemplateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      description = "File to write; its ending says which kind: .csv or .xlsx.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path file;

  @Mixin private OutputOptions output = new OutputOptions();

  /** The verb. */
  public TemplateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String name = file.toString().toLowerCase(java.util.Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
      console.complain(
          List.of(
              "%s: a template is a .csv or .xlsx file.".formatted(file),
              "Name it e.g. jobs.xlsx."));
      return ExitCode.USAGE;
    }
    if (Files.exists(file)) {
      console.complain(
          List.of(
              "%s exists already and is left alone.".formatted(file),
              "Choose another name, or move the file away."));
      return ExitCode.BAD_INPUT;
    }
    try {
      JobTemplates.write(file);
    } catch (IOException failure) {
      console.complain(
          List.of(
              "%s can't be written: %s.".formatted(file, failure.getMessage()),
              "Choose a folder you may write."));
      return ExitCode.BAD_INPUT;
    }
    if (output.json) {
      Refusals.printJson(
          Document.with().put("status", "written").put("files", List.of(file.toString())).build(),
          console);
      return ExitCode.OK;
    }
    console.print(
        List.of("Wrote %s. Fill it in and name it under `jobs:` in plant.yaml.".formatted(file)));
    return ExitCode.OK;
  }
}
