package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Plans the generated reference plants from their files and prints, per plant, the time to the
 * first plan, the exact cost beside the best known one, the proven bound and the gap.
 *
 * <p>Best known costs are read from the table of the plants folder's README.md.
 */
public final class PlantsBench {
  private final Path plants;
  private final Duration limit;
  private final BestKnown bestKnown;

  private PlantsBench(Path plants, Duration limit) throws IOException {
    this.plants = plants;
    this.limit = limit;
    this.bestKnown = BestKnown.read(plants.resolve("README.md"));
  }

  /**
   * Runs the bench.
   *
   * @param args seconds per plant, then plant names or prefixes such as {@code S-} and {@code M-};
   *     without names S and M
   */
  public static void main(String[] args) throws IOException {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null || args.length == 0) {
      System.err.println(
          "usage: PlantsBench SECONDS [PLANT ...], with HEATSCHEDULER_REFERENCE_DATA naming the reference data");
      System.exit(2);
      return;
    }
    List<String> wanted = new ArrayList<>(List.of(args).subList(1, args.length));
    if (wanted.isEmpty()) {
      wanted.addAll(List.of("S-", "M-"));
    }
    Duration limit = Duration.ofMillis(Math.round(Double.parseDouble(args[0]) * 1000));
    new PlantsBench(Path.of(data, "plants"), limit).run(wanted);
  }

  private void run(List<String> wanted) throws IOException {
    System.out.printf(
        "%-12s %8s %14s %14s %8s %14s %8s %7s %9s %s%n",
        "plant",
        "first ms",
        "cost",
        "best known",
        "diff %",
        "bound",
        "gap %",
        "s",
        "units/s",
        "ended");
    int within = 0;
    int runs = 0;
    for (String plant : names(wanted)) {
      runs++;
      within += plan(plant) ? 1 : 0;
    }
    System.out.printf("%d of %d within 3 %% of the best known cost%n", within, runs);
  }

  private List<String> names(List<String> wanted) throws IOException {
    try (Stream<Path> folders = Files.list(plants)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> wanted.stream().anyMatch(name::startsWith))
          .sorted()
          .toList();
    }
  }

  private boolean plan(String plant) {
    PlantFolder folder =
        switch (PlantFolder.open(plants.resolve(plant))) {
          case Outcome.Done<PlantFolder>(PlantFolder opened, var warnings) -> opened;
          case Outcome.Rejected<PlantFolder>(var findings) ->
              throw new UncheckedIOException(new IOException(findings.toString()));
        };
    FirstPlan first = new FirstPlan();
    PlanSettings settings =
        PlanSettings.DEFAULT.withOptimizer(
            new OptimizerSettings(limit, null, 0.0001, OptimizerSettings.DEFAULT.seed()));
    long begun = System.nanoTime();
    PlanResult result =
        new Pipeline(new HybridOptimizer()).run(folder, settings, first, new Cancellation());
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!(result instanceof PlanResult.Planned planned)) {
      System.out.printf(
          "%-12s no plan (%s) %s%n", plant, result.terminationReason(), result.findings());
      return false;
    }
    double cost = planned.objective().doubleValue();
    BigDecimal bound = planned.bound();
    double proven = bound == null ? Double.NaN : bound.doubleValue();
    double best = bestKnown.costOf(plant);
    double difference = (cost / best - 1) * 100;
    System.out.printf(
        Locale.ROOT,
        "%-12s %8d %14.4f %14.4f %8.3f %14.4f %8.2f %7.1f %9.0f %s%n",
        plant,
        first.millis,
        cost,
        best,
        difference,
        proven,
        (1 - proven / cost) * 100,
        seconds,
        planned.optimized().workUnits() / seconds,
        planned.terminationReason());
    return difference <= 3;
  }

  /** Notes when the first incumbent came. */
  private static final class FirstPlan implements PipelineListener {
    private long millis = -1;

    @Override
    public void onProgress(Progress progress) {
      if (millis < 0 && progress.incumbent() != null) {
        millis = progress.elapsed().toMillis();
      }
    }
  }
}
