package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The published generated plants, or plant folders of the caller's, by name. */
public final class ReferencePlants {
  private static final int MOST_JOBS = 5_000;

  private final Path folder;
  private final BestKnown bestKnown;

  private ReferencePlants(Path folder) throws IOException {
    this.folder = folder;
    Path readme = folder.resolve("README.md");
    bestKnown = Files.exists(readme) ? BestKnown.read(readme) : new BestKnown(java.util.Map.of());
  }

  /** The plants of the reference data, or an empty set of them where it is not there. */
  public static ReferencePlants open() throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    return new ReferencePlants(
        data == null ? Path.of("no-reference-data") : Path.of(data, "plants"));
  }

  /**
   * Plant folders.
   *
   * @param wanted prefixes of published plants such as {@code M-}, or paths of plant folders
   */
  public List<Path> named(List<String> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : wanted) {
      if (Files.isDirectory(Path.of(name))) {
        found.add(Path.of(name));
      } else if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.list(folder)) {
          all.filter(Files::isDirectory)
              .filter(plant -> nameOf(plant).startsWith(name))
              .sorted()
              .forEach(found::add);
        }
      }
    }
    if (found.isEmpty()) {
      System.err.println(
          "no plant folder is named by %s; set HEATSCHEDULER_REFERENCE_DATA for the published ones"
              .formatted(wanted));
    }
    return found;
  }

  /** Best cost known of a published plant; NaN if none is. */
  public double bestKnown(Path plant) {
    return plant.startsWith(folder) ? bestKnown.costOf(nameOf(plant)) : Double.NaN;
  }

  /** Name of a plant's folder. */
  public static String nameOf(Path plant) {
    return String.valueOf(plant.toAbsolutePath().normalize().getFileName());
  }

  /** A plant over its slots. */
  public static PlantGrid load(Path plant) {
    CompletedPlant completed =
        Pipeline.read(PlantFolder.open(plant).orThrow(), MOST_JOBS).orThrow();
    return PlantGrid.of(completed.plant()).orThrow();
  }
}
