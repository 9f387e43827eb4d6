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
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.exact.CpSatFinish;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.math.BigDecimal;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Search, bound and exact finish against plain enumeration on 500 tiny plants. */
class OptimizerAgainstOracleTest {
  /** Six decimals: what the rounding of a bill's lines can add up to. */
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");

  private static final OptimizerSettings SHORT =
      new OptimizerSettings(Duration.ofSeconds(30), 4L, 0, 1);

  @Test
  void theExactFinishFindsTheOracleOptimumOfEveryTinyPlant() {
    TinyCases.eachFeasible(
        tiny -> {
          ExactResult result = prove(tiny.grid());
          assertThat(result.status()).isEqualTo(ExactStatus.OPTIMAL);
          BigDecimal optimum = tiny.optimum().cost().toDecimal();
          assertThat(cost(tiny.grid(), result.plan()))
              .isCloseTo(optimum, Offset.offset(SIX_DECIMALS));
          assertThat(Units.amount(result.bound())).isLessThanOrEqualTo(optimum.add(SIX_DECIMALS));
        });
  }

  @Test
  void theExactFinishRecognisesEveryInfeasiblePlant() {
    TinyCases.each(
        tiny -> {
          if (tiny.result() instanceof OracleResult.Infeasible) {
            assertThat(prove(tiny.grid()).status()).isEqualTo(ExactStatus.INFEASIBLE);
          }
        });
  }

  @Test
  void aShortSearchNeverBeatsTheOptimumNorBoundsAboveIt() {
    int[] optimal = new int[2];
    TinyCases.eachFeasible(
        tiny -> {
          OptimizerResult result = search(tiny.grid());
          BigDecimal optimum = tiny.optimum().cost().toDecimal();
          BigDecimal bound = result.bound();
          SlottedSchedule schedule = result.schedule();
          assertThat(result.provenInfeasible()).isFalse();
          if (bound != null) {
            assertThat(bound).isLessThanOrEqualTo(optimum.add(SIX_DECIMALS));
          }
          if (schedule != null) {
            BigDecimal cost = CostCalculator.price(tiny.grid(), schedule).planCost();
            assertThat(ScheduleVerifier.verify(tiny.grid(), schedule.toSchedule(tiny.grid())))
                .isEmpty();
            assertThat(cost).isGreaterThanOrEqualTo(optimum.subtract(SIX_DECIMALS));
            assertThat(result.searchObjective()).isCloseTo(cost, Offset.offset(result.tolerance()));
            boolean same = cost.subtract(optimum).compareTo(SIX_DECIMALS) <= 0;
            assertThat(same || !result.provenOptimal()).isTrue();
            optimal[0] += same ? 1 : 0;
          }
          optimal[1]++;
        });
    assertThat(optimal[0])
        .as("optima found by the search alone in %s plants", optimal[1])
        .isGreaterThanOrEqualTo(optimal[1] * 9 / 10);
  }

  @Test
  void aShortSearchFindsNoPlanWhereThereIsNone() {
    TinyCases.each(
        tiny -> {
          if (tiny.result() instanceof OracleResult.Infeasible
              && tiny.grid().conflicts().isEmpty()) {
            assertThat(search(tiny.grid()).schedule()).isNull();
          }
        });
  }

  private static OptimizerResult search(PlantGrid grid) {
    return new HybridOptimizer().optimize(grid, SHORT, null, progress -> {}, new Cancellation());
  }

  private static ExactResult prove(PlantGrid grid) {
    return new CpSatFinish(ProblemCompiler.compile(grid), ExactLimits.ofWork(5))
        .solve(null, ExactListener.NONE);
  }

  private static BigDecimal cost(PlantGrid grid, @org.jspecify.annotations.Nullable Plan plan) {
    assertThat(plan).isNotNull();
    return CostCalculator.price(grid, ProblemCompiler.toSchedule(plan)).planCost();
  }
}
