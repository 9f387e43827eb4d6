package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpSatFinishTest {
  private static final int PROBLEMS = 150;

  @Test
  void findsTheCheapestOfAllPlansWithSoftTerms() {
    int paid = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = RandomSoftTerms.on(TinyProblems.random(seed), seed);
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      ExactResult result =
          new CpSatFinish(problem, ExactLimits.ofWork(20)).solve(null, ExactListener.NONE);
      if (expected.isEmpty()) {
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
        continue;
      }
      long optimum = expected.get().objective();
      paid += expected.get().soft() > 0 ? 1 : 0;
      assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.OPTIMAL);
      assertThat(result.objective())
          .as("problem %d", seed)
          .isBetween(optimum, optimum + result.boundError());
      assertThat(result.bound())
          .as("problem %d", seed)
          .isBetween(optimum - 2 * result.boundError(), optimum);
    }
    assertThat(paid).isGreaterThan(PROBLEMS / 3);
  }

  @Test
  void findsTheCheapestOfAllPlansAndRecognisesInfeasiblePlants() {
    int infeasible = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = TinyProblems.random(seed);
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      ExactResult result =
          new CpSatFinish(problem, ExactLimits.ofWork(20)).solve(null, ExactListener.NONE);
      if (expected.isEmpty()) {
        infeasible++;
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
        continue;
      }
      long optimum = expected.get().objective();
      assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.OPTIMAL);
      assertThat(result.objective())
          .as("problem %d", seed)
          .isBetween(optimum, optimum + result.boundError());
      assertThat(result.bound())
          .as("problem %d", seed)
          .isBetween(optimum - 2 * result.boundError(), optimum);
      assertThat(result.boundError()).isLessThanOrEqualTo(problem.maxRoundingError());
      assertThat(PlanEvaluator.evaluate(problem, result.plan()).violations()).isEmpty();
    }
    assertThat(infeasible).isBetween(10, PROBLEMS / 2);
  }

  @Test
  void findsTheCheapestOfAllPlansAmongIdenticalJobs() {
    int together = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = withTwins(TinyProblems.random(seed));
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      ExactResult result =
          new CpSatFinish(problem, ExactLimits.ofWork(20)).solve(null, ExactListener.NONE);
      assertThat(result.status() == ExactStatus.INFEASIBLE)
          .as("problem %d", seed)
          .isEqualTo(expected.isEmpty());
      if (expected.isPresent()) {
        long optimum = expected.get().objective();
        assertThat(result.objective())
            .as("problem %d", seed)
            .isBetween(optimum, optimum + result.boundError());
        together += problem.jobs().size() > 1 ? 1 : 0;
      }
    }
    assertThat(together).isGreaterThan(PROBLEMS / 4);
  }

  /** Every job is the first one under another name. */
  private static Problem withTwins(Problem problem) {
    Job first = problem.jobs().getFirst();
    List<Job> twins =
        problem.jobs().stream()
            .map(
                job ->
                    new Job(
                        job.id(),
                        first.heat(),
                        first.operators(),
                        first.uses(),
                        new int[0],
                        first.options()))
            .toList();
    return problem.with(problem.equipment(), twins);
  }
}
