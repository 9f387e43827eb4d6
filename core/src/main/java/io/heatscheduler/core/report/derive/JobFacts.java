package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** When jobs run: the first, what moved against first in, first out, and what is tight. */
final class JobFacts {
  private final ReportedRun run;
  private final PlantGrid grid;
  private final List<GridJob> jobs;

  JobFacts(ReportedRun run) {
    this.run = run;
    this.grid = run.grid();
    this.jobs = run.limits().jobs();
  }

  void addTo(Facts.Builder facts) {
    facts.put("plan.jobs", jobs.size());
    jobs.stream()
        .min(Comparator.comparing(this::startOf).thenComparing(GridJob::index))
        .ifPresent(
            first -> {
              facts.put("plan.first_job", first.job().jobId());
              facts.put("plan.first_job_heater", heaterOf(first));
              facts.put("plan.first_job_at", startOf(first));
            });
    jobs.stream()
        .map(this::endOf)
        .max(Comparator.naturalOrder())
        .ifPresent(end -> facts.put("plan.last_job_ends", end));
    addTightest(facts);
    if (run.fifo() != null) {
      addMoves(run.fifo().baseline().schedule(), facts);
    }
  }

  private void addTightest(Facts.Builder facts) {
    facts.put("job.no_slack", jobs.stream().filter(job -> slackOf(job).isZero()).count());
    jobs.stream()
        .filter(job -> !slackOf(job).isNegative())
        .min(
            Comparator.comparing(this::slackOf)
                .thenComparing(job -> hasRoom(job) ? 0 : 1)
                .thenComparing(this::endOf)
                .thenComparing(GridJob::index))
        .ifPresent(
            tightest -> {
              facts.put("job.tightest", tightest.job().jobId());
              facts.put("job.tightest.heater", heaterOf(tightest));
              facts.put("job.tightest.ends", endOf(tightest));
              facts.put("job.tightest.slack", slackOf(tightest));
            });
  }

  private void addMoves(SlottedSchedule before, Facts.Builder facts) {
    long seconds = 0;
    int later = 0;
    int earlier = 0;
    int otherHeater = 0;
    for (GridJob job : jobs) {
      int shift = run.schedule().startOf(job.index()) - before.startOf(job.index());
      later += shift > 0 ? 1 : 0;
      earlier += shift < 0 ? 1 : 0;
      seconds += Math.abs(shift) * grid.time().slotMinutes() * 60L;
      otherHeater +=
          run.schedule().equipmentOf(job.index()) == before.equipmentOf(job.index()) ? 0 : 1;
    }
    facts.put("moved.jobs", later + earlier);
    facts.put("moved.later", later);
    facts.put("moved.earlier", earlier);
    facts.put("moved.other_heater", otherHeater);
    if (later + earlier > 0) {
      facts.put("moved.mean_shift", RunFacts.mean(seconds, later + earlier));
    }
  }

  private static boolean hasRoom(GridJob job) {
    Duration window = Duration.between(job.job().earliestStart(), job.job().latestEnd());
    return window.compareTo(Duration.ofMinutes(job.job().durationMinutes())) > 0;
  }

  private Duration slackOf(GridJob job) {
    return Duration.between(endOf(job), job.job().latestEnd());
  }

  private Instant startOf(GridJob job) {
    return grid.time().startOf(run.schedule().startOf(job.index()));
  }

  private Instant endOf(GridJob job) {
    return grid.time().startOf(run.schedule().startOf(job.index()) + job.durationSlots());
  }

  private String heaterOf(GridJob job) {
    int unit = run.schedule().equipmentOf(job.index());
    return grid.equipment().get(unit).equipment().equipmentId();
  }
}
