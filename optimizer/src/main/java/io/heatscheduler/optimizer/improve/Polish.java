package io.heatscheduler.optimizer.improve;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.state.CommitmentDp;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each equipment's on/off pattern by the exact optimum for the plan's jobs.
 *
 * <p>Load of an idling slot above today's highest load is priced at the demand rate in every such
 * slot, at least what it really costs; a pattern is kept only if the plan's value from scratch
 * falls.
 */
public final class Polish {
  private final FlatProblem p;
  private final CommitmentDp commitment;

  /** Polishing for a problem. */
  public Polish(FlatProblem p) {
    this.p = p;
    commitment = new CommitmentDp(p);
  }

  /** The same jobs with patterns that cost at most as much. */
  public Plan polish(Plan plan) {
    Plan best = plan;
    Evaluation value = PlanEvaluator.evaluate(p.problem, plan);
    if (!value.isFeasible()) {
      return plan;
    }
    for (int e = 0; e < p.equipment; e++) {
      if (p.alwaysFollowsJobs[e]) {
        continue;
      }
      BitSet pattern = bestPattern(best, e);
      List<BitSet> on = new ArrayList<>(best.on());
      if (pattern == null || pattern.equals(on.set(e, pattern))) {
        continue;
      }
      Plan candidate = new Plan(best.equipmentOfJob(), best.startOfJob(), on);
      Evaluation candidateValue = PlanEvaluator.evaluate(p.problem, candidate);
      if (candidateValue.isFeasible() && candidateValue.objective() < value.objective()) {
        best = candidate;
        value = candidateValue;
      }
    }
    return best;
  }

  private @Nullable BitSet bestPattern(Plan plan, int e) {
    Equipment unit = p.problem.equipment().get(e);
    long[] heat = new long[p.slots];
    BitSet busy = new BitSet(p.slots);
    busy.set(0, p.mustStayOn[e]);
    long[] load = p.baseLoad.clone();
    for (int other = 0; other < p.equipment; other++) {
      if (p.electric[other] && other != e) {
        addLoad(plan, other, load);
      }
    }
    for (int j = 0; j < p.jobs; j++) {
      for (int k = 0; k < p.duration[j] && plan.equipmentOf(j) == e; k++) {
        heat[plan.startOf(j) + k] += p.heat[j][k];
        busy.set(plan.startOf(j) + k);
      }
    }
    double[] onCost = new double[p.slots];
    double[] startCost = new double[p.slots];
    long[] highest = highestLoads(load, unit, heat, busy);
    for (int t = 0; t < p.slots; t++) {
      int i = e * p.slots + t;
      long input = unit.inputWhileOn(t, heat[t]);
      onCost[t] = input * p.price[i] + p.onPrice[i];
      startCost[t] = p.startCost[i];
      if (p.electric[e]) {
        long atWork = load[t] + input;
        onCost[t] += busy.get(t) ? 0 : demandAbove(t, atWork, highest);
        startCost[t] +=
            demandAbove(t, atWork + p.startupInput[e], highest) - demandAbove(t, atWork, highest);
      }
    }
    return commitment.solve(e, busy, onCost, startCost);
  }

  private void addLoad(Plan plan, int e, long[] load) {
    Equipment unit = p.problem.equipment().get(e);
    long[] heat = new long[p.slots];
    for (int j = 0; j < p.jobs; j++) {
      for (int k = 0; k < p.duration[j] && plan.equipmentOf(j) == e; k++) {
        heat[plan.startOf(j) + k] += p.heat[j][k];
      }
    }
    for (int t = 0; t < p.slots; t++) {
      boolean before = t == 0 ? unit.initiallyOn() : plan.isOn(e, t - 1);
      if (plan.isOn(e, t)) {
        load[t] += unit.inputWhileOn(t, heat[t]) + (before ? 0 : unit.startupInput());
      }
    }
  }

  /** Highest load of each component with the decided equipment on in its busy slots only. */
  private long[] highestLoads(long[] load, Equipment unit, long[] heat, BitSet busy) {
    long[] highest = p.componentFloor.clone();
    for (int k = 0; k < p.components; k++) {
      for (int t : p.componentSlots[k]) {
        long own = unit.electric() && busy.get(t) ? unit.inputWhileOn(t, heat[t]) : 0;
        highest[k] = Math.max(highest[k], load[t] + own);
      }
    }
    return highest;
  }

  private double demandAbove(int t, long load, long[] highest) {
    double cost = 0;
    for (int i = p.componentFrom[t]; i < p.componentFrom[t + 1]; i++) {
      int k = p.componentOf[i];
      cost += p.componentRate[k] * Math.max(0, load - highest[k]);
    }
    return cost;
  }
}
