package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;

/**
 * A state in which an equipment waits while it is not on, laid over the slots: off, or a standby
 * state.
 *
 * @param stateId {@link #OFF} or the standby state's id
 * @param shutdownSlots slots from the end of a run until it waits
 * @param startupSlots slots from waiting until the next run
 * @param shutdownKwh input in each shut-down slot
 * @param startupKwh input in each start-up slot; without one, in the run's first slot
 * @param holdingKwh input in each slot in which it waits; zero if off
 */
public record RestState(
    String stateId,
    int shutdownSlots,
    int startupSlots,
    BigDecimal shutdownKwh,
    BigDecimal startupKwh,
    BigDecimal holdingKwh) {

  /** Id of the state every equipment has. */
  public static final String OFF = "off";

  public RestState {
    Check.that(
        shutdownSlots >= 0 && startupSlots >= 0,
        "slots of %s (%s, %s) must not be negative",
        stateId,
        shutdownSlots,
        startupSlots);
  }

  /** Fewest slots between two runs that it fits into, at least 1. */
  public int shortestGap() {
    return Math.max(1, shutdownSlots + startupSlots);
  }

  /** Whether a slot of a gap is one in which it shuts down. */
  public boolean shutsDown(Gap gap, int slot) {
    return gap.afterRun() && slot >= gap.first() && slot < gap.first() + shutdownSlots;
  }

  /** Whether a slot of a gap is one in which it starts up. */
  public boolean startsUp(Gap gap, int slot) {
    return gap.beforeRun() && slot >= gap.end() - startupSlots && slot < gap.end();
  }

  /** Input of shutting down and starting up in a slot of a gap, kWh. */
  public BigDecimal transitionKwh(Gap gap, int slot) {
    BigDecimal down = shutsDown(gap, slot) ? shutdownKwh : BigDecimal.ZERO;
    return startsUp(gap, slot) ? down.add(startupKwh) : down;
  }

  /** Input of waiting in a slot of a gap, kWh. */
  public BigDecimal waitingKwh(Gap gap, int slot) {
    return shutsDown(gap, slot) || startsUp(gap, slot) ? BigDecimal.ZERO : holdingKwh;
  }
}
