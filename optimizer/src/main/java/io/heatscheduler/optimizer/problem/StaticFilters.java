package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Removes what no feasible plan can contain: slots of an equipment too short for its minimum run,
 * and starts of a job that alone break availability, capacity, dimensions, operators, the peak
 * limit or, through the windows of the other jobs, precedence. Feasible plans and their values stay
 * the same.
 */
public final class StaticFilters {
  private StaticFilters() {}

  /**
   * Tightened task. A job left without an option proves that no feasible plan exists; jobs in a
   * cycle of predecessors end that way.
   */
  public static Problem apply(Problem problem) {
    List<Equipment> equipment =
        problem.equipment().stream().map(e -> e.withAvailable(usable(e, problem.slots()))).toList();
    Problem usable = problem.with(equipment, problem.jobs());
    List<Job> jobs = new ArrayList<>();
    for (Job job : usable.jobs()) {
      jobs.add(
          job.withOptions(job.options().stream().map(o -> feasibleAlone(usable, job, o)).toList()));
    }
    propagatePrecedence(jobs);
    return usable.with(equipment, jobs);
  }

  /** Index of the first job without any allowed start, or -1. */
  public static int firstImpossibleJob(Problem problem) {
    for (int j = 0; j < problem.jobs().size(); j++) {
      if (problem.jobs().get(j).options().isEmpty()) {
        return j;
      }
    }
    return -1;
  }

  /** Available slots without the segments in which a run cannot reach the minimum length (C5). */
  private static BitSet usable(Equipment e, int slots) {
    BitSet usable = e.available();
    for (int from = usable.nextSetBit(0); from >= 0; ) {
      int to = usable.nextClearBit(from);
      boolean begunBefore = from == 0 && e.initiallyOn();
      if (to - from < e.minRunSlots() && to < slots && !begunBefore) {
        usable.clear(from, to);
      }
      from = usable.nextSetBit(to);
    }
    return usable;
  }

  private static Job.Option feasibleAlone(Problem problem, Job job, Job.Option option) {
    Equipment e = problem.equipment().get(option.equipment());
    BitSet starts = option.starts();
    if (job.highestHeat() > e.capacity() + Units.LIMIT_TOLERANCE) {
      starts.clear();
    }
    for (int d = 0; d < problem.dimensions(); d++) {
      if (job.uses(d) > e.dimensionCapacity(d)) {
        starts.clear();
      }
    }
    for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
      if (!runFits(problem, job, e, s)) {
        starts.clear(s);
      }
    }
    return new Job.Option(option.equipment(), starts);
  }

  private static boolean runFits(Problem problem, Job job, Equipment e, int start) {
    boolean staffed = problem.soft().operators() == null;
    for (int k = 0; k < job.duration(); k++) {
      int t = start + k;
      if (!e.isAvailable(t) || staffed && job.operators() > problem.operators(t)) {
        return false;
      }
      if (e.electric() && problem.peakLimit() < Problem.NO_LIMIT) {
        double lowest = lowestInput(e, job.heat(k)) * e.inputScale(t) + e.standby();
        if (problem.baseLoad(t) + lowest > problem.peakLimit() + Units.LIMIT_TOLERANCE + 1) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Lowest curve input over all total heats from the job's own to capacity: curves need not
   * increase.
   */
  private static double lowestInput(Equipment e, long heat) {
    double from = Math.max(heat, e.minLoad());
    double lowest = Math.min(e.curve().at(from), e.curve().at(Math.max(from, e.capacity())));
    double[] points = e.curve().heatPoints();
    double[] inputs = e.curve().inputPoints();
    for (int i = 0; i < points.length; i++) {
      if (points[i] >= from) {
        lowest = Math.min(lowest, inputs[i]);
      }
    }
    return lowest;
  }

  private static void propagatePrecedence(List<Job> jobs) {
    boolean changed = jobs.stream().anyMatch(j -> j.predecessors().length > 0);
    while (changed) { // ends: every change removes a start; a cycle of jobs loses all of them
      changed = false;
      for (int j = 0; j < jobs.size(); j++) {
        for (int p : jobs.get(j).predecessors()) {
          changed |= clip(jobs, j, earliestEnd(jobs.get(p)), Integer.MAX_VALUE);
          changed |= clip(jobs, p, 0, latestStart(jobs.get(j)) - jobs.get(p).duration());
        }
      }
    }
  }

  private static int earliestEnd(Job job) {
    return job.options().stream().mapToInt(Job.Option::earliestStart).min().orElse(0)
        + job.duration();
  }

  private static int latestStart(Job job) {
    return job.options().stream()
        .mapToInt(Job.Option::latestStart)
        .max()
        .orElse(Integer.MAX_VALUE / 2);
  }

  private static boolean clip(List<Job> jobs, int j, int first, int last) {
    Job job = jobs.get(j);
    if (job.options().stream()
        .allMatch(o -> o.earliestStart() >= first && o.latestStart() <= last)) {
      return false;
    }
    List<Job.Option> clipped = new ArrayList<>();
    for (Job.Option option : job.options()) {
      BitSet starts = option.starts();
      starts.clear(0, Math.min(first, starts.length()));
      if (last < starts.length() - 1) {
        starts.clear(Math.max(0, last + 1), starts.length());
      }
      clipped.add(new Job.Option(option.equipment(), starts));
    }
    jobs.set(j, job.withOptions(clipped));
    return true;
  }
}
