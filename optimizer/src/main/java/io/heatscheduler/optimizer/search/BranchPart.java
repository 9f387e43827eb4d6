package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.bound.tree.Remainder;
import io.heatscheduler.optimizer.exact.ModelSize;
import io.heatscheduler.optimizer.problem.Plan;
import java.util.function.BooleanSupplier;

/**
 * Branch and cut on what the bound leaves of the problem: its starts, its peaks, and only plans
 * cheaper than the incumbent. Takes the bound's turns from a share of the work on, where the
 * program is small enough, and gives them back for good if its own bound stays behind.
 */
final class BranchPart implements Part {
  /** Share of all work done when it begins: floors under the peaks are worth waiting for. */
  private static final double BEGIN_SHARE = 0.25;

  /** Share of all work in which it must be expected to have its first bound. */
  private static final double ROOT_SHARE = 0.15;

  /**
   * Work, in times of what its first bound is expected to need, after which it may not be far
   * behind.
   */
  private static final double FIRST_TRIAL = 1;

  /** The same after which it may not be behind at all. */
  private static final double TRIAL = 2;

  /** Far behind: this many times the proven gap. */
  private static final double FAR = 1.5;

  private static final double TURN_SECONDS = 0.5;

  /** It begins anew with floors proven since, so often in all. */
  private static final int MOST_BEGINS = 3;

  private final ExactSolver exact;
  private final BoundPart bound;
  private final long roundingError;
  private ExactSolver.Answer answer = ExactSolver.Answer.NOTHING;
  private int begins;
  private int floorsKnown;
  private long workBefore;
  private boolean over;
  private long rootSlots;
  private long granted;
  private long work;

  BranchPart(ExactSolver exact, BoundPart bound) {
    this.exact = exact;
    this.bound = bound;
    roundingError = bound.roundingError();
    over = exact == ExactSolver.NONE;
  }

  @Override
  public String phase() {
    return "branch";
  }

  @Override
  public long wanted(Round round) {
    if (over || round.work() < BEGIN_SHARE * round.limit()) {
      return 0;
    }
    if (begins == 0 || bound.floorsRaised() > floorsKnown && begins < MOST_BEGINS) {
      return begin(round);
    }
    if (isHopeless(round)) {
      end();
      return 0;
    }
    if (round.number() % BoundPart.PERIOD == 0) {
      return 0;
    }
    long slots = turn(round, TURN_SECONDS);
    if (work - granted >= slots) { // the solver stops where it can: its last turn took longer
      granted += slots;
      return 0;
    }
    return slots;
  }

  private long begin(Round round) {
    Remainder left = round.isWithoutPlan() ? null : bound.remainder();
    if (left == null || !left.problem().unitsWithGaps().isEmpty()) {
      end();
      return 0;
    }
    ModelSize size = ModelSize.of(left.problem());
    rootSlots = ExactSolver.slotsOf(size.branchingRootSeconds());
    if (rootSlots > ROOT_SHARE * round.limit()) {
      end();
      return 0;
    }
    begins++;
    floorsKnown = bound.floorsRaised();
    workBefore = work;
    bound.rest(true);
    exact.beginBranching(left.problem(), left.peaks().lowKw(), round.objective());
    return turn(round, size.branchingBeginSeconds());
  }

  private static long turn(Round round, double seconds) {
    long slots = Math.max(round.usualSlots(), ExactSolver.slotsOf(seconds));
    return Math.max(1, Math.min(slots, round.left() / Round.THREADS + 1));
  }

  private void end() {
    over = true;
    bound.rest(false);
  }

  private boolean isHopeless(Round round) {
    long own = answer.bound();
    if (own >= round.bound()) {
      return false;
    }
    double gap = round.objective() - (double) round.bound();
    boolean far = own == Long.MIN_VALUE || round.objective() - (double) own > FAR * gap;
    return work - workBefore > (far ? FIRST_TRIAL : TRIAL) * rootSlots;
  }

  @Override
  public void advance(Round round, long slots, BooleanSupplier cancelled) {
    answer = exact.branch(slots / ExactSolver.SLOTS_PER_SECOND, cancelled);
    work += ExactSolver.slotsOf(answer.workSeconds());
    granted += slots;
  }

  @Override
  public void publish(Board board) {
    Plan plan = answer.plan();
    if (plan != null) {
      board.offer(plan, phase());
    }
    if (answer.bound() > Long.MIN_VALUE) {
      board.raiseBound(answer.bound() - roundingError, phase());
    }
    if (answer.optimal() || !(answer.workSeconds() > 0)) {
      end(); // nothing is left to do, or the solver cannot be asked
    }
  }

  @Override
  public long work() {
    return work;
  }
}
