package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.construct.Construction;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the first plan, before the rounds begin: from a start, or job by job in several orders. */
final class ConstructPart {
  /** A plant is full if no plan comes out of as much insertion as places every job so often. */
  private static final long ENOUGH_SWEEPS = 40;

  private static final double WORK_SHARE = 0.03;
  private static final double[] LEVEL_SHARES = {0, 0.1, 0.25, 0.5};
  private static final String PHASE = "construct";
  private static final String START_PHASE = "start";

  private final FlatProblem flat;
  private final SearchSettings settings;
  private final long limit;
  private final BooleanSupplier cancelled;

  ConstructPart(FlatProblem flat, SearchSettings settings, BooleanSupplier cancelled) {
    this.flat = flat;
    this.settings = settings;
    this.cancelled = cancelled;
    limit = (long) (settings.work() * WORK_SHARE);
  }

  /**
   * What the construction learnt.
   *
   * @param full whether the plant is too full to make a plan job by job
   * @param startIsBest whether the given start is still the best plan
   */
  record Outcome(boolean full, boolean startIsBest) {}

  /**
   * Puts the best first plan on the board.
   *
   * @param start a plan to begin with, complete or not; null if none is known
   */
  Outcome run(@Nullable Plan start, Board board) {
    boolean given = start != null && offerStart(start, board);
    long before = board.objective();
    Construction construction = new Construction(flat);
    boolean made = insertInSeveralOrders(construction, board);
    boolean full = !made && limit >= ENOUGH_SWEEPS * flat.sweep();
    if (board.incumbent() == null && !cancelled.getAsBoolean()) {
      long workBefore = construction.work();
      construction
          .repair(settings.seed(), limit, cancelled)
          .ifPresent(built -> board.offer(built.plan(), PHASE));
      board.worked(construction.work() - workBefore, PHASE);
    }
    return new Outcome(full, given && board.objective() == before);
  }

  /** Takes the start, or a plan that keeps what it can of it; whether there is one. */
  private boolean offerStart(Plan start, Board board) {
    boolean complete = IntStream.range(0, flat.jobs).allMatch(j -> start.equipmentOf(j) >= 0);
    if (complete && board.offer(start, START_PHASE)) {
      return true;
    }
    Construction construction = new Construction(flat);
    construction
        .keep(start, settings.seed(), limit, cancelled)
        .ifPresent(built -> board.offer(built.plan(), START_PHASE));
    board.worked(construction.work(), START_PHASE);
    return board.incumbent() != null;
  }

  /** Whether inserting job by job made a plan in some order. */
  private boolean insertInSeveralOrders(Construction construction, Board board) {
    boolean made = false;
    for (double level : LEVEL_SHARES) {
      for (Construction.Order order : Construction.Order.values()) {
        long before = construction.work();
        if (before >= limit || cancelled.getAsBoolean()) {
          return made;
        }
        Optional<Construction.Built> built =
            construction.build(order, level, settings.seed(), limit - before, cancelled);
        built.ifPresent(plan -> board.offer(plan.plan(), PHASE));
        made |= built.isPresent();
        board.worked(construction.work() - before, PHASE);
      }
    }
    return made;
  }
}
