package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import io.heatscheduler.testkit.plants.RandomPlants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Tiny plants found in the middle of a run or of a turnaround ({@code on_since}, {@code
 * last_batch_end}): optimizer, baseline and verification against enumeration.
 */
class FoundStateAgainstOracleTest {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");
  private static final int SEEDS = 240;

  private record Counts(int[] plants, int[] changed, int[] baselines) {}

  @Test
  void runsAndBatchesFromBeforeTheHorizonBindAsTheOracleSays() {
    Counts counts = new Counts(new int[1], new int[1], new int[1]);
    try (SolverProcess process = new SolverProcess(WorkerSettings.ofThisProgram())) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Plant plant = RandomPlants.tiny(seed);
        Plant found = plant.withEquipment(found(plant));
        if (!found.equals(plant)) {
          compare(seed, plant, found, process, counts);
        }
      }
    }
    assertThat(counts.plants()[0]).isGreaterThan(40);
    assertThat(counts.changed()[0]).as("plants whose optimum changes").isGreaterThan(15);
    assertThat(counts.baselines()[0]).as("feasible baselines").isGreaterThan(10);
  }

  /** Equipment with a minimum run has just started; a batch has just ended. */
  private static List<Equipment> found(Plant plant) {
    Instant start = plant.horizon().start();
    Duration slot = Duration.ofMinutes(plant.horizon().slotMinutes());
    return plant.equipment().stream()
        .map(
            unit -> {
              boolean runs = unit.minRunTimeMinutes() > 0;
              boolean batch = unit.turnaroundMinutes() > 0;
              return !runs && !batch
                  ? unit
                  : unit.foundAs(
                      runs || unit.initiallyOn(),
                      runs ? start.minus(slot) : null,
                      unit.startsToday(),
                      batch ? start : null);
            })
        .toList();
  }

  private static void compare(
      int seed, Plant before, Plant plant, SolverProcess process, Counts counts) {
    PlantGrid grid = PlantGrid.of(plant).orThrow();
    OracleResult truth = BruteForceOracle.solve(plant);
    counts.plants()[0]++;
    counts.changed()[0] += costOf(truth).equals(costOf(BruteForceOracle.solve(before))) ? 0 : 1;
    checkBaseline(seed, plant, grid, counts);
    if (!grid.conflicts().isEmpty()) {
      assertThat(truth).as("plant %s", seed).isInstanceOf(OracleResult.Infeasible.class);
      return;
    }
    OptimizerResult result =
        new HybridOptimizer(process)
            .optimize(
                grid,
                new OptimizerSettings(Duration.ofSeconds(60), 200L, 0, 1),
                null,
                progress -> {},
                new Cancellation());
    switch (truth) {
      case OracleResult.Infeasible none ->
          assertThat(result.schedule()).as("plant %s", seed).isNull();
      case OracleResult.Optimum optimum -> {
        assertThat(result.schedule()).as("plant %s", seed).isNotNull();
        assertThat(ScheduleVerifier.verify(grid, result.schedule().toSchedule(grid))).isEmpty();
        assertThat(CostCalculator.price(grid, result.schedule()).planCost())
            .as("plant %s", seed)
            .isCloseTo(optimum.cost().toDecimal(), Offset.offset(SIX_DECIMALS));
        if (result.bound() != null) {
          assertThat(result.bound())
              .as("plant %s", seed)
              .isLessThanOrEqualTo(optimum.cost().toDecimal().add(SIX_DECIMALS));
        }
      }
    }
  }

  private static void checkBaseline(int seed, Plant plant, PlantGrid grid, Counts counts) {
    Baseline fifo = FifoBaseline.plan(grid);
    if (fifo != null && fifo.feasible()) {
      assertThat(ScheduleVerifier.verify(grid, fifo.schedule().toSchedule(grid)))
          .as("baseline of plant %s", seed)
          .isEmpty();
      assertThat(ScheduleAppraiser.appraise(plant, fifo.schedule().toSchedule(grid)).violations())
          .as("baseline of plant %s", seed)
          .isEmpty();
      counts.baselines()[0]++;
    }
  }

  private static String costOf(OracleResult result) {
    return result instanceof OracleResult.Optimum optimum
        ? optimum.cost().toDecimal().toPlainString()
        : "none";
  }
}
