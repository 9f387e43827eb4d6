package io.heatscheduler.optimizer.construct;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverloadRepairTest {
  private static final long WORK = 40_000_000;

  @Test
  void findsPlansOfNearlyFullPlants() {
    for (int seed = 0; seed < 10; seed++) {
      Problem problem = FullProblems.nearlyFull(seed);
      FlatProblem flat = new FlatProblem(problem);

      Optional<Construction.Built> built = new Construction(flat).repair(seed, WORK, () -> false);

      assertThat(built).as("seed %d", seed).isPresent();
      assertThat(PlanEvaluator.evaluate(problem, built.get().plan()).isFeasible()).isTrue();
    }
  }

  @Test
  void whateverItBuildsOnRandomProblemsIsFeasible() {
    int built = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = RandomProblems.create(seed, 8, 3, 24);
      if (StaticFilters.firstImpossibleJob(problem) >= 0) {
        continue;
      }
      Optional<Construction.Built> plan =
          new Construction(new FlatProblem(problem)).repair(seed, 300_000, () -> false);
      if (plan.isPresent()) {
        built++;
        assertThat(PlanEvaluator.evaluate(problem, plan.get().plan()).isFeasible())
            .as("seed %d", seed)
            .isTrue();
      }
    }
    assertThat(built).isGreaterThan(80);
  }

  @Test
  void aSearchThatRanOutOfWorkGoesOnWithTheNextCall() {
    Construction construction = new Construction(new FlatProblem(FullProblems.nearlyFull(3)));
    Optional<Construction.Built> built = Optional.empty();
    int calls = 0;
    while (built.isEmpty() && calls < 10_000) {
      built = construction.repair(7, 100_000, () -> false);
      calls++;
    }
    long inPieces = construction.work();
    Construction atOnce = new Construction(new FlatProblem(FullProblems.nearlyFull(3)));

    assertThat(atOnce.repair(7, WORK, () -> false).map(Construction.Built::plan))
        .isEqualTo(built.map(Construction.Built::plan))
        .isPresent();
    assertThat(inPieces).isEqualTo(atOnce.work());
  }
}
