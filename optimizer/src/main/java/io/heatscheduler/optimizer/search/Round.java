package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.problem.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What all parts are told at the start of a round.
 *
 * @param number counted from 0
 * @param incumbent best plan; null if none is known
 * @param objective its value, money units; {@link Long#MAX_VALUE} without one
 * @param bound proven bound, money units; {@link Long#MIN_VALUE} without one
 * @param work done so far, in visited slots
 * @param limit of the whole search, in visited slots
 */
record Round(
    int number, @Nullable Plan incumbent, long objective, long bound, long work, long limit) {
  /** Threads a round runs on. */
  static final int THREADS = 2;

  private static final int ROUNDS = 120;
  private static final long SHORTEST = 200_000;
  private static final long LONGEST = 12_000_000;

  /** Round of a board. */
  static Round of(int number, Board board, long limit) {
    return new Round(
        number, board.incumbent(), board.objective(), board.bound(), board.work(), limit);
  }

  /** Work left, in visited slots. */
  long left() {
    return limit - work;
  }

  /** Length of a round in which no part asks for another one, in visited slots of a thread. */
  long usualSlots() {
    long slots = Math.max(SHORTEST, Math.min(LONGEST, limit / THREADS / ROUNDS));
    return Math.max(1, Math.min(slots, left() / THREADS + 1));
  }

  /** Whether no plan is known. */
  boolean isWithoutPlan() {
    return incumbent == null;
  }
}
