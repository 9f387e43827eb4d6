package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.bound.tree.BoundTree;
import io.heatscheduler.optimizer.bound.tree.Remainder;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Raises the proven bound: Lagrangian prices in boxes of peaks and starts. */
final class BoundPart implements Part {
  /** It works in these first rounds, later in all but one of every {@link #PERIOD}. */
  private static final int FIRST_ROUNDS = 12;

  static final int PERIOD = 3;

  private final BoundTree bounder;
  private final long roundingError;
  private boolean resting;
  private int floorsRaised;

  BoundPart(FlatProblem flat) {
    bounder = new BoundTree(flat);
    roundingError = flat.problem.maxRoundingError();
  }

  /** Most by which a proven bound may be too high through rounding, money units. */
  long roundingError() {
    return roundingError;
  }

  @Override
  public String phase() {
    return "bound";
  }

  @Override
  public long wanted(Round round) {
    boolean due = round.number() < FIRST_ROUNDS || round.number() % PERIOD > 0;
    return due && !resting && !bounder.isDone() ? round.usualSlots() : 0;
  }

  @Override
  public void advance(Round round, long slots, BooleanSupplier cancelled) {
    bounder.advance(slots, round.objective(), cancelled);
  }

  /** Takes a proof that every plan draws more than a level in a component's slots. */
  void raisePeakFloor(PeakFloors.Question level) {
    floorsRaised++;
    bounder.raisePeakFloor(level.component(), level.level() / (double) Units.POWER_PER_KW);
  }

  /** Whether it leaves its turns to others. */
  void rest(boolean now) {
    resting = now;
  }

  /** How often a floor under a peak was proven. */
  int floorsRaised() {
    return floorsRaised;
  }

  /** What plans cheaper than the incumbent have left; null if that is not known, or nothing. */
  @Nullable Remainder remainder() {
    return bounder.remainder();
  }

  @Override
  public void publish(Board board) {
    if (bounder.bound() > Long.MIN_VALUE) {
      board.raiseBound(bounder.bound() - roundingError, phase());
    }
  }

  @Override
  public long work() {
    return bounder.work();
  }
}
