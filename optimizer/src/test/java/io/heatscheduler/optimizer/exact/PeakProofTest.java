package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeakProofTest {
  private static final ExactLimits WORK = ExactLimits.ofWork(20);

  @Test
  void neverRefusesALevelThatAPlanKeepsAndRefusesManyThatNoneDoes() {
    int kept = 0;
    int refused = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = StaticFilters.apply(TinyProblems.random(seed));
      Optional<Evaluation> plan = TinyProblems.bestOfAllPlans(problem);
      if (plan.isEmpty()) {
        continue;
      }
      long highest = plan.get().highestLoad();

      ExactResult atItsLoad = PeakProof.prove(problem, problem.allSlots(), highest, WORK);
      ExactResult farBelow = PeakProof.prove(problem, problem.allSlots(), highest / 4, WORK);

      assertThat(atItsLoad.status()).as("problem %d", seed).isEqualTo(ExactStatus.UNKNOWN);
      kept++;
      refused += farBelow.status() == ExactStatus.INFEASIBLE ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(100);
    assertThat(refused).isGreaterThan(kept / 4);
  }
}
