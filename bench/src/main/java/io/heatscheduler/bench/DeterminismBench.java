package io.heatscheduler.bench;

import io.heatscheduler.agents.HeatScheduler;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.plants.PlantFolderText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Plans each plant twice, the second time from a copy whose lists are shuffled, and compares files
 * and hashes.
 *
 * <p>A plant without recipes is written anew with every list in another order; of one with recipes
 * the job rows are shuffled.
 */
public final class DeterminismBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final long ORDER = 11;
  private static final List<String> COMPARED =
      List.of("input.json", "schedule.csv", "schedule.json", "bill.json");

  private DeterminismBench() {}

  /**
   * Prints the comparison; ends with 1 if anything differs.
   *
   * @param args work units (default 300), then plant folders or prefixes of published plants
   *     (default {@code examples/foundry})
   */
  public static void main(String[] args) throws IOException {
    long effort = args.length > 0 ? Long.parseLong(args[0]) : 300;
    List<Path> plants =
        args.length > 1
            ? ReferencePlants.open().named(Arrays.asList(args).subList(1, args.length))
            : List.of(Path.of(System.getProperty("heatscheduler.root", "."), "examples/foundry"));
    boolean equal = true;
    for (Path plant : plants) {
      equal &= isRepeated(plant, effort);
    }
    OUT.println(equal ? "deterministic" : "NOT deterministic");
    if (!equal) {
      System.exit(1);
    }
  }

  private static boolean isRepeated(Path plant, long effort) throws IOException {
    Path copy = Files.createTempDirectory("heatscheduler-shuffled");
    copyShuffled(plant, copy);
    PlanResult.Planned first = plan(plant, effort);
    PlanResult.Planned second = plan(copy, effort);
    SortedMap<String, byte[]> firstFiles = first.published().files(new PublishedFiles());
    SortedMap<String, byte[]> secondFiles = second.published().files(new PublishedFiles());
    List<String> different = new ArrayList<>(COMPARED);
    different.removeIf(file -> Arrays.equals(firstFiles.get(file), secondFiles.get(file)));
    boolean sameHash = first.published().costHash().equals(second.published().costHash());
    OUT.printf(
        "  %s; cost_hash %s %s%n",
        different.isEmpty()
            ? String.join(", ", COMPARED) + " byte-identical"
            : different + " DIFFER",
        first.published().costHash(),
        sameHash ? "twice" : "and " + second.published().costHash());
    return different.isEmpty() && sameHash;
  }

  private static PlanResult.Planned plan(Path plant, long effort) {
    PlanSettings settings =
        PlanSettings.DEFAULT.withOptimizer(
            new OptimizerSettings(Duration.ofMinutes(10), effort, 0, 1));
    PlanResult result =
        HeatScheduler.plan(
            PlantFolder.open(plant).orThrow(), settings, PipelineListener.NONE, new Cancellation());
    if (result instanceof PlanResult.Planned planned) {
      OUT.printf(
          "%s: %s, %s, %.1f s%n",
          plant.getFileName(),
          planned.objective(),
          result.terminationReason(),
          result.solveTime().toMillis() / 1000.0);
      return planned;
    }
    throw new IllegalStateException("no plan: " + result.findings());
  }

  private static void copyShuffled(Path plant, Path copy) throws IOException {
    Plant read = ReferencePlants.load(plant).plant();
    if (read.products().isEmpty()) {
      PlantFolderText.write(read, copy, "plant.json", ORDER);
      return;
    }
    List<Path> files;
    try (Stream<Path> tree = Files.list(plant)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = copy.resolve(String.valueOf(file.getFileName()));
      if (file.endsWith("jobs.csv")) {
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        List<String> jobs = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.shuffle(jobs, new Random(ORDER));
        jobs.addFirst(rows.getFirst());
        Files.write(target, jobs);
      } else {
        Files.copy(file, target);
      }
    }
  }
}
