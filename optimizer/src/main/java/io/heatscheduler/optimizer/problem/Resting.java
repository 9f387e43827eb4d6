package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.BitSet;
import java.util.List;

/**
 * Where and how an equipment waits while it is not on.
 *
 * @param states off first, then its standby states
 * @param standbySlots slots in which it may be in a standby state; may be on is narrower, because
 *     that leaves time to heat up and cool down
 */
public record Resting(List<RestState> states, BitSet standbySlots) {

  /** On and off at once. */
  public static final Resting INSTANT = new Resting(List.of(RestState.INSTANT), new BitSet());

  /** Copies everything. */
  public Resting {
    Check.that(!states.isEmpty(), "every equipment has the state off");
    Check.that(states.getFirst().holdingInput() == 0, "off draws nothing");
    states = List.copyOf(states);
    standbySlots = (BitSet) standbySlots.clone();
  }

  /** A copy. */
  @Override
  public BitSet standbySlots() {
    return (BitSet) standbySlots.clone();
  }

  /** Whether equipment goes on and off at once, and has no standby state. */
  public boolean isInstant() {
    return states.equals(INSTANT.states);
  }

  /** The state off. */
  public RestState off() {
    return states.getFirst();
  }

  /** Highest input while not on, or on top in a start slot, power units. */
  public long highestInput() {
    return states.stream().mapToLong(RestState::highestInput).max().orElse(0);
  }
}
