package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import com.google.ortools.sat.SatParameters;
import com.google.ortools.util.Domain;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.IdenticalJobs;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.SearchState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Any plan of a plant too full to make one job by job: CP-SAT with one interval per job and
 * eligible equipment, (F1)-(F7) of docs/model/milp.md, section "First plan".
 *
 * <p>The model has a few variables per job instead of one per start, so dense plants with long
 * windows are in its reach. It leaves out what follows from on and off (minimum run, starts per
 * day, standby) and loses no feasible plan: without an answer within it, there is no plan. On and
 * off are then chosen by {@link io.heatscheduler.optimizer.state.OnPattern}, and the plan counts
 * only if {@link PlanEvaluator} accepts it; after a refusal for too high a load the limit is
 * lowered by the excess and the search repeated.
 */
final class FirstPlan {
  private static final int ATTEMPTS = 4;

  /** CP-SAT hardly counts what it does for intervals: its second here takes this many. */
  private static final double WORK_PER_SECOND = 40;

  private final Problem problem;
  private final ExactLimits limits;

  FirstPlan(Problem problem, ExactLimits limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /** FEASIBLE with a plan, INFEASIBLE (no plan exists), or UNKNOWN. */
  ExactResult find(ExactListener listener) {
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return ExactResult.infeasible(0, List.of());
    }
    NativeLibraries.load();
    double work = 0;
    long peakLimit = problem.peakLimit();
    for (int attempt = 0; attempt < ATTEMPTS && work < limits.workSeconds(); attempt++) {
      Model model = new Model(problem, peakLimit, new BitSet(), peakLimit);
      CpSolver solver = solver(work);
      CpSolverStatus status = solver.solve(model.model);
      work += WORK_PER_SECOND * solver.response().getDeterministicTime();
      if (status == CpSolverStatus.INFEASIBLE && attempt == 0) {
        return ExactResult.infeasible(work, List.of());
      }
      if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
        break;
      }
      Plan plan = withOnPattern(model.plan(solver));
      Evaluation value = PlanEvaluator.evaluate(problem, plan);
      if (value.isFeasible()) {
        listener.plan(plan, value.objective());
        return new ExactResult(
            ExactStatus.FEASIBLE,
            plan,
            value.objective(),
            ExactResult.NO_BOUND,
            0,
            work,
            List.of());
      }
      if (value.highestLoad() <= problem.peakLimit()) {
        break;
      }
      peakLimit -= value.highestLoad() - problem.peakLimit();
    }
    return ExactResult.unknown(ExactResult.NO_BOUND, 0, work);
  }

  private CpSolver solver(double workDone) {
    CpSolver solver =
        CpSatFinish.solver(
            new ExactLimits(
                (limits.workSeconds() - workDone) / WORK_PER_SECOND,
                limits.wallSeconds(),
                limits.seed(),
                limits.memoryMegabytes()));
    // any plan will do: no relaxation to bound with, and many short dives instead of one long one
    solver.getParameters().setLinearizationLevel(0);
    solver
        .getParameters()
        .setSearchBranching(SatParameters.SearchBranching.PORTFOLIO_WITH_QUICK_RESTART_SEARCH);
    return solver;
  }

  private Plan withOnPattern(Plan places) {
    SearchState state = new SearchState(new FlatProblem(problem));
    state.load(places);
    return state.toPlan();
  }

  /** The intervals and what they share. */
  static final class Model {
    final CpModel model = new CpModel();
    private final Problem problem;
    private final IntVar[] start;
    private final List<List<BoolVar>> chosen = new ArrayList<>();
    private final List<List<SharedLimit>> ofEquipment = new ArrayList<>();
    private final List<List<IntervalVar>> batches = new ArrayList<>();
    private final SharedLimit operators;
    private final SharedLimit load;
    private final double[] inputPerHeat;

    /**
     * Builds the model.
     *
     * @param peakLimit limit of the site's load in every slot, power units
     * @param held slots in which the load is held to a lower level; may be empty
     * @param level that level, power units
     */
    Model(Problem problem, long peakLimit, BitSet held, long level) {
      this.problem = problem;
      start = new IntVar[problem.jobs().size()];
      inputPerHeat = new double[problem.equipment().size()];
      for (int e = 0; e < problem.equipment().size(); e++) {
        Equipment unit = problem.equipment().get(e);
        List<SharedLimit> shared = new ArrayList<>();
        shared.add(new SharedLimit(unit.capacity() + Units.LIMIT_TOLERANCE_OF_BOUND));
        for (long capacity : unit.dimensionCapacity()) {
          shared.add(new SharedLimit(capacity));
        }
        ofEquipment.add(shared);
        batches.add(new ArrayList<>());
        inputPerHeat[e] = lowestInputPerHeat(e);
      }
      boolean priced = problem.soft().operators() != null;
      operators = new SharedLimit(priced ? Long.MAX_VALUE : mostOperators());
      long tolerance = Units.LIMIT_TOLERANCE_OF_BOUND + problem.equipment().size();
      boolean limited = peakLimit < Problem.NO_LIMIT;
      long everywhere = limited ? peakLimit : held.isEmpty() ? Long.MAX_VALUE : mostLoad();
      load = new SharedLimit(everywhere == Long.MAX_VALUE ? everywhere : everywhere + tolerance);
      for (int j = 0; j < start.length; j++) {
        addJob(j);
      }
      addPredecessors();
      addOrderOfIdenticalJobs();
      operators.fill(t -> mostOperators() - Math.min(mostOperators(), problem.operators(t)));
      load.fill(t -> problem.baseLoad(t) + (held.get(t) ? Math.max(0, everywhere - level) : 0));
      operators.addTo(model, problem.slots());
      load.addTo(model, problem.slots());
      for (int e = 0; e < problem.equipment().size(); e++) {
        if (problem.equipment().get(e).batch()) {
          model.addNoOverlap(batches.get(e));
        } else {
          ofEquipment.get(e).forEach(limit -> limit.addTo(model, problem.slots()));
        }
      }
    }

    /** More than any load: every job at once on its hungriest equipment. */
    private long mostLoad() {
      double most = 0;
      for (int t = 0; t < problem.slots(); t++) {
        most = Math.max(most, problem.baseLoad(t));
      }
      for (Job job : problem.jobs()) {
        double highest = 0;
        for (Job.Option option : job.options()) {
          Equipment unit = problem.equipment().get(option.equipment());
          for (int t = option.earliestStart(); t < option.latestStart() + job.duration(); t++) {
            highest = Math.max(highest, job.highestHeat() * unit.inputScale(t));
          }
        }
        most += highest;
      }
      return (long) Math.min(most, Problem.NO_LIMIT / 2.0);
    }

    private long mostOperators() {
      return problem.jobs().stream().mapToLong(Job::operators).sum();
    }

    /** (F1): one start, one equipment, and an interval on each that counts if it is chosen. */
    private void addJob(int j) {
      Job job = problem.jobs().get(j);
      BitSet anywhere = new BitSet();
      job.options().forEach(option -> anywhere.or(option.starts()));
      start[j] = model.newIntVarFromDomain(domain(anywhere), "start" + j);
      List<BoolVar> ofJob = new ArrayList<>();
      for (Job.Option option : job.options()) {
        int e = option.equipment();
        BoolVar here = model.newBoolVar("on" + j + "_" + e);
        ofJob.add(here);
        if (!option.starts().equals(anywhere)) {
          model.addLinearExpressionInDomain(start[j], domain(option.starts())).onlyEnforceIf(here);
        }
        if (problem.equipment().get(e).batch()) {
          int length = job.duration() + problem.equipment().get(e).turnaroundSlots();
          batches.get(e).add(interval(j, 0, length, here));
        }
        addUses(j, option, here);
      }
      model.addExactlyOne(ofJob.toArray(Literal[]::new));
      chosen.add(ofJob);
      if (job.operators() > 0) {
        IntervalVar run = model.newFixedSizeIntervalVar(start[j], job.duration(), "run" + j);
        operators.add(run, job.operators());
      }
    }

    /** (F2)-(F4): heat and load piece by piece of the profile, dimensions for the whole run. */
    private void addUses(int j, Job.Option option, BoolVar here) {
      Job job = problem.jobs().get(j);
      int e = option.equipment();
      Equipment unit = problem.equipment().get(e);
      List<SharedLimit> shared = ofEquipment.get(e);
      for (int from = 0; from < job.duration(); ) {
        int to = from + 1;
        while (to < job.duration() && job.heat(to) == job.heat(from)) {
          to++;
        }
        IntervalVar piece = interval(j, from, to - from, here);
        shared.getFirst().add(piece, job.heat(from));
        if (unit.electric()) {
          load.add(piece, lowestInput(job.heat(from), option, from, to));
        }
        from = to;
      }
      for (int d = 0; d < problem.dimensions(); d++) {
        if (job.uses(d) > 0) {
          shared.get(1 + d).add(interval(j, 0, job.duration(), here), job.uses(d));
        }
      }
    }

    /** Least a piece of a run can add to the site's load, wherever it starts. */
    private long lowestInput(long heat, Job.Option option, int from, int to) {
      Equipment unit = problem.equipment().get(option.equipment());
      double scale = Double.POSITIVE_INFINITY;
      for (int t = option.earliestStart() + from; t < option.latestStart() + to; t++) {
        scale = Math.min(scale, unit.inputScale(t));
      }
      return (long) Math.floor(heat * scale * inputPerHeat[option.equipment()] * (1 - 1e-12));
    }

    /** Lowest input before scale per heat of the running jobs, over all heats that can occur. */
    private double lowestInputPerHeat(int e) {
      Equipment unit = problem.equipment().get(e);
      double lowest = 1;
      if (!unit.curve().isLinear()) {
        double from = unit.capacity();
        for (Job job : problem.jobs()) {
          boolean eligible = job.options().stream().anyMatch(option -> option.equipment() == e);
          for (int k = 0; eligible && k < job.duration(); k++) {
            from = job.heat(k) > 0 ? Math.min(from, job.heat(k)) : from;
          }
        }
        from = Math.max(from, unit.minLoad());
        lowest =
            Math.min(
                unit.curve().at(from) / from, unit.curve().at(unit.capacity()) / unit.capacity());
        for (double heat : unit.curve().heatPoints()) {
          lowest = heat > from ? Math.min(lowest, unit.curve().at(heat) / heat) : lowest;
        }
      }
      return Math.max(0, lowest);
    }

    private IntervalVar interval(int j, int offset, int length, BoolVar here) {
      return model.newOptionalFixedSizeIntervalVar(
          LinearExpr.newBuilder().add(start[j]).add(offset).build(), length, here, "piece" + j);
    }

    /** (F7): of identical jobs the one with the lower index starts first. */
    private void addOrderOfIdenticalJobs() {
      IdenticalJobs identical = IdenticalJobs.of(problem);
      for (int j = 0; j < start.length; j++) {
        if (identical.hasNext(j)) {
          model.addLessOrEqual(start[j], start[identical.next(j)]);
        }
      }
    }

    /** (F6). */
    private void addPredecessors() {
      for (int j = 0; j < start.length; j++) {
        for (int p : problem.jobs().get(j).predecessors()) {
          LinearExprBuilder ended =
              LinearExpr.newBuilder().add(start[p]).add(problem.jobs().get(p).duration());
          model.addGreaterOrEqual(start[j], ended);
        }
      }
    }

    private static Domain domain(BitSet starts) {
      return Domain.fromValues(starts.stream().asLongStream().toArray());
    }

    /** Where the solver put the jobs; all equipment off. */
    Plan plan(CpSolver solver) {
      int[] equipment = new int[start.length];
      int[] slot = new int[start.length];
      for (int j = 0; j < start.length; j++) {
        slot[j] = (int) solver.value(start[j]);
        for (int o = 0; o < chosen.get(j).size(); o++) {
          if (solver.booleanValue(chosen.get(j).get(o))) {
            equipment[j] = problem.jobs().get(j).options().get(o).equipment();
          }
        }
      }
      List<BitSet> off = new ArrayList<>();
      problem.equipment().forEach(unit -> off.add(new BitSet()));
      return new Plan(equipment, slot, off);
    }
  }
}
