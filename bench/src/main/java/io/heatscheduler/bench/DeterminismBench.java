package io.heatscheduler.bench;

import io.heatscheduler.agents.HeatScheduler;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
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
 * Plans a plant twice, the second time from a copy whose job rows are shuffled, and compares files
 * and hashes.
 *
 * <p>Arguments: plant folder whose jobs are in {@code jobs.csv} (default {@code examples/foundry}),
 * work units (default 300).
 */
public final class DeterminismBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private DeterminismBench() {}

  /** Prints the comparison; ends with 1 if anything differs. */
  public static void main(String[] args) throws IOException {
    Path plant = Path.of(args.length > 0 ? args[0] : "examples/foundry");
    long effort = args.length > 1 ? Long.parseLong(args[1]) : 300;
    Path copy = Files.createTempDirectory("heatscheduler-shuffled");
    copyShuffled(plant, copy);
    PlanResult.Planned first = plan(plant, effort);
    PlanResult.Planned second = plan(copy, effort);
    SortedMap<String, byte[]> firstFiles = first.published().files(new PublishedFiles());
    SortedMap<String, byte[]> secondFiles = second.published().files(new PublishedFiles());
    boolean equal = true;
    for (String file : List.of("input.json", "schedule.csv", "schedule.json", "bill.json")) {
      boolean same = Arrays.equals(firstFiles.get(file), secondFiles.get(file));
      equal &= same;
      OUT.printf("%-14s %s%n", file, same ? "byte-identical" : "DIFFERS");
    }
    equal &= first.published().costHash().equals(second.published().costHash());
    OUT.printf(
        "cost_hash      %s%n               %s%n",
        first.published().costHash(), second.published().costHash());
    OUT.println(equal ? "deterministic" : "NOT deterministic");
    if (!equal) {
      System.exit(1);
    }
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
    List<Path> files;
    try (Stream<Path> tree = Files.list(plant)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = copy.resolve(String.valueOf(file.getFileName()));
      if (file.endsWith("jobs.csv")) {
        List<String> rows = new ArrayList<>(Files.readAllLines(file));
        List<String> jobs = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.shuffle(jobs, new Random(11));
        jobs.addFirst(rows.getFirst());
        Files.write(target, jobs);
      } else {
        Files.copy(file, target);
      }
    }
  }
}
