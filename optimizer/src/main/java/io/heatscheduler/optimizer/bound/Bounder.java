package io.heatscheduler.optimizer.bound;

import java.util.function.BooleanSupplier;

/**
 * Proves lower bounds bit by bit; what it proves depends on the work given and the objectives
 * passed in, not on time.
 */
public interface Bounder {
  /**
   * Continues.
   *
   * @param extraWork work to do now, in visited slots
   * @param incumbent value of the best plan known, money units; {@link Long#MAX_VALUE} without one
   * @param cancelled stops early
   */
  void advance(long extraWork, long incumbent, BooleanSupplier cancelled);

  /**
   * No plan's value is below both this and the lowest incumbent passed in; money units, {@link
   * Long#MIN_VALUE} if nothing is proven.
   */
  long bound();

  /**
   * Takes a proof that every plan's highest load in a demand component's slots is over a level.
   *
   * @param component index of the component
   * @param kilowatts the level, base load included
   */
  void raisePeakFloor(int component, double kilowatts);

  /** Whether further work cannot raise the bound. */
  boolean isDone();

  /** Work done, in visited slots. */
  long work();
}
