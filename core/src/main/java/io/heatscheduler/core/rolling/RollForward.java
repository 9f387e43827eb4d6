package io.heatscheduler.core.rolling;

import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the rest of a cut plan: site, equipment and jobs each carried over the cut. */
final class RollForward {
  private final PlanCut cut;
  private final Set<String> repeated;
  private final Plant plant;

  RollForward(PlanCut cut, Set<String> repeated) {
    this.cut = cut;
    this.repeated = repeated;
    this.plant = cut.grid().plant();
  }

  Remainder rest() {
    TimeGrid whole = plant.horizon();
    TimeGrid left = new TimeGrid(whole.zone(), cut.instant(), whole.end(), whole.slotMinutes());
    Plant rest =
        plant
            .withHorizon(left)
            .withSite(PeaksAtCut.siteAt(cut))
            .withEquipment(new EquipmentAtCut(cut).equipment())
            .withJobs(jobs());
    return new Remainder(rest, schedule());
  }

  private List<Job> jobs() {
    Set<String> finished = new HashSet<>();
    cut.jobs(Progress.FINISHED).forEach(job -> finished.add(job.job().jobId()));
    finished.removeAll(repeated);
    Map<String, GridJob> running = new HashMap<>();
    for (GridJob job : cut.jobs(Progress.RUNNING)) {
      if (!repeated.contains(job.job().jobId())) {
        running.put(job.job().jobId(), job);
      }
    }
    JobAtCut carry = new JobAtCut(cut, finished);
    List<Job> left = new ArrayList<>();
    for (Job job : plant.jobs()) { // those after the horizon too
      GridJob runs = running.get(job.jobId());
      if (runs != null) {
        left.add(carry.remainder(runs));
      } else if (!finished.contains(job.jobId())) {
        left.add(carry.whole(job));
      }
    }
    return left;
  }

  private Schedule schedule() {
    Schedule whole = cut.schedule().toSchedule(cut.grid());
    List<Assignment> assignments = new ArrayList<>();
    for (Assignment place : whole.assignments()) {
      if (place.span().end().isAfter(cut.instant()) && !repeated.contains(place.jobId())) {
        assignments.add(new Assignment(place.jobId(), place.equipmentId(), fromCut(place.span())));
      }
    }
    List<EquipmentRun> runs = new ArrayList<>();
    for (EquipmentRun run : whole.runs()) {
      if (run.span().end().isAfter(cut.instant())) {
        boolean begun = run.span().start().isBefore(cut.instant());
        runs.add(
            new EquipmentRun(
                run.equipmentId(), fromCut(run.span()), begun ? null : run.standbyBefore()));
      }
    }
    return new Schedule(assignments, runs);
  }

  private Interval fromCut(Interval span) {
    Instant start = span.start();
    return start.isBefore(cut.instant()) ? new Interval(cut.instant(), span.end()) : span;
  }
}
