package io.heatscheduler.cli.command;

import io.heatscheduler.agents.whatif.ScenarioReader;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Scenarios as options: whole files, or one change each; every option may be given again. */
final class ScenarioOptions {
  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "A scenario file: a name and a list of changes.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--tariff", paramLabel = "FILE", description = "Another tariff.")
  private List<Path> tariffs = new ArrayList<>();

  @Option(names = "--shifts", paramLabel = "FILE", description = "Other shifts.")
  private List<Path> shifts = new ArrayList<>();

  @Option(
      names = "--peak-limit",
      paramLabel = "KW",
      description = "Another contractual peak, or none.")
  private List<String> peakLimits = new ArrayList<>();

  @Option(
      names = "--with-equipment",
      paramLabel = "FILE",
      description = "With the equipment of a file added.")
  private List<Path> added = new ArrayList<>();

  @Option(names = "--without-equipment", paramLabel = "ID", description = "Without an equipment.")
  private List<String> removed = new ArrayList<>();

  boolean isEmpty() {
    return files.isEmpty()
        && tariffs.isEmpty()
        && shifts.isEmpty()
        && peakLimits.isEmpty()
        && added.isEmpty()
        && removed.isEmpty();
  }

  /** The scenarios: files first, then by kind of change, each kind in the order given. */
  Outcome<List<Scenario>> read(Plant plant) {
    ScenarioReader reader = new ScenarioReader(plant);
    List<Outcome<Scenario>> read = new ArrayList<>();
    for (Path file : files) {
      read.add(
          switch (PlantFolder.openFile(file)) {
            case Outcome.Rejected<PlantFolder>(List<Finding> why) -> new Outcome.Rejected<>(why);
            case Outcome.Done<PlantFolder>(PlantFolder opened, var ignored) ->
                reader.read(opened, nameOf(file));
          });
    }
    tariffs.forEach(file -> read.add(ofFile(reader, "tariff", "tariff " + nameOf(file), file)));
    shifts.forEach(file -> read.add(ofFile(reader, "shifts", "shifts " + nameOf(file), file)));
    peakLimits.forEach(
        limit ->
            read.add(
                ofValue(
                    reader,
                    "contractual_peak_kw",
                    limit.equals("none") ? "no peak limit" : "peak limit %s kW".formatted(limit),
                    "--peak-limit",
                    limit)));
    added.forEach(file -> read.add(ofFile(reader, "add_equipment", "with " + nameOf(file), file)));
    removed.forEach(
        id ->
            read.add(
                ofValue(reader, "remove_equipment", "without " + id, "--without-equipment", id)));
    Findings findings = new Findings();
    read.forEach(one -> findings.addAll(one.findings()));
    return findings.hasErrors()
        ? new Outcome.Rejected<>(findings.list())
        : new Outcome.Done<>(read.stream().map(Outcome::orThrow).toList(), findings.list());
  }

  private static Outcome<Scenario> ofFile(
      ScenarioReader reader, String key, String name, Path file) {
    return switch (PlantFolder.openFile(file)) {
      case Outcome.Rejected<PlantFolder>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<PlantFolder>(PlantFolder opened, var ignored) ->
          reader.read(
              opened,
              name,
              key,
              new Node.Scalar(opened.entryName(), Node.Kind.TEXT, Location.of(file.toString())));
    };
  }

  private static Outcome<Scenario> ofValue(
      ScenarioReader reader, String key, String name, String option, String value) {
    return reader.read(name, key, new Node.Scalar(value, Node.Kind.TEXT, Location.of(option)));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[a-zA-Z]+$", "");
  }
}
