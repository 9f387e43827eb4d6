package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole problem as the textbook time-indexed mixed-integer program: the peer that the search is
 * measured against, and what a general solver is given.
 *
 * <p>Equations (X1)-(X12), docs/model/milp.md, in kW and money with real numbers. Surplus heat
 * stands for the minimum load; load curves and negative prices choose a piece by a binary.
 */
public final class TextbookModel {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** A start binary. */
  private record Start(int job, int equipment, int slot, int column) {}

  /** A start whose run covers a slot, in the k-th slot of the run. */
  private record Running(Start start, int k) {}

  private final Problem problem;
  private final double @Nullable [] leastPeaksKw;
  private final boolean forBranching;
  private final LinearProgram program = new LinearProgram();
  private final List<Start> starts = new ArrayList<>();
  private final List<List<List<Running>>> running = new ArrayList<>();
  private final int[][] on;
  private final int[][] up;
  private final int[] load;

  /** Builds the program. */
  TextbookModel(Problem unfiltered) {
    this(unfiltered, null);
  }

  /**
   * Builds the program in the form for branch and cut (docs/model/milp.md, section Branch and cut):
   * the same plans in fewer rows, X5 left to the solver until violated, and known ends of the
   * peaks.
   *
   * @param leastPeaksKw known floors under the peaks, kW, [k]; null: the textbook form
   */
  TextbookModel(Problem unfiltered, double @Nullable [] leastPeaksKw) {
    this.problem = StaticFilters.apply(unfiltered);
    this.leastPeaksKw = leastPeaksKw;
    forBranching = leastPeaksKw != null;
    int equipment = problem.equipment().size();
    on = new int[equipment][problem.slots()];
    up = new int[equipment][problem.slots()];
    load = new int[problem.slots()];
    for (int t = 0; t < load.length; t++) {
      long tolerance = forBranching ? Units.LIMIT_TOLERANCE_OF_BOUND : 0;
      double most =
          problem.peakLimit() < Problem.NO_LIMIT ? kw(problem.peakLimit() + tolerance) : INFINITY;
      load[t] = column(-INFINITY, most, false, 0);
    }
    for (int e = 0; e < equipment; e++) {
      List<List<Running>> ofSlot = new ArrayList<>();
      for (int t = 0; t < problem.slots(); t++) {
        ofSlot.add(new ArrayList<>());
      }
      running.add(ofSlot);
    }
    addStarts();
    int[] loadRow = new int[problem.slots()];
    for (int t = 0; t < loadRow.length; t++) {
      loadRow[t] = row(kw(problem.baseLoad(t)), kw(problem.baseLoad(t)));
      term(loadRow[t], load[t], 1);
    }
    for (int e = 0; e < equipment; e++) {
      addCommitment(e);
      for (int t = 0; t < problem.slots(); t++) {
        addHeat(e, t, loadRow[t]);
      }
    }
    addOperators();
    addPredecessors();
    for (int k = 0; k < problem.demand().size(); k++) {
      addDemand(problem.demand().get(k), k);
    }
    program.setOffset(Units.approximateAmount(problem.fixedCost()));
  }

  /**
   * Builds and solves the program.
   *
   * <p>CP-SAT gets its integer form ({@link CpSatFinish}, nothing known beforehand): OR-Tools' own
   * rounding of real-valued programs makes most of them infeasible.
   *
   * @param listener told of plans and bounds on the way, where the solver tells them
   * @return the plan if the evaluator accepts it; the bound is lowered by the solver's tolerance
   */
  public static ExactResult solve(
      Problem problem, TextbookSolver solver, ExactLimits limits, ExactListener listener) {
    if (solver == TextbookSolver.CP_SAT) {
      return new CpSatFinish(problem, limits).solve(null, listener);
    }
    if (StaticFilters.firstImpossibleJob(StaticFilters.apply(problem)) >= 0) {
      return ExactResult.infeasible(0, List.of());
    }
    TextbookModel model = new TextbookModel(problem);
    return new TextbookRun(model.problem, model.program, model::plan).solve(solver, limits);
  }

  /** Columns and rows of the program. */
  String size() {
    return "%d columns, %d rows".formatted(program.columns(), program.rows());
  }

  /** The program. */
  LinearProgram program() {
    return program;
  }

  private static double kw(long power) {
    return Units.kilowatts(power);
  }

  private int column(double from, double to, boolean integer, double cost) {
    return program.column(from, to, integer, cost);
  }

  private int row(double from, double to) {
    return program.row(from, to);
  }

  private void term(int row, int column, double coefficient) {
    program.term(row, column, coefficient);
  }

  /** (X1): each job starts once. */
  private void addStarts() {
    for (int j = 0; j < problem.jobs().size(); j++) {
      Job job = problem.jobs().get(j);
      int once = row(1, 1);
      for (Job.Option option : job.options()) {
        for (int s : option.starts().stream().toArray()) {
          double price =
              Units.approximateAmount(problem.soft().startPrice(j, option.equipment(), s));
          Start start = new Start(j, option.equipment(), s, column(0, 1, true, price));
          starts.add(start);
          term(once, start.column(), 1);
          for (int k = 0; k < job.duration(); k++) {
            running.get(option.equipment()).get(s + k).add(new Running(start, k));
          }
        }
      }
    }
  }

  /** (X2)-(X4): on, start-up, shut-down, minimum run, starts per day. */
  private void addCommitment(int e) {
    Equipment unit = problem.equipment().get(e);
    double startCost = Units.approximateAmount(unit.startupCost());
    double stopCost = Units.approximateAmount(unit.shutdownCost());
    for (int t = 0; t < problem.slots(); t++) {
      double onPrice = Units.approximateAmount(problem.soft().onPrice(e, t));
      int least = t < unit.mustStayOnSlots() ? 1 : 0;
      on[e][t] = column(least, unit.isAvailable(t) ? 1 : 0, true, onPrice);
      up[e][t] = column(0, 1, false, startCost);
      int down = column(0, 1, false, stopCost);
      double before = t == 0 && unit.initiallyOn() ? 1 : 0;
      int change = row(-before, -before); // up - down - on + on before = 0
      term(change, up[e][t], 1);
      term(change, down, -1);
      term(change, on[e][t], -1);
      int notTwice = row(-INFINITY, 1 - before);
      term(notTwice, up[e][t], 1);
      if (t > 0) {
        term(change, on[e][t - 1], 1);
        term(notTwice, on[e][t - 1], 1);
      }
      int run = row(-INFINITY, 0);
      for (int s = Math.max(0, t - unit.minRunSlots() + 1); s <= t; s++) {
        term(run, up[e][s], 1);
      }
      term(run, on[e][t], -1);
    }
    for (int from = 0; from < problem.slots() && unit.maxStartsPerDay() < problem.slots(); ) {
      int left = unit.maxStartsPerDay() - (from == 0 ? unit.startsToday() : 0);
      int ofDay = row(-INFINITY, Math.max(0, left));
      int day = problem.dayOfSlot(from);
      for (; from < problem.slots() && problem.dayOfSlot(from) == day; from++) {
        term(ofDay, up[e][from], 1);
      }
    }
  }

  /** (X5)-(X10) of one equipment and slot. */
  private void addHeat(int e, int t, int loadRow) {
    Equipment unit = problem.equipment().get(e);
    List<Running> here = running.get(e).get(t);
    int capacity = row(-INFINITY, kw(Units.LIMIT_TOLERANCE));
    term(capacity, on[e][t], -kw(unit.capacity()));
    here.forEach(run -> term(capacity, run.start().column(), kw(heat(run))));
    if (forBranching && unit.batch()) {
      int oneWhileOn = row(-INFINITY, 0);
      term(oneWhileOn, on[e][t], -1);
      here.forEach(run -> term(oneWhileOn, run.start().column(), 1));
    } else {
      addRunsOnlyWhileOn(here, on[e][t]);
    }
    if (unit.batch() && (unit.turnaroundSlots() > 0 || !forBranching)) {
      int one = row(-INFINITY, 1);
      here.forEach(run -> term(one, run.start().column(), 1));
      for (int s = Math.max(0, t - unit.turnaroundSlots()); s < t; s++) {
        for (Running run : running.get(e).get(s)) {
          if (run.k() == problem.jobs().get(run.start().job()).duration() - 1) {
            term(one, run.start().column(), 1);
          }
        }
      }
    }
    for (int d = 0; d < problem.dimensions(); d++) {
      if (unit.dimensionCapacity(d) < Long.MAX_VALUE) {
        int dimension = row(-INFINITY, kw(unit.dimensionCapacity(d)));
        for (Running run : here) {
          term(dimension, run.start().column(), kw(problem.jobs().get(run.start().job()).uses(d)));
        }
      }
    }
    addInput(e, t, loadRow, here);
  }

  private void addRunsOnlyWhileOn(List<Running> here, int onColumn) {
    int job = -1;
    int row = -1;
    for (Running run : here) { // ascending by job
      if (run.start().job() != job) {
        job = run.start().job();
        row = forBranching ? program.lazyRow(-INFINITY, 0) : row(-INFINITY, 0);
        term(row, onColumn, -1);
      }
      term(row, run.start().column(), 1);
    }
  }

  /** (X8)-(X9): input costs money and, if electric, adds to the load. */
  private void addInput(int e, int t, int loadRow, List<Running> here) {
    Equipment unit = problem.equipment().get(e);
    double price = unit.pricePerKwh(t) * problem.slotMinutes() / 60;
    draw(e, on[e][t], kw(unit.standby()), price, loadRow);
    draw(e, up[e][t], kw(unit.startupInput()), price, loadRow);
    double scale = unit.inputScale(t);
    List<InputSegment> pieces = InputSegment.of(unit);
    if (unit.curve().isLinear() && (price >= 0 || unit.minLoad() == 0)) {
      for (Running run : here) {
        draw(e, run.start().column(), kw(heat(run)) * scale, price, loadRow);
      }
      if (unit.minLoad() > 0) {
        int surplus = column(0, kw(unit.minLoad()), false, 0);
        draw(e, surplus, scale, price, loadRow);
        int atLeast = row(0, INFINITY);
        term(atLeast, surplus, 1);
        term(atLeast, on[e][t], -kw(unit.minLoad()));
        here.forEach(run -> term(atLeast, run.start().column(), kw(heat(run))));
      }
      return;
    }
    int onePiece = row(0, 0);
    term(onePiece, on[e][t], -1);
    int heat = row(0, 0); // sum of jobs' heat = sum over pieces of from x chosen + part
    here.forEach(run -> term(heat, run.start().column(), kw(heat(run))));
    for (InputSegment piece : pieces) {
      int chosen = column(0, 1, true, 0);
      double length = (piece.to() - piece.from()) / Units.POWER_PER_KW;
      int part = column(0, length, false, 0);
      term(onePiece, chosen, 1);
      term(heat, chosen, -piece.from() / Units.POWER_PER_KW);
      term(heat, part, -1);
      int within = row(-INFINITY, 0);
      term(within, part, 1);
      term(within, chosen, -length);
      draw(e, chosen, piece.valueAtFrom() / Units.POWER_PER_KW * scale, price, loadRow);
      draw(e, part, piece.slope() * scale, price, loadRow);
    }
  }

  private void draw(int e, int column, double inputKw, double price, int loadRow) {
    if (inputKw == 0) {
      return;
    }
    program.addCost(column, price * inputKw);
    if (problem.equipment().get(e).electric()) {
      term(loadRow, column, -inputKw);
    }
  }

  private void addOperators() {
    for (int t = 0; t < problem.slots(); t++) {
      if (problem.operators(t) < Integer.MAX_VALUE) {
        int people = row(-INFINITY, problem.operators(t));
        if (problem.soft().operators() != null) {
          double price = Units.approximateAmount(problem.soft().operatorPrice(t, 1));
          term(people, column(0, INFINITY, false, price), -1);
        }
        for (List<List<Running>> ofEquipment : running) {
          for (Running run : ofEquipment.get(t)) {
            term(people, run.start().column(), problem.jobs().get(run.start().job()).operators());
          }
        }
      }
    }
  }

  /** (X7), in the disaggregated form. */
  private void addPredecessors() {
    for (int j = 0; j < problem.jobs().size(); j++) {
      for (int p : problem.jobs().get(j).predecessors()) {
        int duration = problem.jobs().get(p).duration();
        for (int t = 0; t < problem.slots(); t++) {
          int row = row(-INFINITY, 0);
          for (Start start : starts) {
            if (start.job() == j && start.slot() <= t) {
              term(row, start.column(), 1);
            } else if (start.job() == p && start.slot() <= t - duration) {
              term(row, start.column(), -1);
            }
          }
        }
      }
    }
  }

  /** (X12): the charge above the floor. */
  private void addDemand(DemandComponent component, int k) {
    double from =
        leastPeaksKw == null ? 0 : Math.max(0, leastPeaksKw[k] - 1e-6 - kw(component.floor()));
    int above = column(from, INFINITY, false, component.ratePerKw());
    for (int t : component.slots().stream().toArray()) {
      int row = row(-kw(component.floor()), INFINITY);
      term(row, above, 1);
      term(row, load[t], -1);
    }
  }

  private long heat(Running run) {
    return problem.jobs().get(run.start().job()).heat(run.k());
  }

  /** The plan that values of the columns mean. */
  Plan plan(IntToDoubleFunction value) {
    int[] equipment = new int[problem.jobs().size()];
    int[] slot = new int[problem.jobs().size()];
    for (Start start : starts) {
      if (value.applyAsDouble(start.column()) > 0.5) {
        equipment[start.job()] = start.equipment();
        slot[start.job()] = start.slot();
      }
    }
    List<BitSet> onSlots = new ArrayList<>();
    for (int[] columns : on) {
      BitSet set = new BitSet();
      for (int t = 0; t < columns.length; t++) {
        set.set(t, value.applyAsDouble(columns[t]) > 0.5);
      }
      onSlots.add(set);
    }
    return new Plan(equipment, slot, onSlots);
  }
}
