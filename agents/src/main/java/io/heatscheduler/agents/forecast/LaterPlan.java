package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.forecast.RunDays;
import io.heatscheduler.core.forecast.RunSlots;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans the jobs known beyond a plan's horizon: the same plant, its horizon moved past the plan's
 * end, its equipment and its meter as the plan leaves them.
 */
final class LaterPlan {
  private final ReportedRun run;
  private final ReSolver solver;

  LaterPlan(ReportedRun run, ReSolver solver) {
    this.run = run;
    this.solver = solver;
  }

  /**
   * The whole days on which known jobs run, and those between, as planned; empty if no job is
   * known, or, with a warning, if they cannot be planned.
   */
  Outcome<List<PastDay>> days(ForecastQuestion question) {
    TimeGrid span = ForecastQuestion.spanAfter(run.grid().time(), question.days());
    List<Job> known = known(question.laterJobs(), span);
    if (known.isEmpty()) {
      return new Outcome.Done<>(List.of(), List.of());
    }
    if (run.violations() != null) {
      return impossible("the plan breaks limits for a price, which the days after it may not");
    }
    Outcome<Plant> moved = moved(shortened(span, known), known);
    if (!(moved instanceof Outcome.Done<Plant>(Plant plant, var ignored))) {
      return impossible(moved.findings().getFirst().message());
    }
    PlanResult result = solver.solve(plant);
    return result instanceof Planned planned
        ? new Outcome.Done<>(days(planned), List.of())
        : impossible(
            result.findings().isEmpty()
                ? result.terminationReason()
                : result.findings().getFirst().message());
  }

  /** Jobs of the plant that begin after its horizon, and those given, if they begin in the span. */
  private List<Job> known(List<Job> given, TimeGrid span) {
    Set<String> leftOut = new HashSet<>(run.grid().leftOut());
    List<Job> known = new ArrayList<>(given);
    for (Job job : run.grid().plant().jobs()) {
      if (leftOut.contains(job.jobId())) {
        known.add(job);
      }
    }
    return known.stream().filter(job -> job.earliestStart().isBefore(span.end())).toList();
  }

  /** The span up to the end of the day by which every job is due. */
  private static TimeGrid shortened(TimeGrid span, List<Job> known) {
    Instant due = known.stream().map(Job::latestEnd).max(Instant::compareTo).orElseThrow();
    LocalDate last = due.minusNanos(1).atZone(span.zone()).toLocalDate();
    Instant end = last.plusDays(1).atStartOfDay(span.zone()).toInstant();
    return end.isBefore(span.end()) && end.isAfter(span.start())
        ? new TimeGrid(span.zone(), span.start(), end, span.slotMinutes())
        : span;
  }

  private Outcome<Plant> moved(TimeGrid span, List<Job> known) {
    PlantGrid old = run.grid();
    Plant plan = old.plant();
    Set<String> planned = new HashSet<>();
    old.jobs().forEach(job -> planned.add(job.job().jobId()));
    TimeGrid longer =
        new TimeGrid(span.zone(), plan.horizon().start(), span.end(), span.slotMinutes());
    Plant extended =
        plan.withHorizon(longer)
            .withJobs(plan.jobs().stream().filter(job -> planned.contains(job.jobId())).toList());
    Outcome<PlantGrid> laid = PlantGrid.of(extended);
    if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, var ignored))) {
      return new Outcome.Rejected<>(laid.findings());
    }
    Outcome<SlottedSchedule> kept = ScheduleVerifier.verified(grid, run.schedule().toSchedule(old));
    if (!(kept instanceof Outcome.Done<SlottedSchedule>(SlottedSchedule schedule, var none))) {
      return new Outcome.Rejected<>(kept.findings());
    }
    List<Job> waiting = // the plan's own jobs have ended by then
        known.stream()
            .map(
                job ->
                    job.withPredecessors(
                        job.predecessors().stream().filter(id -> !planned.contains(id)).toList()))
            .toList();
    return PlanCut.at(Dispatch.of(grid, schedule), span.start())
        .map(cut -> cut.rest(Set.of()).plant().withJobs(waiting));
  }

  private List<PastDay> days(Planned planned) {
    CostAnalysis analysis = planned.analysis();
    Baseline baseline = analysis.baseline();
    RunSlots slots =
        RunSlots.of(
            "later",
            run.asOf(),
            analysis.dispatch(),
            analysis.bill(),
            baseline == null ? null : Dispatch.of(planned.grid(), baseline.schedule()),
            analysis.baselineBill(),
            Pricing.CURRENT);
    Instant last =
        planned.schedule().assignments().stream()
            .map(Assignment::span)
            .map(span -> span.end().minusNanos(1))
            .max(Instant::compareTo)
            .orElse(planned.grid().time().start());
    LocalDate lastDate = last.atZone(planned.grid().time().zone()).toLocalDate();
    return RunDays.of(List.of(slots), planned.grid().time().zone()).stream()
        .filter(day -> day.whole() && !day.date().isAfter(lastDate))
        .toList();
  }

  private static Outcome<List<PastDay>> impossible(String why) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new Outcome.Done<>(
        List.of(),
        List.of(
            Finding.warning(
                "LATER_JOBS_NOT_PLANNED",
                Location.of("forecast"),
                "The jobs known beyond the horizon were not planned (%s); their days are forecast like any other."
                    .formatted(sentence),
                "Let tariff, prices and loads cover the days forecast, and the jobs keep every"
                    + " limit.")));
  }
}
