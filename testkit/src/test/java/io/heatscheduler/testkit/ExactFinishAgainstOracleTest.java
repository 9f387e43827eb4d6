package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The exact finish against plain enumeration on 500 tiny plants. */
class ExactFinishAgainstOracleTest {
  /** Six decimals: what the rounding of a bill's lines can add up to. */
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");

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

  private static ExactResult prove(PlantGrid grid) {
    return new CpSatFinish(ProblemCompiler.compile(grid), ExactLimits.ofWork(5))
        .solve(null, ExactListener.NONE);
  }

  private static BigDecimal cost(PlantGrid grid, @org.jspecify.annotations.Nullable Plan plan) {
    assertThat(plan).isNotNull();
    return CostCalculator.price(grid, ProblemCompiler.toSchedule(plan)).planCost();
  }
}
