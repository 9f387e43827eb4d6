package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import java.nio.file.Path;
import java.util.List;

/** Reads the plant a command names, ready to be planned. */
final class PlantInput {
  private PlantInput() {}

  /** The complete plant, or everything wrong with its files. */
  static Outcome<CompletedPlant> read(Path plant, int maxJobs) {
    return switch (PlantFolder.open(plant)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<PlantFolder>(PlantFolder folder, var ignored) ->
          Pipeline.read(folder, maxJobs);
    };
  }
}
