package io.heatscheduler.cli.command;

import io.heatscheduler.cli.Console;
import io.heatscheduler.cli.ExitCode;
import io.heatscheduler.core.publish.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code init DIR}: writes a commented plant that runs as it is and is meant to be edited. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Writes a commented plant folder to start from; it runs as it is.",
    footerHeading = "%nExample:%n",
    footer = "  heatscheduler init myplant && heatscheduler optimize myplant")
public final class InitCommand implements Callable<Integer> {
  private static final List<String> FILES = List.of("plant.yaml", "jobs.csv");

  private final Console console;
  private final Clock clock;

  @Parameters(
      paramLabel = "DIR",
      description = "Folder to write; existing files are never overwritten.")
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private Path folder;

  @Mixin private OutputOptions output = new OutputOptions();

  /**
   * The verb.
   *
   * @param clock gives the next Monday, on which the plan begins
   */
  public InitCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    for (String file : FILES) {
      if (Files.exists(folder.resolve(file))) {
        console.complain(
            List.of(
                "%s exists already and is left alone.".formatted(folder.resolve(file)),
                "Choose another folder, or move the file away."));
        return ExitCode.BAD_INPUT;
      }
    }
    LocalDate monday = firstMonday(LocalDate.now(clock));
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        Files.writeString(folder.resolve(file), filled(file, monday));
      }
    } catch (IOException failure) {
      console.complain(
          List.of(
              "%s can't be written: %s.".formatted(folder, failure.getMessage()),
              "Choose a folder you may write."));
      return ExitCode.BAD_INPUT;
    }
    if (output.json) {
      Refusals.printJson(
          Document.with()
              .put("status", "written")
              .put("files", FILES.stream().map(file -> folder.resolve(file).toString()).toList())
              .build(),
          console);
      return ExitCode.OK;
    }
    console.print(
        List.of(
            "Wrote %s and %s: 3 heaters, 10 jobs, two days from %s."
                .formatted(folder.resolve("plant.yaml"), folder.resolve("jobs.csv"), monday),
            "",
            "  1. Edit both files; every key is explained beside it.",
            "  2. heatscheduler validate " + folder,
            "  3. heatscheduler optimize " + folder));
    return ExitCode.OK;
  }

  /**
   * The next Monday whose plan stays within one billing month, so that the first bill is easy to
   * read.
   */
  private static LocalDate firstMonday(LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return monday.getMonth() == monday.plusDays(1).getMonth() ? monday : monday.plusWeeks(1);
  }

  private static String filled(String file, LocalDate monday) {
    try (InputStream text =
        InitCommand.class.getResourceAsStream("/io/heatscheduler/cli/init/" + file)) {
      return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8)
          .replace("@DAY0@", monday.toString())
          .replace("@DAY1@", monday.plusDays(1).toString())
          .replace("@DAY2@", monday.plusDays(2).toString())
          .replace("@YEAR@", String.valueOf(monday.getYear()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
