package io.heatscheduler.core.grid;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays jobs over the slots and finds, without a search, those that can never be placed. */
final class JobLayout {
  private final Plant plant;
  private final TimeGrid time;
  private final List<GridEquipment> equipment;
  private final Findings findings;
  private final List<GridJob> laid = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<Finding> conflicts = new ArrayList<>();

  JobLayout(Plant plant, List<GridEquipment> equipment, Findings findings) {
    this.plant = plant;
    this.time = plant.horizon();
    this.equipment = equipment;
    this.findings = findings;
  }

  List<GridJob> jobs() {
    return laid;
  }

  List<String> leftOut() {
    return leftOut;
  }

  List<Finding> conflicts() {
    return conflicts;
  }

  void lay() {
    Map<String, Integer> indexOf = new HashMap<>();
    List<Job> planned = new ArrayList<>();
    for (Job job : plant.jobs()) {
      if (!job.earliestStart().isBefore(time.end())) {
        leftOut.add(job.jobId());
        findings.warning(
            "JOB_AFTER_HORIZON",
            at(job),
            "%s may not start before the horizon's end; it is left out.".formatted(job.jobId()),
            "Extend horizon.days to plan it.",
            job.jobId());
      } else {
        indexOf.put(job.jobId(), planned.size());
        planned.add(job);
      }
    }
    for (Job job : planned) {
      laid.add(layJob(job, indexOf));
    }
  }

  private GridJob layJob(Job job, Map<String, Integer> indexOf) {
    int duration = time.slotsFor(job.durationMinutes());
    int release = Math.max(0, time.slotAtOrAfter(job.earliestStart()));
    if (job.latestEnd().isAfter(time.end())) {
      findings.warning(
          "DEADLINE_CLIPPED",
          at(job),
          "%s is due after the horizon's end; it is planned to end inside the horizon."
              .formatted(job.jobId()),
          "",
          job.jobId());
    }
    int deadline = Math.min(time.slotCount(), time.slotAtOrBefore(job.latestEnd()));
    BitSet starts = new BitSet();
    if (deadline - duration >= release) {
      starts.set(release, deadline - duration + 1);
    }
    boolean windowFits = !starts.isEmpty();
    applyWindows(job, duration, starts);
    List<Integer> predecessors = new ArrayList<>();
    for (String predecessor : job.predecessors()) {
      Integer index = indexOf.get(predecessor);
      if (index != null) {
        predecessors.add(index);
      } else {
        conflict(
            "PREDECESSOR_LEFT_OUT",
            job,
            "%s must wait for %s, which may not start before the horizon's end."
                .formatted(job.jobId(), predecessor),
            "Extend horizon.days, or move %s earlier.".formatted(predecessor),
            predecessor);
      }
    }
    BigDecimal[] heatKw = heatBySlot(job, duration);
    List<Integer> able = new ArrayList<>();
    for (GridEquipment candidate : equipment) {
      if (canServe(candidate.equipment(), job, heatKw)) {
        able.add(candidate.index());
      }
    }
    GridJob laidJob =
        new GridJob(
            laid.size(), job, duration, heatKw, release, deadline, starts, able, predecessors);
    explainImpossible(laidJob, windowFits);
    return laidJob;
  }

  private void applyWindows(Job job, int duration, BitSet starts) {
    for (Interval window : job.mustRun()) {
      TimeGrid.SlotRange touched = time.touchedBy(window);
      boolean inside = !window.start().isBefore(time.start()) && !window.end().isAfter(time.end());
      for (int slot = starts.nextSetBit(0); slot >= 0; slot = starts.nextSetBit(slot + 1)) {
        if (!inside || slot > touched.first() || slot + duration < touched.end()) {
          starts.clear(slot);
        }
      }
    }
    for (Interval window : job.cannotRun()) {
      TimeGrid.SlotRange touched = time.touchedBy(window);
      if (!touched.isEmpty()) {
        int firstBlocked = Math.max(0, touched.first() - duration + 1);
        starts.clear(firstBlocked, touched.end());
      }
    }
  }

  /**
   * Heat per slot of the run: even, or the profile's equal parts resampled so that their energy is
   * kept.
   */
  private BigDecimal[] heatBySlot(Job job, int duration) {
    BigDecimal meanKw =
        job.heat()
            .kilowattHours()
            .multiply(BigDecimal.valueOf(60), DECIMAL128)
            .divide(BigDecimal.valueOf((long) duration * time.slotMinutes()), DECIMAL128);
    BigDecimal[] heat = new BigDecimal[duration];
    if (job.powerProfile().isEmpty()) {
      Arrays.fill(heat, meanKw);
      return heat;
    }
    // On a ruler of duration x parts units, a slot spans `parts` units and a part spans `duration`
    // units.
    int parts = job.powerProfile().size();
    for (int slot = 0; slot < duration; slot++) {
      long from = (long) slot * parts;
      long to = from + parts;
      BigDecimal share = BigDecimal.ZERO; // of the job's heat, times `duration`
      for (int part = (int) (from / duration);
          part < parts && (long) part * duration < to;
          part++) {
        long overlap =
            Math.min(to, (part + 1L) * duration) - Math.max(from, (long) part * duration);
        share =
            share.add(
                job.powerProfile().get(part).multiply(BigDecimal.valueOf(overlap)), DECIMAL128);
      }
      heat[slot] = meanKw.multiply(share, DECIMAL128);
    }
    return heat;
  }

  private static boolean canServe(Equipment equipment, Job job, BigDecimal[] heatKw) {
    if (!equipment.isActive()
        || (!job.eligibleEquipment().isEmpty()
            && !job.eligibleEquipment().contains(equipment.equipmentId()))) {
      return false;
    }
    BigDecimal setpoint = job.temperatureSetpointC();
    BigDecimal limit = equipment.maxTemperatureC();
    if (setpoint != null && limit != null && setpoint.compareTo(limit) > 0) {
      return false;
    }
    for (BigDecimal heat : heatKw) {
      if (!Exactness.within(heat, equipment.capacity().kilowatts())) {
        return false;
      }
    }
    for (Map.Entry<String, BigDecimal> use : job.uses().entrySet()) {
      BigDecimal available = equipment.capacities().get(use.getKey());
      if (available != null && use.getValue().compareTo(available) > 0) {
        return false;
      }
    }
    return true;
  }

  private void explainImpossible(GridJob laidJob, boolean windowFits) {
    Job job = laidJob.job();
    if (laidJob.equipment().isEmpty()) {
      conflict(
          "NO_EQUIPMENT_FITS",
          job,
          "%s fits no equipment: it needs %s kW%s%s."
              .formatted(
                  job.jobId(),
                  laidJob.peakHeatKw().round(new java.math.MathContext(6)).toPlainString(),
                  job.temperatureSetpointC() == null
                      ? ""
                      : " at " + job.temperatureSetpointC().toPlainString() + " °C",
                  job.eligibleEquipment().isEmpty()
                      ? ""
                      : " on one of " + String.join(", ", job.eligibleEquipment())),
          "Allow another equipment, a longer duration, or activate a bigger or hotter one.",
          laidJob.peakHeatKw().round(new java.math.MathContext(6)),
          job.temperatureSetpointC() == null ? "" : job.temperatureSetpointC(),
          String.join(", ", job.eligibleEquipment()));
    } else if (!windowFits) {
      explainWindow(laidJob);
    } else if (laidJob.starts().isEmpty()) {
      conflict(
          "WINDOWS_EXCLUDE_EACH_OTHER",
          job,
          "%s has no start that satisfies its must_run and cannot_run windows."
              .formatted(job.jobId()),
          "Relax one of the windows, earliest_start or latest_end.");
    } else if (laidJob.equipment().stream()
        .allMatch(index -> laidJob.startsOn(equipment.get(index)).isEmpty())) {
      List<String> blocked =
          laidJob.equipment().stream()
              .map(index -> equipment.get(index).equipment().equipmentId())
              .toList();
      conflict(
          "EQUIPMENT_UNAVAILABLE",
          job,
          "%s fits only on %s, which is unavailable whenever %s could run."
              .formatted(job.jobId(), String.join(", ", blocked), job.jobId()),
          "Shorten or move the unavailable windows of %s, or widen the job's window."
              .formatted(String.join(", ", blocked)),
          String.join(", ", blocked));
    }
  }

  private void explainWindow(GridJob laidJob) {
    Job job = laidJob.job();
    boolean fitsBeforeRounding =
        !job.earliestStart()
            .plusSeconds(job.durationMinutes() * 60L)
            .isAfter(job.latestEnd().isBefore(time.end()) ? job.latestEnd() : time.end());
    if (!job.latestEnd().isAfter(time.start())) {
      conflict(
          "WINDOW_TOO_SHORT",
          job,
          "%s was due at %s, before the horizon begins at %s."
              .formatted(
                  job.jobId(), time.clock().at(job.latestEnd()), time.clock().at(time.start())),
          "Move latest_end later, leave the job out, or begin the horizon earlier.",
          "past",
          job.latestEnd(),
          time.start());
    } else if (fitsBeforeRounding && !job.earliestStart().isBefore(time.start())) {
      conflict(
          "ROUNDING_LEAVES_NO_ROOM",
          job,
          "%s fits its window of %s to %s, but not after rounding to %d-minute slots."
              .formatted(
                  job.jobId(),
                  time.clock().at(job.earliestStart()),
                  time.clock().at(job.latestEnd()),
                  time.slotMinutes()),
          "Use a shorter horizon.slot_minutes, or widen the window by one slot.",
          job.earliestStart(),
          job.latestEnd(),
          time.slotMinutes());
    } else {
      conflict(
          "WINDOW_TOO_SHORT",
          job,
          "%s needs %d minutes, but only %d slots of %d minutes lie between its earliest start and its deadline within the horizon."
              .formatted(
                  job.jobId(),
                  job.durationMinutes(),
                  Math.max(0, laidJob.deadlineSlot() - laidJob.releaseSlot()),
                  time.slotMinutes()),
          "Move earliest_start earlier or latest_end later.",
          "short",
          job.durationMinutes(),
          Math.max(0, laidJob.deadlineSlot() - laidJob.releaseSlot()),
          time.slotMinutes());
    }
  }

  /** Its values begin with the job. */
  private void conflict(String code, Job job, String message, String fix, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = job.jobId();
    System.arraycopy(values, 0, all, 1, values.length);
    conflicts.add(Finding.error(code, at(job), message, fix, all));
  }

  private static Location at(Job job) {
    return new Location(null, null, null, "/jobs/" + job.jobId());
  }
}
