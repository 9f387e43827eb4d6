package io.heatscheduler.bench;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Plans each plant with five seeds of the search at equal work and prints how far they lie apart.
 */
public final class SeedsBench {
  private static final int SEEDS = 5;
  private static final Duration NEVER = Duration.ofHours(10);

  private SeedsBench() {}

  /**
   * Runs the bench.
   *
   * @param args work units, then plant folders or prefixes of published plants; without plants M
   *     and L
   */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: seeds EFFORT [PLANT ...]");
      System.exit(2);
      return;
    }
    long effort = Long.parseLong(args[0]);
    List<String> wanted =
        args.length > 1 ? Arrays.asList(args).subList(1, args.length) : List.of("M-", "L-");
    System.out.printf("%-14s %8s  cost with seed 1 to %d%n", "plant", "spread %", SEEDS);
    for (Path folder : ReferencePlants.open().named(wanted)) {
      PlantGrid grid = ReferencePlants.load(folder);
      double[] costs = new double[SEEDS];
      StringBuilder shown = new StringBuilder();
      for (int seed = 1; seed <= SEEDS; seed++) {
        costs[seed - 1] = cost(grid, new OptimizerSettings(NEVER, effort, 0, seed));
        shown.append(String.format(Locale.ROOT, " %12.4f", costs[seed - 1]));
      }
      double lowest = Arrays.stream(costs).min().orElse(Double.NaN);
      double highest = Arrays.stream(costs).max().orElse(Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "%-14s %8.3f %s%n",
          ReferencePlants.nameOf(folder),
          (highest / lowest - 1) * 100,
          shown);
    }
  }

  private static double cost(PlantGrid grid, OptimizerSettings settings) {
    OptimizerResult result =
        new HybridOptimizer()
            .optimize(grid, settings, null, ProgressListener.NONE, new Cancellation());
    SlottedSchedule schedule = result.schedule();
    return schedule == null
        ? Double.NaN
        : CostCalculator.price(grid, schedule).planCost().doubleValue();
  }
}
