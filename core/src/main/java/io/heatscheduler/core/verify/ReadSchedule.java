package io.heatscheduler.core.verify;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published schedule read onto the grid; whatever does not lie on it is reported and left out.
 */
final class ReadSchedule {
  /**
   * A job in its place.
   *
   * @param first slot of its start
   * @param end slot of its end
   */
  record Placed(GridJob job, GridEquipment equipment, Interval span, int first, int end) {
    String jobId() {
      return job.job().jobId();
    }

    String equipmentId() {
      return equipment.equipment().equipmentId();
    }
  }

  /**
   * A run of an equipment.
   *
   * @param first slot of its start
   * @param end slot of its end
   * @param standbyBefore the state it waits in before, as published; null: off, or no wait
   */
  record Run(
      GridEquipment equipment, Interval span, int first, int end, @Nullable String standbyBefore) {}

  private final PlantGrid grid;
  private final Report report;
  private final @Nullable Placed[] placedOf;
  private final List<List<Placed>> jobsOn = new ArrayList<>();
  private final List<List<Run>> runsOf = new ArrayList<>();
  private final List<BitSet> on = new ArrayList<>();

  ReadSchedule(PlantGrid grid, Schedule schedule, Report report) {
    this.grid = grid;
    this.report = report;
    this.placedOf = new @Nullable Placed[grid.jobs().size()];
    Map<String, GridEquipment> equipment = new HashMap<>();
    for (GridEquipment unit : grid.equipment()) {
      equipment.put(unit.equipment().equipmentId(), unit);
      jobsOn.add(new ArrayList<>());
      runsOf.add(new ArrayList<>());
      on.add(new BitSet());
    }
    readAssignments(schedule.assignments(), equipment);
    readRuns(schedule.runs(), equipment);
  }

  /** Jobs in their places, by job index, then those assigned again. */
  List<Placed> placed() {
    return jobsOn.stream()
        .flatMap(List::stream)
        .sorted((a, b) -> Integer.compare(a.job().index(), b.job().index()))
        .toList();
  }

  /** Where a job is placed; null if it is not. */
  @Nullable Placed placed(int job) {
    return placedOf[job];
  }

  /** Jobs on an equipment by job index. */
  List<Placed> jobsOn(GridEquipment equipment) {
    return jobsOn.get(equipment.index());
  }

  /** Runs of an equipment by start. */
  List<Run> runsOf(GridEquipment equipment) {
    return runsOf.get(equipment.index());
  }

  /**
   * First slots of the runs that begin from a standby state, with its index; unknown ones apart.
   */
  Map<Integer, Integer> standby(GridEquipment equipment) {
    Map<Integer, Integer> standby = new HashMap<>();
    for (Run run : runsOf(equipment)) {
      for (int state = 1; state < equipment.rest().size(); state++) {
        if (equipment.rest().get(state).stateId().equals(run.standbyBefore())) {
          standby.put(run.first(), state);
        }
      }
    }
    return standby;
  }

  /** On-slots of an equipment. */
  BitSet on(GridEquipment equipment) {
    return on.get(equipment.index());
  }

  private void readAssignments(List<Assignment> assignments, Map<String, GridEquipment> equipment) {
    Map<String, GridJob> jobs = new HashMap<>();
    grid.jobs().forEach(job -> jobs.put(job.job().jobId(), job));
    boolean[] seen = new boolean[grid.jobs().size()];
    for (Assignment assignment : assignments) {
      GridJob job = jobs.get(assignment.jobId());
      if (job == null) {
        report.job(
            "SCHEDULE_JOB_UNKNOWN",
            assignment.jobId(),
            "%s is scheduled but is not a job of this plan.".formatted(assignment.jobId()));
        continue;
      }
      if (seen[job.index()]) {
        report.job(
            "SCHEDULE_JOB_TWICE",
            assignment.jobId(),
            "%s is scheduled again from %s on %s."
                .formatted(
                    assignment.jobId(),
                    report.at(assignment.span().start()),
                    assignment.equipmentId()));
        continue;
      }
      seen[job.index()] = true;
      GridEquipment unit = equipment.get(assignment.equipmentId());
      if (unit == null) {
        report.job(
            "SCHEDULE_EQUIPMENT_UNKNOWN",
            assignment.jobId(),
            "%s is scheduled on %s, which is not equipment of this plant."
                .formatted(assignment.jobId(), assignment.equipmentId()));
        continue;
      }
      if (liesOnGrid(assignment.jobId(), "/assignments/", assignment.span())) {
        TimeGrid.SlotRange slots = grid.time().touchedBy(assignment.span());
        Placed placed = new Placed(job, unit, assignment.span(), slots.first(), slots.end());
        placedOf[job.index()] = placed;
        jobsOn.get(unit.index()).add(placed);
      }
    }
    for (GridJob job : grid.jobs()) {
      if (!seen[job.index()]) {
        report.job(
            "SCHEDULE_JOB_MISSING",
            job.job().jobId(),
            "%s is not scheduled.".formatted(job.job().jobId()));
      }
    }
  }

  private void readRuns(List<EquipmentRun> runs, Map<String, GridEquipment> equipment) {
    for (EquipmentRun run : runs) {
      GridEquipment unit = equipment.get(run.equipmentId());
      if (unit == null) {
        report.equipment(
            "SCHEDULE_EQUIPMENT_UNKNOWN",
            run.equipmentId(),
            "%s is on from %s but is not equipment of this plant."
                .formatted(run.equipmentId(), report.at(run.span().start())));
        continue;
      }
      if (!liesOnGrid(run.equipmentId(), "/runs/", run.span())) {
        continue;
      }
      TimeGrid.SlotRange slots = grid.time().touchedBy(run.span());
      List<Run> known = runsOf.get(unit.index());
      if (!known.isEmpty() && known.getLast().end() >= slots.first()) {
        report.equipment(
            "SCHEDULE_RUNS_TOUCH",
            run.equipmentId(),
            "%s has a run from %s that begins before or where the run from %s ends."
                .formatted(
                    run.equipmentId(),
                    report.at(run.span().start()),
                    report.at(known.getLast().span().start())));
        continue;
      }
      known.add(new Run(unit, run.span(), slots.first(), slots.end(), run.standbyBefore()));
      on.get(unit.index()).set(slots.first(), slots.end());
    }
  }

  private boolean liesOnGrid(String id, String pointer, Interval span) {
    TimeGrid time = grid.time();
    if (span.start().isBefore(time.start()) || span.end().isAfter(time.end())) {
      report.add(
          "SCHEDULE_OUTSIDE_HORIZON",
          pointer + id,
          "%s has the span %s to %s, outside the horizon of %s to %s."
              .formatted(
                  id,
                  report.at(span.start()),
                  report.at(span.end()),
                  report.at(time.start()),
                  report.at(time.end())));
      return false;
    }
    if (time.slotAtOrAfter(span.start()) != time.slotAtOrBefore(span.start())
        || time.slotAtOrAfter(span.end()) != time.slotAtOrBefore(span.end())) {
      report.add(
          "SCHEDULE_OFF_GRID",
          pointer + id,
          "%s has the span %s to %s, which does not lie on the %d-minute slots."
              .formatted(id, report.at(span.start()), report.at(span.end()), time.slotMinutes()));
      return false;
    }
    return true;
  }
}
