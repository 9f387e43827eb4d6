package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextbookModelTest {
  private static final int PROBLEMS = 40;

  /** Real-valued solvers stop at a gap of 1e-4 and 1e-6 of feasibility tolerance. */
  private static long tolerance(long optimum) {
    return 20_000 + Math.abs(optimum) / 10_000;
  }

  @ParameterizedTest
  @EnumSource
  void everySolverFindsTheCheapestOfAllPlans(TextbookSolver solver) {
    assumeThat(solver.isUsable()).as("%s is installed and licensed", solver).isTrue();
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem plain = TinyProblems.random(seed);
      Problem problem = seed % 2 == 0 ? plain : RandomSoftTerms.on(plain, seed);
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      ExactResult result =
          TextbookModel.solve(problem, solver, ExactLimits.ofWork(20), ExactListener.NONE);
      if (expected.isEmpty()) {
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
      } else {
        long optimum = expected.get().objective();
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.OPTIMAL);
        assertThat(result.objective())
            .as("problem %d", seed)
            .isBetween(optimum, optimum + tolerance(optimum));
        assertThat(result.bound()).as("problem %d", seed).isLessThanOrEqualTo(optimum);
      }
    }
  }
}
