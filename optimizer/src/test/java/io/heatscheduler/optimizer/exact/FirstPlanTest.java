package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.DenseProblems;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstPlanTest {
  private static final int PROBLEMS = 400;
  private static final ExactLimits WORK = ExactLimits.ofWork(60);

  @Test
  void findsPlansOfMostNearlyFullPlants() {
    int found = 0;
    for (int seed = 0; seed < 10; seed++) {
      Problem problem = DenseProblems.create(seed);

      ExactResult result = new FirstPlan(problem, ExactLimits.ofWork(2.4)).find(ExactListener.NONE);

      assertThat(result.status()).as("problem %d", seed).isNotEqualTo(ExactStatus.INFEASIBLE);
      if (result.plan() != null) {
        found++;
        Evaluation value = PlanEvaluator.evaluate(problem, result.plan());
        assertThat(value.violations()).as("problem %d", seed).isEmpty();
        assertThat(result.objective()).isEqualTo(value.objective());
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(7);
  }

  @Test
  void losesNoFeasiblePlanAndMakesNoInfeasibleOne() {
    int found = 0;
    int proven = 0;
    int feasible = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = StaticFilters.apply(TinyProblems.random(seed));
      boolean exists = TinyProblems.bestOfAllPlans(problem).isPresent();
      ExactResult result = new FirstPlan(problem, WORK).find(ExactListener.NONE);

      feasible += exists ? 1 : 0;
      if (result.status() == ExactStatus.INFEASIBLE) {
        proven++;
        assertThat(exists).as("problem %d", seed).isFalse();
      }
      if (result.plan() != null) {
        found++;
        assertThat(PlanEvaluator.evaluate(problem, result.plan()).violations()).isEmpty();
      }
    }
    assertThat(found).isGreaterThan(feasible * 8 / 10);
    assertThat(proven).isGreaterThan((PROBLEMS - feasible) / 2);
  }

  @Test
  void theWholeModelAnswersWhereIntervalsCannot() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = TinyProblems.random(seed);
      Optional<Evaluation> best = TinyProblems.bestOfAllPlans(problem);

      ExactResult result = new CpSatFinish(problem, WORK).firstPlan(ExactListener.NONE);

      assertThat(result.status())
          .as("problem %d", seed)
          .isEqualTo(best.isPresent() ? ExactStatus.FEASIBLE : ExactStatus.INFEASIBLE);
    }
  }

  @Test
  void theSameWorkGivesTheSamePlan() {
    Problem problem = DenseProblems.create(0);

    assertThat(new FirstPlan(problem, WORK).find(ExactListener.NONE))
        .isEqualTo(new FirstPlan(problem, WORK).find(ExactListener.NONE));
  }
}
