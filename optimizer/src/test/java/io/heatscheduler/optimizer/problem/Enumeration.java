package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the optimum of a tiny problem by trying every start, equipment and on/off pattern. */
public final class Enumeration {
  private final Problem problem;
  private final int[] equipmentOf;
  private final int[] startOf;
  private final BitSet[] on;
  private long best = Long.MAX_VALUE;
  private Optional<Plan> bestPlan = Optional.empty();

  private Enumeration(Problem problem) {
    this.problem = problem;
    equipmentOf = new int[problem.jobs().size()];
    startOf = new int[problem.jobs().size()];
    on = new BitSet[problem.equipment().size()];
  }

  /** Cheapest feasible plan, empty if there is none. */
  public static Optional<Plan> optimum(Problem problem) {
    Enumeration search = new Enumeration(problem);
    search.place(0);
    return search.bestPlan;
  }

  private void place(int j) {
    if (j == problem.jobs().size()) {
      commit(0);
      return;
    }
    for (Job.Option option : problem.jobs().get(j).options()) {
      BitSet starts = option.starts();
      for (int s = starts.nextSetBit(0); s >= 0; s = starts.nextSetBit(s + 1)) {
        equipmentOf[j] = option.equipment();
        startOf[j] = s;
        place(j + 1);
      }
    }
  }

  private void commit(int e) {
    if (e == on.length) {
      Plan plan = new Plan(equipmentOf, startOf, List.of(on));
      Evaluation value = PlanEvaluator.evaluate(problem, plan);
      if (value.isFeasible() && value.objective() < best) {
        best = value.objective();
        bestPlan = Optional.of(plan);
      }
      return;
    }
    for (BitSet pattern : patterns(e)) {
      on[e] = pattern;
      commit(e + 1);
    }
  }

  /** Every pattern that covers the equipment's jobs, other limits apart. */
  private List<BitSet> patterns(int e) {
    BitSet busy = new BitSet();
    for (int j = 0; j < equipmentOf.length; j++) {
      if (equipmentOf[j] == e) {
        busy.set(startOf[j], startOf[j] + problem.jobs().get(j).duration());
      }
    }
    List<BitSet> patterns = new ArrayList<>();
    for (long bits = 0; bits < 1L << problem.slots(); bits++) {
      BitSet pattern = BitSet.valueOf(new long[] {bits});
      BitSet missing = (BitSet) busy.clone();
      missing.andNot(pattern);
      if (missing.isEmpty()) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }
}
