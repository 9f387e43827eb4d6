package io.heatscheduler.bench;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.plants.PlantKey;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Prints how the optimizer, as {@code optimize} uses it, does against plain enumeration on tiny
 * random plants, and in how many of them each key of the plant format binds.
 */
public final class OracleBench {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");

  /** Proof to the last digit, with more work than any tiny plant needs. */
  private static final OptimizerSettings SETTINGS =
      new OptimizerSettings(Duration.ofSeconds(60), 2_000L, 0, 1);

  private final PlantOptimizer optimizer = new HybridOptimizer();
  private final Map<PlantKey, Integer> binding = new EnumMap<>(PlantKey.class);
  private int equal;
  private int infeasible;
  private int different;
  private long oracleNanos;
  private long optimizerNanos;

  private OracleBench() {}

  /**
   * Runs the comparison.
   *
   * @param args number of plants, by default 500
   */
  public static void main(String[] args) {
    int plants = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    OracleBench bench = new OracleBench();
    for (int seed = 0; seed < plants; seed++) {
      bench.compare(seed, RandomPlants.tiny(seed));
    }
    bench.print(plants);
    if (bench.different > 0) {
      System.exit(1);
    }
  }

  private void compare(int seed, Plant plant) {
    long begun = System.nanoTime();
    OracleResult expected = BruteForceOracle.solve(plant);
    long solved = System.nanoTime();
    PlantGrid grid = PlantGrid.of(plant).orThrow();
    OptimizerResult found =
        optimizer.optimize(grid, SETTINGS, null, ProgressListener.NONE, new Cancellation());
    optimizerNanos += System.nanoTime() - solved;
    oracleNanos += solved - begun;
    boolean same =
        switch (expected) {
          case OracleResult.Infeasible none -> found.provenInfeasible();
          case OracleResult.Optimum optimum -> isOptimum(grid, found, optimum);
        };
    if (!same) {
      different++;
      System.out.printf(
          "seed %d: oracle %s, optimizer %s, proven optimal %s%n",
          seed, expected, found.terminationReason(), found.provenOptimal());
    } else if (expected instanceof OracleResult.Infeasible) {
      infeasible++;
    } else {
      equal++;
    }
    for (PlantKey key : PlantKey.values()) {
      if (key.binds(plant, expected)) {
        binding.merge(key, 1, Integer::sum);
      }
    }
  }

  private static boolean isOptimum(
      PlantGrid grid, OptimizerResult found, OracleResult.Optimum optimum) {
    SlottedSchedule schedule = found.schedule();
    if (!found.provenOptimal() || schedule == null) {
      return false;
    }
    BigDecimal cost = CostCalculator.price(grid, schedule).planCost();
    boolean verified = ScheduleVerifier.verify(grid, schedule.toSchedule(grid)).isEmpty();
    BigDecimal off = cost.subtract(optimum.cost().toDecimal()).abs();
    return verified && off.compareTo(SIX_DECIMALS) <= 0;
  }

  private void print(int plants) {
    System.out.printf(
        "%d plants: %d optima equal, %d infeasible recognised, %d different%n",
        plants, equal, infeasible, different);
    System.out.printf(
        "oracle %.1f ms a plant, optimizer %.1f ms a plant%n",
        oracleNanos / 1e6 / plants, optimizerNanos / 1e6 / plants);
    System.out.println("plants in which a key binds:");
    for (PlantKey key : PlantKey.values()) {
      System.out.printf("  %-34s %4d%n", key.keyName(), binding.getOrDefault(key, 0));
    }
  }
}
