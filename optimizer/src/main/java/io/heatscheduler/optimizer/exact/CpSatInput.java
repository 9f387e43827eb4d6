package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.IntVar;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds weighted input power of equipment to rows of a CP-SAT model: (X8)-(X9), docs/model/milp.md.
 *
 * <p>Input is proportional to the chosen starts on a batch equipment and on one without minimum
 * load or load curve. Otherwise a variable in the row's own unit stands for weight x input; it is
 * held from below by every piece of the input function if that is convex and the weight is not
 * negative, and by the piece that the heat lies on, chosen by a binary, if not. A variable per use
 * keeps each coefficient's rounding at half of the row's unit.
 */
final class CpSatInput {
  private final CpSatModel base;
  private final Problem problem;
  private final List<List<InputSegment>> segments = new ArrayList<>();
  private final boolean[] additive;
  private final Map<Long, BoolVar[]> pieces = new HashMap<>();

  CpSatInput(CpSatModel base) {
    this.base = base;
    this.problem = base.problem;
    int equipment = problem.equipment().size();
    additive = new boolean[equipment];
    for (int e = 0; e < equipment; e++) {
      Equipment unit = problem.equipment().get(e);
      List<InputSegment> of = InputSegment.of(unit);
      segments.add(of);
      additive[e] = unit.batch() || InputSegment.proportional(of);
    }
  }

  /**
   * Adds weight x input of an equipment in a slot, standby and start-up included.
   *
   * @param weight of a power unit of input, in the row's measure
   * @param unit the row's unit, in the row's measure
   */
  void add(WeightedRow row, int e, int t, double weight, double unit) {
    Equipment equipment = problem.equipment().get(e);
    double scaled = weight * equipment.inputScale(t);
    row.add(base.on[e][t], weight * equipment.standby());
    row.add(base.up[e][t], weight * equipment.startupInput());
    CpSatGaps gaps = base.gaps(e);
    if (gaps != null) {
      gaps.addInput(row, t, weight);
    }
    List<CpSatModel.Running> running = base.running(e, t);
    if (additive[e] || running.isEmpty()) {
      double idle = equipment.curve().at(equipment.minLoad());
      row.add(base.on[e][t], scaled * idle);
      for (CpSatModel.Running run : running) {
        double heat = Math.max(base.heatOf(run), equipment.minLoad());
        row.add(run.start().chosen(), scaled * (equipment.curve().at(heat) - idle));
      }
    } else if (scaled != 0) {
      row.add(variableFor(e, t, scaled, unit), unit);
    }
  }

  private IntVar variableFor(int e, int t, double scaled, double unit) {
    List<InputSegment> of = segments.get(e);
    long most = (long) Math.ceil(Math.abs(scaled) * InputSegment.highest(of) / unit) + 10;
    IntVar value =
        base.model.newIntVar(scaled < 0 ? -most : 0, scaled > 0 ? most : 0, "input" + e + "_" + t);
    if (scaled > 0 && InputSegment.convex(of)) {
      for (InputSegment piece : of) {
        base.model.addGreaterOrEqual(above(value, piece, e, t, scaled, unit).nearest(1), 0);
      }
      return value;
    }
    BoolVar[] choice = piecesOf(e, t);
    base.model.addEquality(value, 0).onlyEnforceIf(base.on[e][t].not());
    for (int s = 0; s < of.size(); s++) { // equal, not at least: or the solver creeps unit by unit
      WeightedRow row = above(value, of.get(s), e, t, scaled, unit);
      base.model.addEquality(row.nearest(1), 0).onlyEnforceIf(choice[s]);
    }
    return value;
  }

  /** value - scaled x (valueAtFrom x on + slope x (heat - from x on)), in units. */
  private WeightedRow above(
      IntVar value, InputSegment piece, int e, int t, double scaled, double unit) {
    WeightedRow row = new WeightedRow();
    row.add(value, 1);
    row.add(base.on[e][t], -scaled * (piece.valueAtFrom() - piece.slope() * piece.from()) / unit);
    for (CpSatModel.Running run : base.running(e, t)) {
      row.add(run.start().chosen(), -scaled * piece.slope() * base.heatOf(run) / unit);
    }
    return row;
  }

  /** Binaries that say on which piece the heat lies, exactly one while on. */
  private BoolVar[] piecesOf(int e, int t) {
    long key = (long) e * problem.slots() + t;
    BoolVar[] known = pieces.get(key);
    if (known != null) {
      return known;
    }
    List<InputSegment> of = segments.get(e);
    BoolVar[] choice = new BoolVar[of.size()];
    WeightedRow one = new WeightedRow().add(base.on[e][t], -1);
    double heatUnit = CpSatModel.unitFor(heat(e, t).highest());
    for (int s = 0; s < choice.length; s++) {
      choice[s] = base.model.newBoolVar("piece" + e + "_" + t + "_" + s);
      one.add(choice[s], 1);
      double slack = heatUnit > 1 ? heatUnit * base.mostJobs(e, t) : 0;
      long from = (long) Math.floor((of.get(s).from() - slack) / heatUnit);
      boolean last = s == choice.length - 1; // capacity, if any, is held by (X6)
      double highest = last ? heat(e, t).highest() : of.get(s).to();
      long to = (long) Math.ceil((highest + slack) / heatUnit) + 1;
      base.model
          .addLinearConstraint(heat(e, t).nearest(heatUnit), from, to)
          .onlyEnforceIf(choice[s]);
    }
    base.model.addEquality(one.nearest(1), 0);
    pieces.put(key, choice);
    return choice;
  }

  private WeightedRow heat(int e, int t) {
    WeightedRow heat = new WeightedRow();
    base.running(e, t).forEach(run -> heat.add(run.start().chosen(), base.heatOf(run)));
    return heat;
  }

  /**
   * Holds the site's load to a limit in some slots, (X10); rounding favours feasibility.
   *
   * @param limit power units, base load included
   */
  void holdLoad(Iterable<Integer> slots, long limit) {
    for (int t : slots) {
      WeightedRow load = new WeightedRow().addConstant(problem.baseLoad(t));
      int terms = 0;
      for (int e = 0; e < problem.equipment().size(); e++) {
        if (problem.equipment().get(e).electric()) {
          add(load, e, t, 1, 1);
          terms += 3 + base.mostJobs(e, t);
        }
      }
      base.atMost(load, (double) limit + Units.LIMIT_TOLERANCE_OF_BOUND + terms);
    }
  }

  /**
   * Most by which weight x input of an equipment in a slot may differ from the evaluator's through
   * rounding, in the row's measure.
   */
  double error(int e, int t, double weight, double unit) {
    Equipment equipment = problem.equipment().get(e);
    double steep = InputSegment.steepest(segments.get(e)) * equipment.inputScale(t);
    int jobs = base.mostJobs(e, t);
    double heatSlack = 2 * CpSatModel.unitFor(heat(e, t).highest()) * (jobs + 1);
    double floating =
        1e-14
            * (InputSegment.highest(segments.get(e)) * equipment.inputScale(t)
                + equipment.standby());
    return 0.5 * unit * (2.0 * jobs + 5)
        + Math.abs(weight) * (1.0 + 2 * steep * heatSlack + floating);
  }
}
