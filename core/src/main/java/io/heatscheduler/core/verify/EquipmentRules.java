package io.heatscheduler.core.verify;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.verify.ReadSchedule.Placed;
import io.heatscheduler.core.verify.ReadSchedule.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each equipment allows: being on, its runs and starts, heat, batches and further dimensions.
 */
final class EquipmentRules {
  private final PlantGrid grid;
  private final ReadSchedule read;
  private final Report report;

  EquipmentRules(PlantGrid grid, ReadSchedule read, Report report) {
    this.grid = grid;
    this.read = read;
    this.report = report;
  }

  void check() {
    for (GridEquipment equipment : grid.equipment()) {
      checkAvailability(equipment);
      checkMinimumRun(equipment);
      checkRunGoesOn(equipment);
      checkStarts(equipment);
      checkOnForJobs(equipment);
      checkHeat(equipment);
      checkBatches(equipment);
      checkDimensions(equipment);
    }
  }

  private void checkAvailability(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    for (Run run : read.runsOf(equipment)) {
      if (!unit.isActive()) {
        report.equipment(
            "SCHEDULE_EQUIPMENT_INACTIVE",
            unit.equipmentId(),
            "%s is on from %s to %s, but it is not active."
                .formatted(unit.equipmentId(), report.at(run.first()), report.at(run.end())));
      }
      for (Unavailability off : unit.unavailable()) {
        if (run.span().overlaps(off.window())) {
          report.equipment(
              "SCHEDULE_EQUIPMENT_UNAVAILABLE",
              unit.equipmentId(),
              "%s is on from %s to %s, but it is unavailable from %s to %s%s."
                  .formatted(
                      unit.equipmentId(),
                      report.at(run.first()),
                      report.at(run.end()),
                      report.at(off.window().start()),
                      report.at(off.window().end()),
                      off.reason().isEmpty() ? "" : " (" + off.reason() + ")"));
        }
      }
    }
  }

  private void checkMinimumRun(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    for (Run run : read.runsOf(equipment)) {
      boolean cutByHorizon = run.end() == grid.slotCount();
      long minutes = Duration.between(run.span().start(), run.span().end()).toMinutes();
      if (!cutByHorizon && !beganBefore(unit, run) && minutes < unit.minRunTimeMinutes()) {
        report.equipment(
            "SCHEDULE_RUN_TOO_SHORT",
            unit.equipmentId(),
            "%s runs for %d minutes from %s; its shortest run is %d minutes."
                .formatted(
                    unit.equipmentId(), minutes, report.at(run.first()), unit.minRunTimeMinutes()));
      }
    }
  }

  /**
   * The run from before the horizon lasts its minimum, unless the equipment becomes unavailable.
   */
  private void checkRunGoesOn(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    Instant since = unit.onSince();
    if (since == null) {
      return;
    }
    Instant reached = since.plusSeconds(unit.minRunTimeMinutes() * 60L);
    int off = read.on(equipment).nextClearBit(0);
    boolean stopsTooSoon =
        off < grid.slotCount()
            && grid.time().startOf(off).isBefore(reached)
            && equipment.mayRun().get(off);
    if (stopsTooSoon) {
      report.equipment(
          "SCHEDULE_RUN_TOO_SHORT",
          unit.equipmentId(),
          "%s is off from %s, but it is on since %s and its shortest run is %d minutes."
              .formatted(
                  unit.equipmentId(), report.at(off), report.at(since), unit.minRunTimeMinutes()));
    }
  }

  private void checkStarts(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    Integer limit = unit.maxStartsPerDay();
    if (limit == null) {
      return;
    }
    Map<LocalDate, Integer> starts = new TreeMap<>();
    for (Run run : read.runsOf(equipment)) {
      if (!beganBefore(unit, run) && run.standbyBefore() == null) {
        starts.merge(grid.dates().get(run.first()), 1, Integer::sum);
      }
    }
    starts.forEach(
        (date, planned) -> {
          int before = date.equals(grid.dates().getFirst()) ? unit.startsToday() : 0;
          if (planned + before > limit) {
            report.equipment(
                "SCHEDULE_TOO_MANY_STARTS",
                unit.equipmentId(),
                "%s starts %d times on %s%s; it may start %d times a day."
                    .formatted(
                        unit.equipmentId(),
                        planned,
                        date,
                        before == 0 ? "" : " after " + before + " earlier starts",
                        limit));
          }
        });
  }

  private static boolean beganBefore(Equipment unit, Run run) {
    return run.first() == 0 && unit.initiallyOn();
  }

  private void checkOnForJobs(GridEquipment equipment) {
    BitSet on = read.on(equipment);
    for (Placed placed : read.jobsOn(equipment)) {
      int off = on.nextClearBit(placed.first());
      if (off < placed.end()) {
        report.job(
            "SCHEDULE_EQUIPMENT_OFF",
            placed.jobId(),
            "%s runs from %s to %s, but %s is off at %s."
                .formatted(
                    placed.jobId(),
                    report.at(placed.first()),
                    report.at(placed.end()),
                    placed.equipmentId(),
                    report.at(off)));
      }
    }
  }

  private void checkHeat(GridEquipment equipment) {
    BigDecimal capacity = equipment.equipment().capacity().kilowatts();
    BigDecimal[] heat = JobHeat.onSlots(grid, read.jobsOn(equipment));
    BitSet over = new BitSet();
    for (int slot = 0; slot < heat.length; slot++) {
      over.set(slot, !Exactness.within(heat[slot], capacity));
    }
    report.ranges(
        over,
        slot -> heat[slot],
        worst ->
            report.equipment(
                "SCHEDULE_OVER_CAPACITY",
                equipment.equipment().equipmentId(),
                "%s delivers %s kW to jobs at %s; its capacity is %s kW."
                    .formatted(
                        equipment.equipment().equipmentId(),
                        Report.number(heat[worst]),
                        report.at(worst),
                        capacity.toPlainString())));
  }

  private void checkBatches(GridEquipment equipment) {
    Equipment unit = equipment.equipment();
    if (unit.mode() != OperatingMode.BATCH) {
      return;
    }
    List<Placed> batches =
        read.jobsOn(equipment).stream().sorted(Comparator.comparing(Placed::first)).toList();
    checkFirstBatch(unit, batches);
    for (int i = 1; i < batches.size(); i++) {
      Placed earlier = batches.get(i - 1);
      Placed later = batches.get(i);
      long pause = Duration.between(earlier.span().end(), later.span().start()).toMinutes();
      if (pause < 0) {
        report.job(
            "SCHEDULE_BATCHES_OVERLAP",
            later.jobId(),
            "%s starts on %s at %s while %s runs there until %s; it takes one job at a time."
                .formatted(
                    later.jobId(),
                    unit.equipmentId(),
                    report.at(later.first()),
                    earlier.jobId(),
                    report.at(earlier.end())));
      } else if (pause < unit.turnaroundMinutes()) {
        report.job(
            "SCHEDULE_TURNAROUND_TOO_SHORT",
            later.jobId(),
            "%s starts on %s at %s, %d minutes after %s ended; the turnaround takes %d minutes."
                .formatted(
                    later.jobId(),
                    unit.equipmentId(),
                    report.at(later.first()),
                    pause,
                    earlier.jobId(),
                    unit.turnaroundMinutes()));
      }
    }
  }

  private void checkFirstBatch(Equipment unit, List<Placed> batches) {
    Instant lastEnd = unit.lastBatchEnd();
    if (lastEnd == null || batches.isEmpty()) {
      return;
    }
    Placed first = batches.getFirst();
    if (first.span().start().isBefore(lastEnd.plusSeconds(unit.turnaroundMinutes() * 60L))) {
      report.job(
          "SCHEDULE_TURNAROUND_TOO_SHORT",
          first.jobId(),
          "%s starts on %s at %s, but a batch ended there at %s; the turnaround takes %d minutes."
              .formatted(
                  first.jobId(),
                  unit.equipmentId(),
                  report.at(first.first()),
                  report.at(lastEnd),
                  unit.turnaroundMinutes()));
    }
  }

  private void checkDimensions(GridEquipment equipment) {
    equipment
        .equipment()
        .capacities()
        .forEach((dimension, limit) -> checkDimension(equipment, dimension, limit));
  }

  private void checkDimension(GridEquipment equipment, String dimension, BigDecimal limit) {
    BigDecimal[] used = new BigDecimal[grid.slotCount()];
    Arrays.fill(used, BigDecimal.ZERO);
    BitSet over = new BitSet();
    for (Placed placed : read.jobsOn(equipment)) {
      BigDecimal use = placed.job().job().uses().get(dimension);
      if (use != null) {
        for (int slot = placed.first(); slot < placed.end(); slot++) {
          used[slot] = used[slot].add(use);
          over.set(slot, used[slot].compareTo(limit) > 0);
        }
      }
    }
    report.ranges(
        over,
        slot -> used[slot],
        worst ->
            report.equipment(
                "SCHEDULE_DIMENSION_EXCEEDED",
                equipment.equipment().equipmentId(),
                "%s holds %s %s at %s; it has room for %s."
                    .formatted(
                        equipment.equipment().equipmentId(),
                        Report.number(used[worst]),
                        dimension,
                        report.at(worst),
                        limit.toPlainString())));
  }
}
