package io.heatscheduler.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.exact.BranchAndCut;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.problem.Enumeration;
import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BranchPartTest {
  private static final BoardListener NOBODY = (board, phase) -> {};
  private static final long LIMIT = 20_000_000_000L;

  /** Branch and cut in this process. */
  private static final class InProcess implements ExactSolver, AutoCloseable {
    private @Nullable BranchAndCut run;
    private double done;

    @Override
    public Answer finish(
        Problem problem, @Nullable Plan incumbent, double workSeconds, BooleanSupplier cancelled) {
      return Answer.NOTHING;
    }

    @Override
    public void beginBranching(Problem problem, double[] leastPeaksKw, long cutoff) {
      run = BranchAndCut.of(problem, leastPeaksKw, cutoff).orElseThrow();
      done = 0;
    }

    @Override
    public Answer branch(double workSeconds, BooleanSupplier cancelled) {
      ExactResult result = run.advance(workSeconds);
      double more = result.work() - done;
      done = result.work();
      boolean over =
          result.status() == ExactStatus.OPTIMAL || result.status() == ExactStatus.INFEASIBLE;
      return new Answer(false, over, result.plan(), result.bound(), more);
    }

    @Override
    public void close() {
      if (run != null) {
        run.close();
      }
    }
  }

  private static Round round(int number, Board board) {
    return new Round(number, board.incumbent(), board.objective(), board.bound(), LIMIT / 2, LIMIT);
  }

  @Test
  void itsBoundIsAtMostTheOptimumAndItFindsItOnTinyProblems() {
    int branched = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = StaticFilters.apply(RandomProblems.create(seed, 3, 1, 8));
      Optional<Plan> optimum = Enumeration.optimum(problem);
      Plan first = firstPlan(problem);
      if (optimum.isEmpty() || first == null) {
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum.get()).objective();
      Board board = new Board(Models.linear(problem), NOBODY);
      board.offer(first, "start");
      BoundPart bound = new BoundPart(new FlatProblem(problem));
      try (InProcess exact = new InProcess()) {
        BranchPart part = new BranchPart(exact, bound);
        for (int step = 0; step < 600 && bound.remainder() == null; step++) {
          bound.advance(round(0, board), 5_000, () -> false);
        }
        int turns = 0;
        for (int number = 1; number < 60; number++) {
          Round round = round(number, board);
          long slots = part.wanted(round);
          if (slots > 0) {
            part.advance(round, slots, () -> false);
            part.publish(board);
            turns++;
          }
        }
        assertThat(board.bound()).as("seed %d", seed).isLessThanOrEqualTo(cheapest);
        if (turns > 0) {
          branched++;
          assertThat(board.objective())
              .as("seed %d", seed)
              .isBetween(cheapest, cheapest + 20_000 + Math.abs(cheapest) / 100_000);
        }
      }
    }
    assertThat(branched).isGreaterThan(20);
  }

  private static @Nullable Plan firstPlan(Problem problem) {
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return null;
    }
    FlatProblem flat = new FlatProblem(problem);
    Board board = new Board(Models.linear(problem), NOBODY);
    new ConstructPart(flat, new SearchSettings(200_000, 0, 1), () -> false).run(null, board);
    return board.incumbent();
  }

  @Test
  void aProgramTooLargeForTheWorkLeftIsNotBegun() {
    int seed = 0;
    Problem problem = StaticFilters.apply(RandomProblems.create(seed, 10, 4, 64));
    while (firstPlan(problem) == null) {
      problem = StaticFilters.apply(RandomProblems.create(++seed, 10, 4, 64));
    }
    BoundPart bound = new BoundPart(new FlatProblem(problem));
    Board board = new Board(Models.linear(problem), NOBODY);
    assertThat(board.offer(firstPlan(problem), "start")).isTrue();
    try (InProcess exact = new InProcess()) {
      BranchPart part = new BranchPart(exact, bound);
      Round small =
          new Round(1, board.incumbent(), board.objective(), board.bound(), 1_000_000, 2_000_000);
      bound.advance(small, 200_000, () -> false);
      assertThat(part.wanted(small)).isZero();
    }
  }
}
