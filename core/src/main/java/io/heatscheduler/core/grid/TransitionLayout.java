package io.heatscheduler.core.grid;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Lays heating up, cooling down and standby of one equipment over the slots. */
final class TransitionLayout {
  private final Equipment equipment;
  private final Transitions transitions;
  private final TimeGrid time;

  TransitionLayout(Equipment equipment, TimeGrid time) {
    this.equipment = equipment;
    this.transitions = equipment.transitions();
    this.time = time;
  }

  /** Off, then the standby states in the order given. */
  List<RestState> rest() {
    List<RestState> states = new ArrayList<>();
    states.add(
        state(
            RestState.OFF,
            BigDecimal.ZERO,
            transitions.shutdownMinutes(),
            transitions.shutdownEnergy(),
            transitions.startupMinutes(),
            equipment.startupEnergy()));
    for (StandbyState standby : transitions.standbyStates()) {
      states.add(
          state(
              standby.stateId(),
              standby.holding().kilowatts(),
              standby.shutdownMinutes(),
              standby.shutdownEnergy(),
              standby.startupMinutes(),
              standby.startupEnergy()));
    }
    return states;
  }

  private RestState state(
      String id, BigDecimal holdingKw, int shutdown, Energy down, int startup, Energy up) {
    int shutdownSlots = time.slotsFor(shutdown);
    int startupSlots = time.slotsFor(startup);
    return new RestState(
        id,
        shutdownSlots,
        startupSlots,
        each(down, shutdownSlots),
        each(up, startupSlots),
        holdingKw
            .multiply(BigDecimal.valueOf(time.slotMinutes()), DECIMAL128)
            .divide(BigDecimal.valueOf(60), DECIMAL128));
  }

  private static BigDecimal each(Energy energy, int slots) {
    return energy.kilowattHours().divide(BigDecimal.valueOf(Math.max(1, slots)), DECIMAL128);
  }

  /**
   * Slots in which it may be on. In each stretch of available slots it first heats up, unless it
   * was on when the horizon began, and cools down before the stretch ends, unless that is the
   * horizon's end and it may end in any state.
   */
  BitSet mayRun(BitSet available) {
    int slots = time.slotCount();
    int startup = time.slotsFor(transitions.startupMinutes());
    int shutdown = time.slotsFor(transitions.shutdownMinutes());
    BitSet mayRun = new BitSet();
    for (int from = available.nextSetBit(0); from >= 0; ) {
      int to = available.nextClearBit(from);
      int first = from == 0 && equipment.initiallyOn() ? 0 : from + startup;
      int end = to - shutdown;
      if (to == slots) {
        end = transitions.endsOff() ? slots - Math.max(1, shutdown) : slots;
      }
      if (first < end) {
        mayRun.set(first, end);
      }
      from = available.nextSetBit(to);
    }
    return mayRun;
  }
}
