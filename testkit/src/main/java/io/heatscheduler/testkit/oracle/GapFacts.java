package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the format says about the slots in which one equipment is not on: heating up, cooling down
 * and standby, for one on/off pattern and the state before each run.
 */
final class GapFacts {
  /** Input in each slot beside what it draws while on. */
  final Fraction[] inputKw;

  /** Wear of starts from off and of shut-downs to off. */
  Fraction wear = Fraction.ZERO;

  /** First slots of the runs that begin from off. */
  final List<Integer> starts = new ArrayList<>();

  /** Rules broken. */
  final List<String> broken = new ArrayList<>();

  private final EquipmentFacts unit;
  private final Equipment equipment;
  private final SlotFacts slots;
  private final boolean[] on;

  /**
   * Walks through a pattern.
   *
   * @param on on-slots
   * @param standbyBefore standby state before a run by the run's first slot; off where missing
   */
  GapFacts(EquipmentFacts unit, SlotFacts slots, boolean[] on, Map<Integer, String> standbyBefore) {
    this.unit = unit;
    this.equipment = unit.equipment;
    this.slots = slots;
    this.on = on;
    inputKw = new Fraction[slots.count];
    Arrays.fill(inputKw, Fraction.ZERO);
    int runEnded = equipment.initiallyOn() ? 0 : -1;
    for (int slot = 0; slot < slots.count; slot++) {
      boolean before = slot == 0 ? equipment.initiallyOn() : on[slot - 1];
      if (on[slot] && !before) {
        begin(runEnded, slot, standbyBefore.get(slot));
      } else if (!on[slot] && before) {
        runEnded = slot;
      }
    }
    if (slots.count > 0 && !on[slots.count - 1] && runEnded >= 0) {
      coolDown(runEnded);
    }
    endOff();
  }

  private void begin(int runEnded, int slot, @Nullable String standby) {
    if (standby != null) {
      for (StandbyState state : equipment.transitions().standbyStates()) {
        if (state.stateId().equals(standby)) {
          waitIn(state, runEnded, slot);
          return;
        }
      }
      broken.add(equipment.equipmentId() + " has no standby state " + standby);
      return;
    }
    starts.add(slot);
    wear = wear.plus(unit.startupCost);
    int heatUp = unit.slotsFor(equipment.transitions().startupMinutes());
    if (runEnded >= 0) {
      coolDown(runEnded);
      int shortest = heatUp + unit.slotsFor(equipment.transitions().shutdownMinutes());
      if (slot - runEnded < shortest) {
        broken.add("%s is off too briefly before slot %s".formatted(equipment.name(), slot));
      }
    }
    draw(unit.startupKwh, slot - heatUp, heatUp == 0 ? slot + 1 : slot, true);
  }

  private void waitIn(StandbyState state, int runEnded, int slot) {
    int down = unit.slotsFor(state.shutdownMinutes());
    int up = unit.slotsFor(state.startupMinutes());
    if (runEnded < 0 || slot - runEnded < down + up) {
      broken.add("%s has no time for %s before slot %s".formatted(equipment.name(), state, slot));
      return;
    }
    for (int wait = runEnded; wait < slot; wait++) {
      if (!unit.mayBeOn[wait]) {
        broken.add("%s waits in slot %s though unavailable".formatted(equipment.name(), wait));
      }
    }
    draw(Fraction.of(state.shutdownEnergy().kilowattHours()), runEnded, runEnded + down, false);
    draw(
        Fraction.of(state.startupEnergy().kilowattHours()),
        slot - up,
        up == 0 ? slot + 1 : slot,
        false);
    for (int wait = runEnded + down; wait < slot - up; wait++) {
      inputKw[wait] = inputKw[wait].plus(Fraction.of(state.holding().kilowatts()));
    }
  }

  private void coolDown(int from) {
    wear = wear.plus(unit.shutdownCost);
    int down = unit.slotsFor(equipment.transitions().shutdownMinutes());
    draw(
        Fraction.of(equipment.transitions().shutdownEnergy().kilowattHours()),
        from,
        from + down,
        from > 0);
  }

  /** Spreads an energy over slots; those after the horizon do not count. */
  private void draw(Fraction kwh, int from, int to, boolean mustBeAvailable) {
    for (int slot = from; slot < Math.min(to, slots.count); slot++) {
      if (slot < 0) {
        broken.add("%s heats up before the horizon".formatted(equipment.name()));
        continue;
      }
      if (mustBeAvailable && !unit.mayBeOn[slot]) {
        broken.add("%s heats or cools in slot %s".formatted(equipment.name(), slot));
      }
      inputKw[slot] =
          inputKw[slot].plus(kwh.over(slots.slotHours).over(Fraction.of((long) to - from)));
    }
  }

  private void endOff() {
    if (!equipment.transitions().endsOff()) {
      return;
    }
    int down = unit.slotsFor(equipment.transitions().shutdownMinutes());
    for (int slot = slots.count - Math.max(1, down); slot < slots.count; slot++) {
      if (slot >= 0 && on[slot]) {
        broken.add("%s is on in slot %s, too late".formatted(equipment.name(), slot));
      }
    }
  }
}
