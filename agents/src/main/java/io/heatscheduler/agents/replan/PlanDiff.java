package io.heatscheduler.agents.replan;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.Progress;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.Schedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a plan's rest before and after re-planning.
 *
 * @param jobs every job left or added, by id
 */
public record PlanDiff(List<JobChange> jobs) {
  public PlanDiff {
    jobs = List.copyOf(jobs);
  }

  /** The jobs of a fate, by id. */
  public List<JobChange> of(JobFate fate) {
    return jobs.stream().filter(job -> job.fate() == fate).toList();
  }

  /** How many jobs have a fate. */
  public int count(JobFate fate) {
    return of(fate).size();
  }

  /**
   * Compares two plans of a rest.
   *
   * @param before the old plan's rest, had nothing happened, and its bill
   * @param after the new plan and its bill
   * @param repeated ids of jobs repeated in full
   * @param frozen ids of jobs that were to stay
   */
  static PlanDiff between(
      PlanCut cut, Priced before, Priced after, Set<String> repeated, Set<String> frozen) {
    Set<String> running = new HashSet<>();
    cut.jobs(Progress.RUNNING).forEach(job -> running.add(job.job().jobId()));
    Map<String, Assignment> old = places(before.schedule());
    places(cut.schedule().toSchedule(cut.grid()))
        .forEach( // from their real starts on, and those the plan had finished but a trip spoilt
            (id, place) -> {
              if (old.containsKey(id) || repeated.contains(id)) {
                old.put(id, place);
              }
            });
    Map<String, Assignment> now = places(after.schedule());
    Map<String, BigDecimal> oldCost = costs(before.bill());
    Map<String, BigDecimal> newCost = costs(after.bill());
    Set<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    List<JobChange> jobs = new ArrayList<>();
    for (String id : ids) {
      Assignment from = old.get(id);
      Assignment to = now.get(id);
      JobFate fate =
          repeated.contains(id) && to != null
              ? JobFate.RESTARTED
              : fate(from, to, running.contains(id), frozen.contains(id));
      jobs.add(new JobChange(id, fate, from, to, oldCost.get(id), newCost.get(id)));
    }
    return new PlanDiff(jobs);
  }

  /**
   * A plan of the rest and what it costs.
   *
   * @param schedule in instants and ids
   * @param bill its exact bill
   */
  record Priced(Schedule schedule, Bill bill) {}

  private static JobFate fate(
      @Nullable Assignment from, @Nullable Assignment to, boolean running, boolean frozen) {
    if (from == null) {
      return JobFate.ADDED;
    }
    if (to == null) {
      return JobFate.CANCELLED;
    }
    if (running) {
      return JobFate.RUNNING; // its remainder has no other place
    }
    if (!from.equals(to)) {
      return JobFate.MOVED;
    }
    return frozen ? JobFate.FROZEN : JobFate.KEPT;
  }

  private static Map<String, Assignment> places(Schedule schedule) {
    Map<String, Assignment> places = new HashMap<>();
    schedule.assignments().forEach(place -> places.put(place.jobId(), place));
    return places;
  }

  private static Map<String, BigDecimal> costs(Bill bill) {
    Map<String, BigDecimal> costs = new HashMap<>();
    for (Breakdown.Entry entry : bill.byJob().entries()) {
      if (entry.kind() == Breakdown.Kind.JOB) {
        costs.put(entry.key(), entry.amount());
      }
    }
    return costs;
  }
}
