package io.heatscheduler.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.exact.CpSatFinish;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.problem.DenseProblems;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DensePlantTest {
  private static final SearchSettings WORK = new SearchSettings(60_000_000, 0, 1);

  @Test
  void aPlantTooFullForInsertionGetsItsPlanFromTheExactSolverAndABetterOneFromTheSearch() {
    Problem problem = DenseProblems.create(2);
    FirstPlanOnly exact = new FirstPlanOnly();

    SearchResult result =
        HybridSearch.solve(problem, WORK, null, exact, (board, phase) -> {}, () -> false);

    assertThat(exact.found).isNotNull();
    assertThat(result.plan()).isNotNull();
    assertThat(PlanEvaluator.evaluate(problem, result.plan()).violations()).isEmpty();
    assertThat(result.objective())
        .isLessThan(PlanEvaluator.evaluate(problem, exact.found).objective());
    assertThat(result.bound()).isLessThanOrEqualTo(result.objective());
  }

  /** CP-SAT in this process, asked for nothing but a first plan. */
  private static final class FirstPlanOnly implements ExactSolver {
    private @Nullable Plan found;

    @Override
    public Answer finish(
        Problem problem, @Nullable Plan incumbent, double workSeconds, BooleanSupplier cancelled) {
      return Answer.NOTHING;
    }

    @Override
    public Answer firstPlan(Problem problem, double workSeconds, BooleanSupplier cancelled) {
      ExactResult result =
          new CpSatFinish(problem, ExactLimits.ofWork(workSeconds)).firstPlan(ExactListener.NONE);
      found = result.plan();
      return new Answer(false, false, result.plan(), Long.MIN_VALUE, result.work());
    }
  }
}
