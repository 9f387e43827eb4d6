package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.util.List;

/**
 * The objective of a CP-SAT model in fixed point: (X11)-(X12), docs/model/milp.md.
 *
 * <p>Energy, starts and shut-downs are summed with the money's own unit; a demand component is a
 * variable of money held above rate x (load - floor) in each of its slots, so that its rounding,
 * too, is half a unit per term and not half a unit of power times the rate.
 */
final class CpSatCost {
  private final Problem problem;
  private final CpSatModel base;
  private final CpSatInput input;
  private final double unit;
  private final LinearExpr objective;
  private double error;

  /**
   * Adds the objective and minimises it.
   *
   * @param steps about how many steps of the objective's unit the largest total may have, at most
   *     {@link CpSatModel#MAX_SUM}; fewer make a coarser and quicker model
   */
  CpSatCost(CpSatModel base, CpSatInput input, double steps) {
    this.problem = base.problem;
    this.base = base;
    this.input = input;
    double largest = 1;
    for (int e = 0; e < problem.equipment().size(); e++) {
      largest += largest(e);
    }
    largest += problem.mostSoft();
    double factor = 1;
    while (largest / factor > steps) {
      factor *= 10;
    }
    unit = factor;
    WeightedRow total = new WeightedRow();
    for (int e = 0; e < problem.equipment().size(); e++) {
      addEnergyAndStarts(total, e);
    }
    for (int k = 0; k < problem.demand().size(); k++) {
      addDemand(total, problem.demand().get(k), k);
    }
    addSoftTerms(total);
    error += 0.5 * unit * problem.jobs().size() + 1e-14 * largest + 1;
    objective = total.nearest(unit);
    base.model.minimize(objective);
  }

  /** Prices of starts, on-slots and missing operators; peaks are demand components. */
  private void addSoftTerms(WeightedRow total) {
    SoftTerms soft = problem.soft();
    if (soft.isNone()) {
      return;
    }
    for (List<CpSatModel.Start> starts : base.startsOfJob) {
      for (CpSatModel.Start s : starts) {
        total.add(s.chosen(), soft.startPrice(s.job(), s.equipment(), s.slot()));
      }
    }
    for (int e = 0; e < problem.equipment().size(); e++) {
      for (int t = 0; t < problem.slots(); t++) {
        total.add(base.on[e][t], soft.onPrice(e, t));
      }
    }
    for (int t = 0; t < base.missingOperators.size(); t++) {
      total.add(base.missingOperators.get(t), soft.operatorPrice(t, 1));
      error += 0.5 * unit * base.missingOperators.get(t).getDomain().max();
    }
  }

  private double largest(int e) {
    Equipment unitOf = problem.equipment().get(e);
    double highest = InputSegment.highest(InputSegment.of(unitOf));
    double rates = 0;
    if (unitOf.electric()) {
      rates = problem.demand().stream().mapToDouble(DemandComponent::ratePerUnit).sum();
    }
    double sum = 0;
    for (int t = 0; t < problem.slots(); t++) {
      double power = highest * unitOf.inputScale(t) + unitOf.highestInputBesideLoad();
      double charge = rates * power / problem.slots();
      sum += Math.abs(problem.costPerInput(e, t)) * power + charge;
      sum += unitOf.startupCost() + unitOf.shutdownCost();
    }
    return sum;
  }

  private void addEnergyAndStarts(WeightedRow total, int e) {
    Equipment equipment = problem.equipment().get(e);
    for (int t = 0; t < problem.slots(); t++) {
      double price = problem.costPerInput(e, t);
      input.add(total, e, t, price, unit);
      error += input.error(e, t, price, unit) + 1;
      total.add(base.start(e, t), equipment.startupCost());
      total.add(base.stop(e, t), equipment.shutdownCost());
    }
  }

  private void addDemand(WeightedRow total, DemandComponent component, int k) {
    double rate = component.ratePerUnit();
    if (rate == 0) {
      return;
    }
    IntVar charge = base.model.newIntVar(0, Math.round(2 * CpSatModel.MAX_SUM), "charge" + k);
    double worst = 0;
    for (int t : component.slots().stream().toArray()) {
      WeightedRow row = new WeightedRow();
      double errorHere = unit;
      for (int e = 0; e < problem.equipment().size(); e++) {
        if (problem.equipment().get(e).electric()) {
          input.add(row, e, t, rate, unit);
          errorHere += input.error(e, t, rate, unit);
        }
      }
      double constant = rate * ((double) problem.baseLoad(t) - component.floor());
      if (constant + row.highest() > 0) {
        row.add(charge, -unit);
        base.model.addLessOrEqual(row.nearest(unit), -Math.round(constant / unit));
        worst = Math.max(worst, errorHere);
      }
    }
    error += worst + 1;
    total.add(charge, unit);
  }

  /** Money units in one step of the model's objective. */
  double unit() {
    return unit;
  }

  /** Most by which the model's value of a plan may differ from the evaluator's, money units. */
  long error() {
    return (long) Math.ceil(error);
  }

  /** Money units, fixed charges included, of a value of the model's objective. */
  double money(double modelObjective) {
    return modelObjective * unit + problem.fixedCost();
  }

  /** Forbids plans that cost more than a known one, rounding included. */
  void cutOff(long objectiveOfPlan) {
    double limit = ((double) objectiveOfPlan - problem.fixedCost() + error()) / unit;
    base.model.addLessOrEqual(objective, (long) Math.ceil(limit));
  }
}
