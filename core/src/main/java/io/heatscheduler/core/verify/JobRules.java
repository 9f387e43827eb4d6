package io.heatscheduler.core.verify;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.verify.ReadSchedule.Placed;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What each job demands of its place: duration, window, equipment, must-run, order. */
final class JobRules {
  private final PlantGrid grid;
  private final ReadSchedule read;
  private final Report report;
  private final Map<String, Integer> indexOf = new HashMap<>();

  JobRules(PlantGrid grid, ReadSchedule read, Report report) {
    this.grid = grid;
    this.read = read;
    this.report = report;
    grid.jobs().forEach(job -> indexOf.put(job.job().jobId(), job.index()));
  }

  void check() {
    for (Placed placed : read.placed()) {
      checkWindow(placed);
      checkEquipment(placed);
      checkMustAndCannotRun(placed);
      checkPredecessors(placed);
    }
  }

  private void checkWindow(Placed placed) {
    Job job = placed.job().job();
    int slots = placed.end() - placed.first();
    int needed = grid.time().slotsFor(job.durationMinutes());
    if (slots != needed) {
      report.job(
          "SCHEDULE_DURATION_WRONG",
          job.jobId(),
          "%s runs for %d minutes from %s; it needs %d minutes in whole slots."
              .formatted(
                  job.jobId(),
                  slots * grid.time().slotMinutes(),
                  report.at(placed.first()),
                  needed * grid.time().slotMinutes()));
    }
    if (placed.span().start().isBefore(job.earliestStart())) {
      report.job(
          "SCHEDULE_TOO_EARLY",
          job.jobId(),
          "%s starts at %s, before its earliest start of %s."
              .formatted(job.jobId(), report.at(placed.first()), report.at(job.earliestStart())));
    }
    if (placed.span().end().isAfter(job.latestEnd())) {
      report.job(
          "SCHEDULE_TOO_LATE",
          job.jobId(),
          "%s ends at %s, after its deadline of %s."
              .formatted(job.jobId(), report.at(placed.end()), report.at(job.latestEnd())));
    }
  }

  private void checkEquipment(Placed placed) {
    Job job = placed.job().job();
    Equipment equipment = placed.equipment().equipment();
    if (!job.eligibleEquipment().isEmpty()
        && !job.eligibleEquipment().contains(equipment.equipmentId())) {
      report.job(
          "SCHEDULE_NOT_ELIGIBLE",
          job.jobId(),
          "%s runs on %s from %s; it may run on %s only."
              .formatted(
                  job.jobId(),
                  equipment.equipmentId(),
                  report.at(placed.first()),
                  String.join(", ", job.eligibleEquipment())));
    }
    BigDecimal setpoint = job.temperatureSetpointC();
    BigDecimal limit = equipment.maxTemperatureC();
    if (setpoint != null && limit != null && setpoint.compareTo(limit) > 0) {
      report.job(
          "SCHEDULE_TOO_HOT",
          job.jobId(),
          "%s needs %s °C from %s, but %s reaches %s °C only."
              .formatted(
                  job.jobId(),
                  setpoint.toPlainString(),
                  report.at(placed.first()),
                  equipment.equipmentId(),
                  limit.toPlainString()));
    }
  }

  private void checkMustAndCannotRun(Placed placed) {
    Job job = placed.job().job();
    for (Interval window : job.mustRun()) {
      if (placed.span().start().isAfter(window.start())
          || placed.span().end().isBefore(window.end())) {
        report.job(
            "SCHEDULE_MUST_RUN_MISSED",
            job.jobId(),
            "%s runs from %s to %s; it must run during the whole of %s to %s."
                .formatted(
                    job.jobId(),
                    report.at(placed.first()),
                    report.at(placed.end()),
                    report.at(window.start()),
                    report.at(window.end())));
      }
    }
    for (Interval window : job.cannotRun()) {
      if (placed.span().overlaps(window)) {
        report.job(
            "SCHEDULE_CANNOT_RUN_TOUCHED",
            job.jobId(),
            "%s runs from %s to %s; it cannot run between %s and %s."
                .formatted(
                    job.jobId(),
                    report.at(placed.first()),
                    report.at(placed.end()),
                    report.at(window.start()),
                    report.at(window.end())));
      }
    }
  }

  private void checkPredecessors(Placed placed) {
    for (String predecessorId : placed.job().job().predecessors()) {
      Integer index = indexOf.get(predecessorId);
      if (index == null) {
        report.job(
            "SCHEDULE_PREDECESSOR_LEFT_OUT",
            placed.jobId(),
            "%s starts at %s, but its predecessor %s is not part of the plan."
                .formatted(placed.jobId(), report.at(placed.first()), predecessorId));
        continue;
      }
      Placed predecessor = read.placed(index);
      if (predecessor != null && predecessor.span().end().isAfter(placed.span().start())) {
        report.job(
            "SCHEDULE_PREDECESSOR_RUNNING",
            placed.jobId(),
            "%s starts at %s, before its predecessor %s ends at %s."
                .formatted(
                    placed.jobId(),
                    report.at(placed.first()),
                    predecessorId,
                    report.at(predecessor.end())));
      }
    }
  }
}
