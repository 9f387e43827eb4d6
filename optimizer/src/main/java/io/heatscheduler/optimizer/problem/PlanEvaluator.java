package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Values a plan from scratch, in the order of docs/model/milp.md: the reference that the search's
 * incremental state, the bounds and the exact models are tested against.
 */
public final class PlanEvaluator {
  private static final int MAX_VIOLATIONS = 100;

  private final Problem problem;
  private final List<String> violations = new ArrayList<>();

  private PlanEvaluator(Problem problem) {
    this.problem = problem;
  }

  /** Value and violations of a plan. */
  public static Evaluation evaluate(Problem problem, Plan plan) {
    return new PlanEvaluator(problem).run(plan);
  }

  private Evaluation run(Plan plan) {
    checkJobs(plan);
    long[] load = problem.baseLoad();
    long energy = 0;
    long starts = 0;
    for (int e = 0; e < problem.equipment().size(); e++) {
      Equipment unit = problem.equipment().get(e);
      long[] heat = heatOf(plan, e);
      checkRuns(plan, e);
      long[] rest = RestInputs.of(problem, plan, e);
      for (int t = 0; t < problem.slots(); t++) {
        boolean on = plan.isOn(e, t);
        boolean before = t == 0 ? unit.initiallyOn() : plan.isOn(e, t - 1);
        long input = (on ? unit.inputWhileOn(t, heat[t]) : 0) + rest[t];
        if (on && !before && plan.stateBefore(e, t) == 0) {
          input += unit.startupInput();
          starts += unit.startupCost();
        }
        if (!on && before && stateOfGap(plan, e, t) == 0) {
          starts += unit.shutdownCost();
        }
        energy += problem.inputCost(e, t, input);
        if (unit.electric()) {
          load[t] += input;
        }
      }
    }
    checkSite(plan, load);
    long demand = 0;
    long soft = softTerms(plan);
    int ofTheBill = problem.demand().size() - problem.soft().peaks().size();
    for (int k = 0; k < problem.demand().size(); k++) {
      DemandComponent component = problem.demand().get(k);
      long charge = component.charge(highest(load, component));
      demand += k < ofTheBill ? charge : 0;
      soft += k < ofTheBill ? 0 : charge;
    }
    long highestLoad = 0;
    for (long value : load) {
      highestLoad = Math.max(highestLoad, value);
    }
    return new Evaluation(
        energy + starts + demand + soft + problem.fixedCost(),
        energy,
        starts,
        demand,
        soft,
        highestLoad,
        violations);
  }

  /** State in which an equipment waits that is off from a slot on. */
  private static int stateOfGap(Plan plan, int e, int slot) {
    int next = plan.on().get(e).nextSetBit(slot);
    return next < 0 ? 0 : plan.stateBefore(e, next);
  }

  /** Prices of starts, on-slots and missing operators. */
  private long softTerms(Plan plan) {
    SoftTerms terms = problem.soft();
    if (terms.isNone()) {
      return 0;
    }
    long total = 0;
    for (int j = 0; j < problem.jobs().size(); j++) {
      total += terms.startPrice(j, plan.equipmentOf(j), plan.startOf(j));
    }
    long[] needed = operatorsNeeded(plan);
    for (int t = 0; t < problem.slots(); t++) {
      for (int e = 0; e < problem.equipment().size(); e++) {
        total += plan.isOn(e, t) ? terms.onPrice(e, t) : 0;
      }
      total += terms.operatorPrice(t, needed[t] - problem.operators(t));
    }
    return total;
  }

  private long[] operatorsNeeded(Plan plan) {
    long[] operators = new long[problem.slots()];
    for (int j = 0; j < problem.jobs().size(); j++) {
      Job job = problem.jobs().get(j);
      for (int k = 0; k < job.duration() && plan.startOf(j) + k < problem.slots(); k++) {
        operators[plan.startOf(j) + k] += job.operators();
      }
    }
    return operators;
  }

  private static long highest(long[] load, DemandComponent component) {
    long highest = 0;
    for (int t = component.slots().nextSetBit(0); t >= 0; t = component.slots().nextSetBit(t + 1)) {
      highest = Math.max(highest, load[t]);
    }
    return highest;
  }

  private void checkJobs(Plan plan) {
    for (int j = 0; j < problem.jobs().size(); j++) {
      Job job = problem.jobs().get(j);
      int equipment = plan.equipmentOf(j);
      int start = plan.startOf(j);
      if (job.options().stream().noneMatch(o -> o.equipment() == equipment && o.allows(start))) {
        violated("job %s may not start on equipment %d in slot %d", job.id(), equipment, start);
      }
      for (int predecessor : job.predecessors()) {
        if (start < plan.startOf(predecessor) + problem.jobs().get(predecessor).duration()) {
          violated(
              "job %s starts before its predecessor %s ends",
              job.id(), problem.jobs().get(predecessor).id());
        }
      }
    }
  }

  /**
   * Heat per slot on an equipment; reports capacity, mode, turnaround and on/off violations on the
   * way.
   */
  private long[] heatOf(Plan plan, int e) {
    Equipment unit = problem.equipment().get(e);
    long[] heat = new long[problem.slots()];
    long[][] used = new long[problem.dimensions()][problem.slots()];
    int[] running = new int[problem.slots() + unit.turnaroundSlots()];
    for (int j = 0; j < problem.jobs().size(); j++) {
      if (plan.equipmentOf(j) != e) {
        continue;
      }
      Job job = problem.jobs().get(j);
      int start = plan.startOf(j);
      for (int k = 0; k < job.duration() && start + k < problem.slots(); k++) {
        heat[start + k] += job.heat(k);
        for (int d = 0; d < problem.dimensions(); d++) {
          used[d][start + k] += job.uses(d);
        }
      }
      for (int k = 0;
          k < job.duration() + unit.turnaroundSlots() && start + k < running.length;
          k++) {
        running[start + k]++;
        if (k < job.duration() && !plan.isOn(e, start + k)) {
          violated("%s is off in slot %d while job %s runs", unit.id(), start + k, job.id());
        }
      }
    }
    for (int t = 0; t < problem.slots(); t++) {
      if (heat[t] > unit.capacity() + Units.LIMIT_TOLERANCE) {
        violated(
            "%s delivers %d over its capacity %d in slot %d",
            unit.id(), heat[t], unit.capacity(), t);
      }
      if (unit.batch() && running[t] > 1) {
        violated("%s runs %d batches in slot %d, turnaround included", unit.id(), running[t], t);
      }
      for (int d = 0; d < problem.dimensions(); d++) {
        if (used[d][t] > unit.dimensionCapacity(d)) {
          violated("%s exceeds dimension %d in slot %d", unit.id(), d, t);
        }
      }
    }
    return heat;
  }

  private void checkRuns(Plan plan, int e) {
    Equipment unit = problem.equipment().get(e);
    int[] startsOfDay = new int[problem.dayOfSlot(problem.slots() - 1) + 1];
    startsOfDay[problem.dayOfSlot(0)] = unit.startsToday();
    boolean limitBroken = false;
    for (int t = 0; t < problem.slots(); t++) {
      boolean before = t == 0 ? unit.initiallyOn() : plan.isOn(e, t - 1);
      if (!plan.isOn(e, t)) {
        if (t < unit.mustStayOnSlots()) {
          violated("%s is off in slot %d before its minimum run is over", unit.id(), t);
        }
        continue;
      }
      if (!unit.isAvailable(t)) {
        violated("%s is on in slot %d although unavailable", unit.id(), t);
      }
      if (before) {
        continue;
      }
      limitBroken |=
          plan.stateBefore(e, t) == 0
              && ++startsOfDay[problem.dayOfSlot(t)] > unit.maxStartsPerDay();
      for (int k = t; k < Math.min(problem.slots(), t + unit.minRunSlots()); k++) {
        if (!plan.isOn(e, k)) {
          violated(
              "%s started in slot %d runs shorter than %d slots", unit.id(), t, unit.minRunSlots());
          break;
        }
      }
    }
    if (!unit.resting().isInstant()) {
      RestInputs.check(problem, plan, e, violation -> violated("%s", violation));
    }
    if (limitBroken) {
      violated("%s starts more than %d times on a day", unit.id(), unit.maxStartsPerDay());
    }
  }

  private void checkSite(Plan plan, long[] load) {
    long[] operators = operatorsNeeded(plan);
    boolean hard = problem.soft().operators() == null;
    for (int t = 0; t < problem.slots(); t++) {
      if (hard && operators[t] > problem.operators(t)) {
        violated(
            "%d operators needed in slot %d, %d available", operators[t], t, problem.operators(t));
      }
      if (load[t] > problem.peakLimit() + Units.LIMIT_TOLERANCE) {
        violated("load %d in slot %d is over the limit %d", load[t], t, problem.peakLimit());
      }
    }
  }

  private void violated(String message, Object... values) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(message.formatted(values));
    }
  }
}
