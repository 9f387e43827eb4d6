package io.heatscheduler.optimizer.bound.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.bound.LagrangianBound;
import io.heatscheduler.optimizer.problem.Enumeration;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundTreeTest {
  private static final long WORK = 3_000_000;

  @Test
  void boundNeverExceedsTheOptimumWithSoftTerms() {
    int compared = 0;
    double closeness = 0;
    for (int seed = 2_000; seed < 2_240; seed++) {
      boolean two = seed % 2 == 0;
      Problem problem =
          RandomSoftTerms.on(
              two ? RandomProblems.create(seed, 2, 2, 5) : RandomProblems.create(seed, 3, 1, 8),
              seed);
      Optional<Plan> optimum = Enumeration.optimum(problem);
      if (optimum.isEmpty() || StaticFilters.firstImpossibleJob(problem) >= 0) {
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum.get()).objective();
      for (long incumbent : new long[] {cheapest, Long.MAX_VALUE}) {
        BoundTree bound = new BoundTree(new FlatProblem(problem));
        bound.advance(WORK, incumbent, () -> false);
        assertThat(bound.bound() - problem.maxRoundingError())
            .as("seed %d incumbent %d", seed, incumbent)
            .isLessThanOrEqualTo(cheapest);
        closeness += bound.bound() / (double) cheapest / 2;
      }
      compared++;
    }
    assertThat(compared).isGreaterThan(90);
    assertThat(closeness / compared).as("mean bound / optimum").isGreaterThan(0.8);
  }

  @Test
  void boundNeverExceedsTheOptimumWhateverTheIncumbent() {
    int compared = 0;
    int nodes = 0;
    int exact = 0;
    for (int seed = 1_000; seed < 1_240; seed++) {
      boolean two = seed % 2 == 0;
      Problem problem =
          two ? RandomProblems.create(seed, 2, 2, 5) : RandomProblems.create(seed, 3, 1, 8);
      Optional<Plan> optimum = Enumeration.optimum(problem);
      if (optimum.isEmpty() || StaticFilters.firstImpossibleJob(problem) >= 0) {
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum.get()).objective();
      long error = problem.maxRoundingError();
      for (long incumbent : new long[] {cheapest, cheapest + cheapest / 50, Long.MAX_VALUE}) {
        BoundTree bound = new BoundTree(new FlatProblem(problem));
        bound.advance(WORK, incumbent, () -> false);
        assertThat(bound.bound() - error)
            .as("seed %d incumbent %d", seed, incumbent)
            .isLessThanOrEqualTo(cheapest);
        nodes += bound.nodes();
        exact += bound.bound() >= cheapest - 2 * error ? 1 : 0;
      }
      compared++;
    }
    assertThat(compared).isGreaterThan(60);
    assertThat(nodes).isGreaterThan(500);
    assertThat(exact).isGreaterThan(20);
  }

  @Test
  void theTreeRaisesTheBoundOfItsRoot() {
    int raised = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.create(seed, 6, 3, 24);
      if (StaticFilters.firstImpossibleJob(problem) >= 0) {
        continue;
      }
      FlatProblem flat = new FlatProblem(problem);
      LagrangianBound root = new LagrangianBound(flat);
      root.advance(Long.MAX_VALUE / 4, () -> false);
      BoundTree tree = new BoundTree(flat);
      tree.advance(WORK * 3, Long.MAX_VALUE, () -> false);
      assertThat(tree.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(root.bound());
      raised += tree.bound() > root.bound() ? 1 : 0;
    }
    assertThat(raised).isGreaterThan(5);
  }

  @Test
  void advancingInManySmallStepsGivesTheSameBoundAsTheSameStepsAgain() {
    int seed = 0;
    Problem problem = RandomProblems.create(seed, 6, 3, 24);
    while (StaticFilters.firstImpossibleJob(problem) >= 0 || problem.demand().isEmpty()) {
      problem = RandomProblems.create(++seed, 6, 3, 24);
    }
    BoundTree first = new BoundTree(new FlatProblem(problem));
    BoundTree second = new BoundTree(new FlatProblem(problem));
    for (int step = 0; step < 40; step++) {
      first.advance(20_000, Long.MAX_VALUE, () -> false);
      second.advance(20_000, Long.MAX_VALUE, () -> false);
      assertThat(second.bound()).isEqualTo(first.bound());
      assertThat(second.work()).isEqualTo(first.work());
    }
  }
}
