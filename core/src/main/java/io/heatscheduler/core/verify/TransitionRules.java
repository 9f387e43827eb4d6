package io.heatscheduler.core.verify;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.verify.ReadSchedule.Run;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time each equipment takes to heat up before a run and to cool down after one, and where it
 * waits in between (the plant format, "Heating up, cooling down, standby").
 */
final class TransitionRules {
  private final PlantGrid grid;
  private final ReadSchedule read;
  private final Report report;

  TransitionRules(PlantGrid grid, ReadSchedule read, Report report) {
    this.grid = grid;
    this.read = read;
    this.report = report;
  }

  void check() {
    for (GridEquipment equipment : grid.equipment()) {
      check(equipment);
    }
  }

  private void check(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    Transitions transitions = unit.transitions();
    List<Run> runs = read.runsOf(equipment);
    Run before = null;
    for (Run run : runs) {
      checkBefore(equipment, before, run);
      before = run;
    }
    if (before == null) {
      return;
    }
    checkCoolsDown(equipment, before);
    int lastSlots = Math.max(1, slots(transitions.shutdownMinutes()));
    if (transitions.endsOff() && before.end() > grid.slotCount() - lastSlots) {
      report.equipment(
          "SCHEDULE_NOT_OFF_AT_END",
          unit.equipmentId(),
          "%s is on until %s; it must be off and cooled down by %s."
              .formatted(unit.equipmentId(), report.at(before.end()), report.at(grid.slotCount())));
    }
  }

  /** What lies between a run and the one before it, or the beginning of the horizon. */
  private void checkBefore(GridEquipment equipment, @Nullable Run before, Run run) {
    Equipment unit = equipment.equipment();
    Transitions transitions = unit.transitions();
    boolean wasOn = before != null || unit.initiallyOn();
    int gapFirst = before == null ? 0 : before.end();
    if (run.standbyBefore() != null) {
      checkStandby(equipment, gapFirst, run, wasOn);
      return;
    }
    if (wasOn && before == null && run.first() == 0) {
      return; // the run goes on
    }
    if (before != null) {
      checkCoolsDown(equipment, before);
    }
    int startup = slots(transitions.startupMinutes());
    int needed = startup + (wasOn ? slots(transitions.shutdownMinutes()) : 0);
    if (run.first() - gapFirst < needed) {
      tooShort(unit, gapFirst, run, needed, "off");
    } else {
      checkAvailable(equipment, run.first() - startup, run.first(), "heats up");
    }
  }

  private void checkStandby(GridEquipment equipment, int gapFirst, Run run, boolean wasOn) {
    Equipment unit = equipment.equipment();
    String id = String.valueOf(run.standbyBefore());
    StandbyState state =
        unit.transitions().standbyStates().stream()
            .filter(known -> known.stateId().equals(id))
            .findFirst()
            .orElse(null);
    if (state == null || !wasOn || run.first() == gapFirst) {
      report.equipment(
          "SCHEDULE_STANDBY_IMPOSSIBLE",
          unit.equipmentId(),
          "%s is said to wait in standby %s before %s; %s."
              .formatted(
                  unit.equipmentId(),
                  id,
                  report.at(run.first()),
                  state == null ? "it has no such state" : "there is no run before to wait after"));
      return;
    }
    int needed = slots(state.shutdownMinutes()) + slots(state.startupMinutes());
    if (run.first() - gapFirst < needed) {
      tooShort(unit, gapFirst, run, needed, id);
    } else {
      checkAvailable(equipment, gapFirst, run.first(), "waits in standby " + id);
    }
  }

  private void checkCoolsDown(GridEquipment equipment, Run run) {
    int minutes = equipment.equipment().transitions().shutdownMinutes();
    checkAvailable(
        equipment, run.end(), Math.min(grid.slotCount(), run.end() + slots(minutes)), "cools down");
  }

  private void checkAvailable(GridEquipment equipment, int first, int end, String does) {
    Equipment unit = equipment.equipment();
    BitSet off = new BitSet();
    for (Unavailability window : unit.unavailable()) {
      var touched = grid.time().touchedBy(window.window());
      off.set(touched.first(), touched.end());
    }
    int broken = off.nextSetBit(Math.max(0, first));
    if (broken >= 0 && broken < end) {
      report.equipment(
          "SCHEDULE_EQUIPMENT_UNAVAILABLE",
          unit.equipmentId(),
          "%s %s from %s to %s, but it is unavailable at %s."
              .formatted(
                  unit.equipmentId(), does, report.at(first), report.at(end), report.at(broken)));
    }
  }

  private void tooShort(Equipment unit, int gapFirst, Run run, int needed, String state) {
    report.equipment(
        "SCHEDULE_GAP_TOO_SHORT",
        unit.equipmentId(),
        "%s begins a run at %s, %d minutes after %s; being %s in between takes at least %d minutes."
            .formatted(
                unit.equipmentId(),
                report.at(run.first()),
                (run.first() - gapFirst) * grid.time().slotMinutes(),
                report.at(gapFirst),
                state,
                needed * grid.time().slotMinutes()));
  }

  private int slots(int minutes) {
    return grid.time().slotsFor(minutes);
  }
}
