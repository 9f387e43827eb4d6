package io.heatscheduler.optimizer.improve;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.RestInputs;
import io.heatscheduler.optimizer.state.CommitmentDp;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.GapDp;
import io.heatscheduler.optimizer.state.GapPrices;
import io.heatscheduler.optimizer.state.RestPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
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
  private final GapDp gapDp;

  /** Polishing for a problem. */
  public Polish(FlatProblem p) {
    this.p = p;
    commitment = new CommitmentDp(p);
    gapDp = new GapDp(p);
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
      Plan candidate = withBestPattern(best, e);
      if (candidate == null || candidate.equals(best)) {
        continue;
      }
      Evaluation candidateValue = PlanEvaluator.evaluate(p.problem, candidate);
      if (candidateValue.isFeasible() && candidateValue.objective() < value.objective()) {
        best = candidate;
        value = candidateValue;
      }
    }
    return best;
  }

  private @Nullable Plan withBestPattern(Plan plan, int e) {
    List<BitSet> on = new ArrayList<>(plan.on());
    List<Map<Integer, Integer>> standby = new ArrayList<>(plan.standby());
    if (p.rests[e]) {
      int[] stateOf = bestStates(plan, e);
      if (stateOf == null) {
        return null;
      }
      on.set(e, RestPattern.on(stateOf));
      standby.set(e, RestPattern.standby(stateOf));
    } else {
      BitSet pattern = bestPattern(plan, e);
      if (pattern == null) {
        return null;
      }
      on.set(e, pattern);
    }
    return new Plan(plan.equipmentOfJob(), plan.startOfJob(), on, standby);
  }

  /** The jobs of one equipment in a plan, and the load of everything else. */
  private final class Around {
    final long[] heat = new long[p.slots];
    final BitSet busy = new BitSet(p.slots);
    final long[] load = p.baseLoad.clone();

    Around(Plan plan, int e) {
      busy.set(0, p.mustStayOn[e]);
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
    }
  }

  /** Best state in each slot of equipment that takes time between off and on; null if none. */
  private int @Nullable [] bestStates(Plan plan, int e) {
    Equipment unit = p.problem.equipment().get(e);
    Around around = new Around(plan, e);
    long[] highest = highestLoads(around.load, unit, around.heat, around.busy);
    double[] onCost = new double[p.slots];
    for (int t = 0; t < p.slots; t++) {
      int i = e * p.slots + t;
      long input = unit.inputWhileOn(t, around.heat[t]);
      boolean priced = p.electric[e] && !around.busy.get(t);
      onCost[t] =
          input * p.price[i]
              + p.onPrice[i]
              + (priced ? demandAbove(t, around.load[t] + input, highest) : 0);
    }
    GapPrices prices = new GapPrices(unit.resting(), p.slots);
    prices.fill(
        (t, input, whileOn) -> {
          double price = input * p.price[e * p.slots + t];
          if (!p.electric[e]) {
            return price;
          }
          long under = around.load[t] + (whileOn ? unit.inputWhileOn(t, around.heat[t]) : 0);
          return price + demandAbove(t, under + input, highest) - demandAbove(t, under, highest);
        },
        unit.startupCost(),
        unit.shutdownCost());
    int[] stateOf = new int[p.slots];
    double value = gapDp.solve(e, around.busy, onCost, prices, stateOf);
    return Double.isInfinite(value) ? null : stateOf;
  }

  private @Nullable BitSet bestPattern(Plan plan, int e) {
    Equipment unit = p.problem.equipment().get(e);
    Around around = new Around(plan, e);
    long[] heat = around.heat;
    BitSet busy = around.busy;
    long[] load = around.load;
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
    long[] rest = RestInputs.of(p.problem, plan, e);
    for (int t = 0; t < p.slots; t++) {
      boolean before = t == 0 ? unit.initiallyOn() : plan.isOn(e, t - 1);
      load[t] += rest[t];
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
