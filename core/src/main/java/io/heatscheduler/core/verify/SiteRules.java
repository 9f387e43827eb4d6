package io.heatscheduler.core.verify;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.verify.ReadSchedule.Placed;
import io.heatscheduler.core.verify.ReadSchedule.Run;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/** What all equipment together may take: operators and the contractual peak. */
final class SiteRules {
  private final PlantGrid grid;
  private final ReadSchedule read;
  private final Report report;

  SiteRules(PlantGrid grid, ReadSchedule read, Report report) {
    this.grid = grid;
    this.read = read;
    this.report = report;
  }

  void check() {
    checkOperators();
    checkPeak();
  }

  private void checkOperators() {
    List<Integer> available = grid.operators();
    if (available == null) {
      return;
    }
    int[] needed = new int[grid.slotCount()];
    for (Placed placed : read.placed()) {
      for (int slot = placed.first(); slot < placed.end(); slot++) {
        needed[slot] += placed.job().job().operatorsRequired();
      }
    }
    BitSet over = new BitSet();
    for (int slot = 0; slot < needed.length; slot++) {
      over.set(slot, needed[slot] > available.get(slot));
    }
    report.ranges(
        over,
        slot -> BigDecimal.valueOf((long) needed[slot] - available.get(slot)),
        worst ->
            report.site(
                "SCHEDULE_TOO_FEW_OPERATORS",
                "Running jobs need %d operators at %s; the shifts bring %d."
                    .formatted(needed[worst], report.at(worst), available.get(worst))));
  }

  private void checkPeak() {
    BigDecimal limit = grid.contractualPeakKw();
    if (limit == null) {
      return;
    }
    BigDecimal[] load = grid.baseLoadKw().toArray(BigDecimal[]::new);
    grid.equipment().forEach(equipment -> addInput(equipment, load));
    BitSet over = new BitSet();
    for (int slot = 0; slot < load.length; slot++) {
      over.set(slot, !Exactness.within(load[slot], limit));
    }
    report.ranges(
        over,
        slot -> load[slot],
        worst ->
            report.site(
                "SCHEDULE_PEAK_EXCEEDED",
                "The site draws %s kW at %s; its contractual peak is %s kW."
                    .formatted(
                        Report.number(load[worst]), report.at(worst), limit.toPlainString())));
  }

  /**
   * Input for max(jobs' heat, minimum load), standby, and the mean start-up power of a start, or
   * what it draws while it heats up, cools down and waits.
   */
  private void addInput(GridEquipment equipment, BigDecimal[] load) {
    Equipment unit = equipment.equipment();
    if (!unit.isElectric()) {
      return;
    }
    BigDecimal[] heat = JobHeat.onSlots(grid, read.jobsOn(equipment));
    BigDecimal startup = grid.meanPowerKw(unit.startupEnergy().kilowattHours());
    for (Run run : read.runsOf(equipment)) {
      for (int slot = run.first(); slot < run.end(); slot++) {
        BigDecimal delivered = heat[slot].max(unit.minLoad().kilowatts());
        load[slot] =
            load[slot]
                .add(equipment.input().inputKw(slot, delivered), DECIMAL128)
                .add(unit.standby().kilowatts(), DECIMAL128);
      }
      boolean starts = run.first() > 0 || !unit.initiallyOn();
      if (starts && !unit.transitions().takeTime()) {
        load[run.first()] = load[run.first()].add(startup, DECIMAL128);
      }
    }
    if (unit.transitions().takeTime()) {
      addTransitions(equipment, load);
    }
  }

  /** Heating up before each run, cooling down after it, or waiting in standby in between. */
  private void addTransitions(GridEquipment equipment, BigDecimal[] load) {
    Equipment unit = equipment.equipment();
    Transitions transitions = unit.transitions();
    int runEnd = unit.initiallyOn() ? 0 : -1;
    for (Run run : read.runsOf(equipment)) {
      StandbyState standby = null;
      for (StandbyState state : transitions.standbyStates()) {
        standby = state.stateId().equals(run.standbyBefore()) ? state : standby;
      }
      if (runEnd >= 0 && run.first() == 0) {
        runEnd = run.end(); // it goes on from before the horizon
        continue;
      }
      int down = standby == null ? transitions.shutdownMinutes() : standby.shutdownMinutes();
      int up = standby == null ? transitions.startupMinutes() : standby.startupMinutes();
      Energy downEnergy = standby == null ? transitions.shutdownEnergy() : standby.shutdownEnergy();
      Energy upEnergy = standby == null ? unit.startupEnergy() : standby.startupEnergy();
      int waits = runEnd < 0 ? 0 : runEnd + grid.time().slotsFor(down);
      int waitsEnd = run.first() - grid.time().slotsFor(up);
      if (runEnd >= 0) {
        spread(load, downEnergy, runEnd, waits);
      }
      for (int slot = waits; standby != null && slot < waitsEnd; slot++) {
        load[slot] = load[slot].add(standby.holding().kilowatts(), DECIMAL128);
      }
      spread(load, upEnergy, waitsEnd, up == 0 ? run.first() + 1 : run.first());
      runEnd = run.end();
    }
    int cooled = runEnd + grid.time().slotsFor(transitions.shutdownMinutes());
    if (runEnd >= 0) {
      spread(load, transitions.shutdownEnergy(), runEnd, cooled);
    }
  }

  /** Adds an energy evenly to the slots of [first, end), as far as they lie in the horizon. */
  private void spread(BigDecimal[] load, Energy energy, int first, int end) {
    if (end <= first) {
      return;
    }
    BigDecimal meanKw =
        grid.meanPowerKw(
            energy.kilowattHours().divide(BigDecimal.valueOf((long) end - first), DECIMAL128));
    for (int slot = Math.max(0, first); slot < Math.min(load.length, end); slot++) {
      load[slot] = load[slot].add(meanKw, DECIMAL128);
    }
  }
}
