package io.heatscheduler.core.verify;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
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

  /** Input for max(jobs' heat, minimum load), standby, and the mean start-up power of a start. */
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
      if (run.first() > 0 || !unit.initiallyOn()) {
        load[run.first()] = load[run.first()].add(startup, DECIMAL128);
      }
    }
  }
}
