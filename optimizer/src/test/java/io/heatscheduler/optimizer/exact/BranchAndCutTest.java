package io.heatscheduler.optimizer.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.bound.tree.BoundTree;
import io.heatscheduler.optimizer.bound.tree.Remainder;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomResting;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchAndCutTest {
  private static final int PROBLEMS = 500;
  private static final double TURN = 0.05;
  private static final int MOST_TURNS = 200;

  /** SCIP's tolerances: what may make a plan look a little cheaper than it is. */
  private static long tolerance(long optimum) {
    return 20_000 + Math.abs(optimum) / 100_000;
  }

  private static double[] noFloors(Problem problem) {
    return new double[problem.demand().size()];
  }

  private static ExactResult toTheEnd(BranchAndCut run) {
    ExactResult result = run.advance(TURN);
    for (int turn = 1; turn < MOST_TURNS && !isOver(result); turn++) {
      result = run.advance(TURN);
    }
    return result;
  }

  private static boolean isOver(ExactResult result) {
    return result.status() == ExactStatus.OPTIMAL || result.status() == ExactStatus.INFEASIBLE;
  }

  @Test
  void findsTheCheapestOfAllPlansAndItsBoundIsNeverAboveIt() {
    int optimal = 0;
    int infeasible = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem plain = TinyProblems.random(seed);
      Problem problem = seed % 2 == 0 ? plain : RandomSoftTerms.on(plain, seed);
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      Optional<BranchAndCut> begun =
          BranchAndCut.of(problem, noFloors(problem), Long.MAX_VALUE / 4);
      if (begun.isEmpty()) {
        assertThat(expected).as("problem %d", seed).isEmpty(); // a job fits nowhere
        continue;
      }
      try (BranchAndCut run = begun.get()) {
        ExactResult result = toTheEnd(run);
        if (expected.isEmpty()) {
          assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
          infeasible++;
          continue;
        }
        long optimum = expected.get().objective();
        assertThat(result.bound()).as("problem %d", seed).isLessThanOrEqualTo(optimum);
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.OPTIMAL);
        assertThat(result.objective())
            .as("problem %d", seed)
            .isBetween(optimum, optimum + tolerance(optimum));
        optimal++;
      }
    }
    assertThat(optimal).isGreaterThan(300);
    assertThat(infeasible).isGreaterThan(10);
  }

  @Test
  void whatTheTreeLeavesStillHoldsEveryPlanCheaperThanTheIncumbent() {
    int begun = 0;
    int found = 0;
    int reduced = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = StaticFilters.apply(TinyProblems.random(seed));
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      if (expected.isEmpty()) {
        continue;
      }
      long optimum = expected.get().objective();
      long incumbent = optimum + Math.abs(optimum) / (seed % 2 == 0 ? 1_000 : 20) + 1_000_000;
      BoundTree tree = new BoundTree(new FlatProblem(problem));
      Remainder left = null;
      for (int step = 0; step < 200 && !tree.isDone(); step++) {
        tree.advance(5_000, incumbent, () -> false);
        Remainder now = tree.remainder();
        left = now == null ? left : now;
      }
      if (left == null) {
        continue;
      }
      begun++;
      reduced += starts(left.problem()) < starts(problem) ? 1 : 0;
      try (BranchAndCut run =
          BranchAndCut.of(left.problem(), left.peaks().lowKw(), incumbent).orElseThrow()) {
        ExactResult result = toTheEnd(run);
        assertThat(result.bound()).as("problem %d", seed).isLessThanOrEqualTo(optimum);
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.OPTIMAL);
        assertThat(result.objective())
            .as("problem %d", seed)
            .isBetween(optimum, optimum + tolerance(optimum));
        found++;
      }
    }
    assertThat(begun).isGreaterThan(60);
    assertThat(found).isEqualTo(begun);
    assertThat(reduced).isGreaterThan(5);
  }

  private static int starts(Problem problem) {
    return problem.jobs().stream()
        .flatMap(job -> job.options().stream())
        .mapToInt(option -> option.starts().cardinality())
        .sum();
  }

  @Test
  void provesThatNothingIsCheaperThanTheOptimum() {
    int proven = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = TinyProblems.random(seed);
      Optional<Evaluation> expected = TinyProblems.bestOfAllPlans(problem);
      if (expected.isEmpty()) {
        continue;
      }
      long optimum = expected.get().objective();
      try (BranchAndCut run =
          BranchAndCut.of(problem, noFloors(problem), optimum - tolerance(optimum)).orElseThrow()) {
        ExactResult result = toTheEnd(run);
        assertThat(result.status()).as("problem %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
        assertThat(result.bound())
            .as("problem %d", seed)
            .isBetween(optimum - 3 * tolerance(optimum), optimum - tolerance(optimum));
        proven++;
      }
    }
    assertThat(proven).isGreaterThan(30);
  }

  @Test
  void theSameTurnsGiveTheSameAnswers() {
    Problem problem = RandomProblems.large(7);
    long value = PlanEvaluator.evaluate(problem, RandomProblems.planOf(problem)).objective();
    assertThat(answers(problem, value, 12)).isEqualTo(answers(problem, value, 12));
  }

  private static List<ExactResult> answers(Problem problem, long cutoff, int turns) {
    List<ExactResult> answers = new ArrayList<>();
    try (BranchAndCut run = BranchAndCut.of(problem, noFloors(problem), cutoff).orElseThrow()) {
      for (int turn = 0; turn < turns; turn++) {
        answers.add(run.advance(TURN));
      }
    }
    return answers;
  }

  @Test
  void leavesPlantsWithStandbyStatesToOthers() {
    int withGaps = 0;
    for (int seed = 0; seed < 20; seed++) {
      Problem problem = RandomResting.on(TinyProblems.random(seed), seed);
      if (!problem.unitsWithGaps().isEmpty()) {
        withGaps++;
        assertThat(BranchAndCut.of(problem, noFloors(problem), Long.MAX_VALUE / 4)).isEmpty();
      }
    }
    assertThat(withGaps).isGreaterThan(3);
  }
}
