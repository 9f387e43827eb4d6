package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TextbookOptimizer;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every solver a user can choose for the textbook model, as {@code optimize} uses it, against
 * enumeration on a quarter of the 500 tiny plants.
 */
class TextbookAgainstOracleTest {
  private static final OptimizerSettings SETTINGS =
      new OptimizerSettings(Duration.ofSeconds(30), null, 0, 1);

  /** Real-valued solvers stop at a relative gap of 1e-4. */
  private static final BigDecimal RELATIVE = new BigDecimal("0.0001");

  private static final BigDecimal ABSOLUTE = new BigDecimal("0.0002");

  @ParameterizedTest
  @EnumSource
  void findsTheOraclesOptimumOrThatThereIsNone(TextbookSolver solver) {
    assumeThat(solver.isUsable())
        .as("%s is not installed with a licence here: nothing is tested with it", solver)
        .isTrue();
    try (SolverProcess process = new SolverProcess(WorkerSettings.ofThisProgram())) {
      TextbookOptimizer optimizer = new TextbookOptimizer(solver, process);
      TinyCases.each(
          tiny -> {
            if (tiny.seed() % 4 == 3) {
              check(tiny, optimizer);
            }
          });
    }
  }

  private static void check(TinyCases.Case tiny, TextbookOptimizer optimizer) {
    OptimizerResult found =
        optimizer.optimize(tiny.grid(), SETTINGS, null, ProgressListener.NONE, new Cancellation());
    assertThat(found.solverType()).isEqualTo(optimizer.solverType());
    switch (tiny.result()) {
      case OracleResult.Infeasible none -> {
        assertThat(found.provenInfeasible()).isTrue();
        assertThat(found.reasons()).isNotEmpty();
      }
      case OracleResult.Optimum optimum -> {
        BigDecimal cheapest = optimum.cost().toDecimal();
        BigDecimal tolerance = ABSOLUTE.add(cheapest.abs().multiply(RELATIVE));
        SlottedSchedule schedule = found.schedule();
        assertThat(schedule).isNotNull();
        assertThat(found.provenOptimal()).isTrue();
        assertThat(ScheduleVerifier.verify(tiny.grid(), schedule.toSchedule(tiny.grid())))
            .isEmpty();
        assertThat(CostCalculator.price(tiny.grid(), schedule).planCost())
            .isBetween(cheapest.subtract(new BigDecimal("0.00001")), cheapest.add(tolerance));
        assertThat(found.bound()).isLessThanOrEqualTo(cheapest.add(new BigDecimal("0.00001")));
      }
    }
  }
}
