package io.heatscheduler.optimizer.problem;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs that differ in name only. Changing their places changes neither feasibility nor cost, so an
 * exact model may ask that they start in the order of their indexes: of all plans that are the same
 * but for names it then sees one.
 *
 * <p>Jobs with predecessors or successors, and jobs with prices of their own beside the bill, count
 * as different from all others.
 */
public final class IdenticalJobs {
  private static final int NONE = -1;

  private final int[] next;

  private record Kind(List<Long> heat, int operators, List<Long> uses, List<Job.Option> options) {
    static Kind of(Job job) {
      return new Kind(
          Arrays.stream(job.heat()).boxed().toList(),
          job.operators(),
          Arrays.stream(job.uses()).boxed().toList(),
          job.options());
    }
  }

  private IdenticalJobs(int[] next) {
    this.next = next;
  }

  /** The identical jobs of a task. */
  public static IdenticalJobs of(Problem problem) {
    List<Job> jobs = problem.jobs();
    BitSet different = new BitSet();
    for (int j = 0; j < jobs.size(); j++) {
      for (int before : jobs.get(j).predecessors()) {
        different.set(j);
        different.set(before);
      }
    }
    problem.soft().starts().keySet().forEach(place -> different.set(place.job()));
    int[] next = new int[jobs.size()];
    Arrays.fill(next, NONE);
    Map<Kind, Integer> last = new HashMap<>();
    for (int j = 0; j < next.length; j++) {
      if (!different.get(j)) {
        Integer before = last.put(Kind.of(jobs.get(j)), j);
        if (before != null) {
          next[before] = j;
        }
      }
    }
    return new IdenticalJobs(next);
  }

  /** Whether a later job is identical. */
  public boolean hasNext(int job) {
    return next[job] != NONE;
  }

  /** The next identical job; -1 if there is none. */
  public int next(int job) {
    return next[job];
  }

  /** The same plan with identical jobs in the order of their starts, then of their equipment. */
  public Plan inOrder(Plan plan) {
    int[] equipment = plan.equipmentOfJob();
    int[] start = plan.startOfJob();
    BitSet done = new BitSet();
    for (int first = 0; first < next.length; first++) {
      if (hasNext(first) && !done.get(first)) {
        int[] alike = from(first);
        Arrays.stream(alike).forEach(done::set);
        int[][] places =
            Arrays.stream(alike)
                .mapToObj(j -> new int[] {plan.startOf(j), plan.equipmentOf(j)})
                .sorted(Arrays::compare)
                .toArray(int[][]::new);
        for (int i = 0; i < alike.length; i++) {
          start[alike[i]] = places[i][0];
          equipment[alike[i]] = places[i][1];
        }
      }
    }
    return new Plan(equipment, start, plan.on(), plan.standby());
  }

  /** A job and all later ones identical to it. */
  private int[] from(int first) {
    int[] all = new int[next.length];
    int count = 0;
    for (int j = first; j != NONE; j = next[j]) {
      all[count++] = j;
    }
    return Arrays.copyOf(all, count);
  }
}
