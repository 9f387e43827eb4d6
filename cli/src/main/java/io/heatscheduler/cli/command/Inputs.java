package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.intake.LedgerPlants;
import io.heatscheduler.agents.tariff.LedgerReader;
import io.heatscheduler.cli.Console;
import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Opens what an argument names; {@code -} is the standard input. */
final class Inputs {
  private static final Path HERE = Path.of("").toAbsolutePath();

  private Inputs() {}

  /** Whether an argument asks for the standard input. */
  static boolean isStandardInput(Path argument) {
    return argument.toString().equals("-");
  }

  /** A plant folder or file; from the standard input a plant file, in YAML or JSON. */
  static Outcome<PlantFolder> plant(Path argument, Console console) {
    if (!isStandardInput(argument)) {
      return PlantFolder.open(argument);
    }
    InputStream in = new BufferedInputStream(console.in());
    return PlantFolder.streamed(in, beginsAsJson(in) ? "plant.json" : "plant.yaml", HERE);
  }

  /** A complete plant, ready to be planned, or everything wrong with its files. */
  static Outcome<CompletedPlant> completePlant(Path argument, int maxJobs, Console console) {
    return switch (plant(argument, console)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<PlantFolder>(PlantFolder folder, var ignored) ->
          Pipeline.read(folder, maxJobs);
    };
  }

  /**
   * A plant with what a ledger knows in place of its own month-to-date and past peaks, as the
   * canonical document of both, so that the run's inputs are whole.
   */
  static Outcome<PlantFolder> withLedger(PlantFolder plant, Path ledger, int maxJobs) {
    Outcome<CompletedPlant> read = Pipeline.read(plant, maxJobs);
    Outcome<PlantFolder> file = PlantFolder.openFile(ledger);
    if (!(read instanceof Outcome.Done<CompletedPlant>(var completed, var told))) {
      return new Outcome.Rejected<>(read.findings());
    }
    if (!(file instanceof Outcome.Done<PlantFolder>(var table, var ignored))) {
      return file;
    }
    Plant known = completed.plant();
    return switch (LedgerReader.read(table, table.entryName(), known.site().zone())) {
      case Outcome.Rejected<PeakLedger>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<PeakLedger>(PeakLedger peaks, var ignoredToo) -> {
        byte[] canonical =
            CanonicalInput.of(LedgerPlants.with(known, peaks), completed.asOf()).bytes();
        Outcome<PlantFolder> joined =
            PlantFolder.streamed(new ByteArrayInputStream(canonical), "plant.json", HERE);
        yield joined instanceof Outcome.Done<PlantFolder>(var folder, var ignoredNone)
            ? new Outcome.Done<>(folder, told)
            : joined;
      }
    };
  }

  /** A table; from the standard input as CSV. */
  static Outcome<PlantFolder> table(Path argument, Console console) {
    return isStandardInput(argument)
        ? PlantFolder.streamed(console.in(), "stdin.csv", HERE)
        : PlantFolder.openFile(argument);
  }

  /** Whether the first character that is no blank, among the first thousand, opens an object. */
  private static boolean beginsAsJson(InputStream in) {
    try {
      in.mark(1_000);
      int first = in.read();
      for (int read = 1; read < 1_000 && first >= 0 && first <= ' '; read++) {
        first = in.read();
      }
      in.reset();
      return first == '{';
    } catch (IOException unreadable) {
      return false; // reading it whole will say why
    }
  }
}
