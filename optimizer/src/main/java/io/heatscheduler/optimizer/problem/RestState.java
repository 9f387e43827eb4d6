package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;

/**
 * A state in which an equipment waits while it is not on, off or standby, compiled
 * (docs/model/milp.md, "Gaps").
 *
 * @param shutdownSlots slots from the end of a run until it waits
 * @param startupSlots slots from waiting until the next run
 * @param shutdownInput input in each shut-down slot, power units
 * @param startupInput input in each start-up slot; without one, on top in the run's first slot
 * @param holdingInput input in each slot in which it waits
 */
public record RestState(
    int shutdownSlots, int startupSlots, long shutdownInput, long startupInput, long holdingInput) {

  /** Off, at once and without input. */
  public static final RestState INSTANT = new RestState(0, 0, 0, 0, 0);

  /** Checks ranges. */
  public RestState {
    Check.that(
        shutdownSlots >= 0 && startupSlots >= 0,
        "slots (%d, %d) must be at least 0",
        shutdownSlots,
        startupSlots);
    Check.that(
        inRange(shutdownInput) && inRange(startupInput) && inRange(holdingInput),
        "inputs (%d, %d, %d) are out of range",
        shutdownInput,
        startupInput,
        holdingInput);
  }

  private static boolean inRange(long input) {
    return input >= 0 && input <= Units.MAX_POWER;
  }

  /** Fewest slots between two runs that it fits into, at least 1. */
  public int shortestGap() {
    return Math.max(1, shutdownSlots + startupSlots);
  }

  /** Highest input, power units. */
  public long highestInput() {
    return Math.max(holdingInput, Math.max(shutdownInput, startupInput));
  }

  /**
   * Writes the inputs of a gap [first, end), and of the run's first slot if starting up takes no
   * slot.
   *
   * @param stopped whether a run ended before the gap
   * @param starts whether a run begins after it
   */
  public void write(long[] input, int first, int end, boolean stopped, boolean starts) {
    int waits = stopped ? Math.min(end, first + shutdownSlots) : first;
    int waitsEnd = starts ? Math.max(waits, end - startupSlots) : end;
    for (int t = first; t < waits; t++) {
      input[t] = shutdownInput;
    }
    for (int t = waits; t < waitsEnd; t++) {
      input[t] = holdingInput;
    }
    for (int t = waitsEnd; t < end; t++) {
      input[t] = startupInput;
    }
    if (starts && startupSlots == 0) {
      input[end] = startupInput;
    }
  }
}
