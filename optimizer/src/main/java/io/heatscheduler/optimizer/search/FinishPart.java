package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.exact.ModelSize;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.function.BooleanSupplier;

/**
 * Asks the exact solver for the end of the matter: the optimum of what is small, and a first plan
 * or a proof that there is none where the search is stuck.
 */
final class FinishPart implements Part {
  /** Share of all work the exact solver may have at a time. */
  private static final double WORK_SHARE = 0.2;

  /** Under this, starting the solver takes longer than it may work. */
  private static final double LEAST_SECONDS = 0.05;

  private static final long TINY_BINARIES = 1_500;
  private static final double TINY_SECONDS = 3;
  private static final long SMALL_BINARIES = 4_000;
  private static final long LARGE_BINARIES = 60_000;
  private static final int TINY_ROUND = 1;
  private static final int FIRST_PLAN_ROUND = 2;
  private static final int STUCK_ROUND = 6;
  private static final int FIRST_SMALL_ROUND = 16;
  private static final int SECOND_SMALL_ROUND = 60;

  private final Problem problem;
  private final ExactSolver exact;
  private final long binaries;
  private ExactSolver.Answer answer = ExactSolver.Answer.NOTHING;
  private long work;

  FinishPart(Problem problem, ExactSolver exact) {
    this.problem = problem;
    this.exact = exact;
    binaries = exact == ExactSolver.NONE ? Long.MAX_VALUE : ModelSize.of(problem).binaries();
  }

  @Override
  public String phase() {
    return "finish";
  }

  @Override
  public long wanted(Round round) {
    return Math.min(round.left(), ExactSolver.slotsOf(seconds(round)));
  }

  /** How long the exact solver may work in a round, in its seconds; 0: not in this one. */
  private double seconds(Round round) {
    double budget = round.limit() * WORK_SHARE / ExactSolver.SLOTS_PER_SECOND;
    if (exact == ExactSolver.NONE || budget < LEAST_SECONDS) {
      return 0;
    }
    int number = round.number();
    if (binaries <= TINY_BINARIES && number == TINY_ROUND) {
      return Math.min(budget, TINY_SECONDS);
    }
    boolean stuck =
        wantsFirstPlan(round)
            || round.isWithoutPlan() && number == STUCK_ROUND && binaries <= LARGE_BINARIES;
    boolean small =
        binaries <= SMALL_BINARIES && (number == FIRST_SMALL_ROUND || number == SECOND_SMALL_ROUND);
    return stuck || small ? budget : 0;
  }

  private static boolean wantsFirstPlan(Round round) {
    return round.isWithoutPlan() && round.number() == FIRST_PLAN_ROUND;
  }

  @Override
  public void advance(Round round, long slots, BooleanSupplier cancelled) {
    double seconds = seconds(round);
    answer =
        wantsFirstPlan(round)
            ? exact.firstPlan(problem, seconds, cancelled)
            : exact.finish(problem, round.incumbent(), seconds, cancelled);
    work += ExactSolver.slotsOf(answer.workSeconds());
  }

  @Override
  public void publish(Board board) {
    Plan plan = answer.plan();
    if (plan != null) {
      board.offer(plan, phase());
    }
    if (answer.bound() > Long.MIN_VALUE) {
      board.raiseBound(answer.bound() - problem.maxRoundingError(), phase());
    }
    if (answer.infeasible()) {
      board.proveInfeasible();
    }
    if (answer.optimal()) {
      board.proveOptimal();
    }
  }

  @Override
  public long work() {
    return work;
  }
}
