package io.heatscheduler.testkit;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The 500 tiny plants of all oracle tests, solved once. */
final class TinyCases {

  /** A plant with what enumeration says about it. */
  record Case(int seed, Plant plant, PlantGrid grid, OracleResult result) {
    static Case of(int seed) {
      Plant plant = RandomPlants.tiny(seed);
      return new Case(seed, plant, PlantGrid.of(plant).orThrow(), BruteForceOracle.solve(plant));
    }
  }

  /** A plant that has a plan. */
  record Feasible(int seed, Plant plant, PlantGrid grid, OracleResult.Optimum optimum) {}

  // A method reference into another class: a lambda of this one would wait for its own initialiser.
  static final List<Case> ALL = IntStream.range(0, 500).parallel().mapToObj(Case::of).toList();

  private TinyCases() {}

  /** Checks every feasible plant; a failure names the seed. */
  static void eachFeasible(Consumer<Feasible> check) {
    for (Case tiny : ALL) {
      if (tiny.result() instanceof OracleResult.Optimum optimum) {
        named(
            tiny.seed(),
            () -> check.accept(new Feasible(tiny.seed(), tiny.plant(), tiny.grid(), optimum)));
      }
    }
  }

  /** Checks every plant; a failure names the seed. */
  static void each(Consumer<Case> check) {
    ALL.forEach(tiny -> named(tiny.seed(), () -> check.accept(tiny)));
  }

  private static void named(int seed, Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("plant of seed " + seed + ": " + failure.getMessage(), failure);
    }
  }
}
