package io.heatscheduler.optimizer.search;

import java.util.function.BooleanSupplier;

/**
 * One part of the search, driven in rounds: at a barrier it says what it wants, between two
 * barriers it works on a thread of its own, at the next it publishes on the {@link Board}.
 *
 * <p>All that a part does depends on the rounds it was given, never on time or on the other thread.
 */
interface Part {
  /** Name of its work in progress reports. */
  String phase();

  /**
   * How long it wants to work in a round, in visited slots; 0: not in this round. Asked at the
   * barrier, on the driving thread.
   */
  long wanted(Round round);

  /**
   * Works for about so many visited slots. Reads nothing of the other parts and writes nothing they
   * read.
   */
  void advance(Round round, long slots, BooleanSupplier cancelled);

  /** Puts what it found on the board. Called at the barrier, on the driving thread. */
  void publish(Board board);

  /** Work done so far, in visited slots. */
  long work();
}
