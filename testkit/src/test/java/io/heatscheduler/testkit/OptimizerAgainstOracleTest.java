package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.math.BigDecimal;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The optimizer, whole and without its exact solver, against enumeration on 500 tiny plants. */
class OptimizerAgainstOracleTest {
  /** Six decimals: what the rounding of a bill's lines can add up to. */
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");

  /** Every third plant, to keep the run short; the exact finish has its own test on all. */
  @Test
  void theWholeOptimizerFindsTheOraclesOptimumAndNearlyAlwaysProvesIt() {
    int[] counts = new int[2];
    try (SolverProcess process = new SolverProcess(WorkerSettings.ofThisProgram())) {
      TinyCases.each(
          tiny -> {
            if (tiny.seed() % 3 != 1) {
              return;
            }
            OptimizerResult result = optimize(tiny.grid(), process, 200);
            counts[0]++;
            switch (tiny.result()) {
              case OracleResult.Infeasible none -> {
                assertThat(result.schedule()).isNull();
                counts[1] += result.provenInfeasible() ? 1 : 0;
              }
              case OracleResult.Optimum optimum -> {
                assertSound(tiny.grid(), result, optimum);
                assertThat(cost(tiny.grid(), result.schedule()))
                    .isCloseTo(optimum.cost().toDecimal(), Offset.offset(SIX_DECIMALS));
                counts[1] += result.provenOptimal() ? 1 : 0;
              }
            }
          });
    }
    assertThat(counts[1])
        .as("plants of %s with a proof within the effort", counts[0])
        .isGreaterThanOrEqualTo(counts[0] * 95 / 100);
  }

  @Test
  void theSearchAloneNeverBeatsTheOptimumNorBoundsAboveIt() {
    int[] found = new int[2];
    TinyCases.eachFeasible(
        tiny -> {
          OptimizerResult result = optimize(tiny.grid(), null, 4);
          assertThat(result.provenInfeasible()).isFalse();
          assertSound(tiny.grid(), result, tiny.optimum());
          if (result.schedule() != null) {
            BigDecimal over =
                cost(tiny.grid(), result.schedule()).subtract(tiny.optimum().cost().toDecimal());
            boolean optimal = over.compareTo(SIX_DECIMALS) <= 0;
            assertThat(optimal || !result.provenOptimal()).isTrue();
            found[0] += optimal ? 1 : 0;
          }
          found[1]++;
        });
    assertThat(found[0])
        .as("optima the search finds without a proof in %s plants", found[1])
        .isGreaterThanOrEqualTo(found[1] * 17 / 20);
  }

  @Test
  void theSearchAloneFindsNoPlanWhereThereIsNone() {
    TinyCases.each(
        tiny -> {
          if (tiny.result() instanceof OracleResult.Infeasible) {
            assertThat(optimize(tiny.grid(), null, 4).schedule()).isNull();
          }
        });
  }

  /** Whatever the search says holds: its plan, its own cost of it and its bound. */
  private static void assertSound(
      PlantGrid grid, OptimizerResult result, OracleResult.Optimum optimum) {
    BigDecimal cheapest = optimum.cost().toDecimal();
    BigDecimal bound = result.bound();
    SlottedSchedule schedule = result.schedule();
    if (bound != null) {
      assertThat(bound).isLessThanOrEqualTo(cheapest.add(SIX_DECIMALS));
    }
    if (schedule != null) {
      BigDecimal cost = cost(grid, schedule);
      assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
      assertThat(cost).isGreaterThanOrEqualTo(cheapest.subtract(SIX_DECIMALS));
      assertThat(result.searchObjective()).isCloseTo(cost, Offset.offset(result.tolerance()));
    }
  }

  private static OptimizerResult optimize(
      PlantGrid grid, @Nullable SolverProcess process, long effort) {
    return new HybridOptimizer(process)
        .optimize(
            grid,
            new OptimizerSettings(Duration.ofSeconds(60), effort, 0, 1),
            null,
            progress -> {},
            new Cancellation());
  }

  private static BigDecimal cost(PlantGrid grid, @Nullable SlottedSchedule schedule) {
    assertThat(schedule).isNotNull();
    return CostCalculator.price(grid, schedule).planCost();
  }
}
