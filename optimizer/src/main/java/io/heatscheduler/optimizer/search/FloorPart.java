package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Raises the floors under the peaks: now and then it asks the exact solver whether any plan keeps
 * the load under a level. What a quick answer leaves of its turn goes to the bound, which is what a
 * floor serves.
 */
final class FloorPart implements Part {
  /** Share of all work one question may have, and the rounds in which one is asked. */
  private static final double QUESTION_SHARE = 0.1;

  private static final double LEAST_SECONDS = 0.5;
  private static final int FIRST_ROUND = 8;
  private static final int PERIOD = 5;
  private static final int LAST_ROUND = 60;

  private final Problem problem;
  private final ExactSolver exact;
  private final BoundPart bound;
  private final PeakFloors floors;
  private PeakFloors.@Nullable Question question;
  private ExactSolver.Answer answer = ExactSolver.Answer.NOTHING;
  private long work;

  FloorPart(FlatProblem flat, ExactSolver exact, BoundPart bound) {
    problem = flat.problem;
    this.exact = exact;
    this.bound = bound;
    floors = new PeakFloors(flat);
  }

  @Override
  public String phase() {
    return "floor";
  }

  @Override
  public long wanted(Round round) {
    boolean due =
        round.number() >= FIRST_ROUND
            && round.number() <= LAST_ROUND
            && round.number() % PERIOD == FIRST_ROUND % PERIOD;
    long slots = ExactSolver.slotsOf(seconds(round));
    boolean able =
        exact != ExactSolver.NONE
            && seconds(round) >= LEAST_SECONDS
            && round.work() + Round.THREADS * slots < round.limit();
    question = due && able ? floors.next(round) : null;
    return question == null ? 0 : slots;
  }

  private static double seconds(Round round) {
    return round.limit() * QUESTION_SHARE / Round.THREADS / ExactSolver.SLOTS_PER_SECOND;
  }

  @Override
  public void advance(Round round, long slots, BooleanSupplier cancelled) {
    PeakFloors.Question asked = question;
    if (asked == null) {
      throw new IllegalStateException("the floor part has no question in this round");
    }
    BitSet ofComponent = problem.demand().get(asked.component()).slots();
    answer = exact.within(problem, ofComponent, asked.level(), seconds(round), cancelled);
    long spent = ExactSolver.slotsOf(answer.workSeconds());
    work += spent;
    if (answer.infeasible()) {
      bound.raisePeakFloor(asked);
    }
    bound.advance(round, Math.max(0, slots - spent), cancelled);
  }

  @Override
  public void publish(Board board) {
    PeakFloors.Question asked = question;
    if (asked != null) {
      floors.answered(asked, answer.infeasible());
    }
    bound.publish(board);
  }

  @Override
  public long work() {
    return work;
  }
}
