package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.SatParameters;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Proves plans optimal, or plants infeasible, with CP-SAT, and improves and bounds where it cannot.
 *
 * <p>Deterministic: one thread, a fixed seed and CP-SAT's deterministic time as the limit; only the
 * wall-clock safety net of {@link ExactLimits} may make two runs differ. Loads native code and may
 * crash with it: run it through {@code optimizer.worker.SolverProcess}.
 */
public final class CpSatFinish {
  private static final double STEPS_OF_A_SMALL_MODEL = 1e14;
  private static final double STEPS_OF_A_LARGE_MODEL = 1e11;
  private static final long SMALL_MODEL_BINARIES = 3_000;
  private static final long LARGE_MODEL_BINARIES = 60_000;

  private final Problem problem;
  private final ExactLimits limits;

  /** A finish for one problem. */
  public CpSatFinish(Problem problem, ExactLimits limits) {
    this.problem = StaticFilters.apply(problem);
    this.limits = limits;
  }

  /**
   * Searches for the cheapest plan.
   *
   * @param incumbent a feasible plan to start from and to beat; null: none known
   */
  public ExactResult solve(@Nullable Plan incumbent, ExactListener listener) {
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return ExactResult.infeasible(0, List.of());
    }
    NativeLibraries.load();
    CpSatModel base = new CpSatModel(problem);
    CpSatInput input = new CpSatInput(base);
    addPeakLimit(problem, input);
    double steps =
        ModelSize.of(problem).binaries() <= SMALL_MODEL_BINARIES
            ? STEPS_OF_A_SMALL_MODEL
            : STEPS_OF_A_LARGE_MODEL;
    CpSatCost cost = new CpSatCost(base, input, steps);
    Best best = new Best(problem, listener);
    if (incumbent != null) {
      best.offer(incumbent);
      base.hint(incumbent);
      if (best.plan != null) {
        cost.cutOff(best.objective);
      }
    }
    CpSolver solver = solver(limits);
    solver.getParameters().setAbsoluteGapLimit(cost.error() / cost.unit());
    // setBestBoundCallback crashes this Java binding: bounds are read beside each solution
    CpSolverStatus status =
        solver.solve(
            base.model,
            new CpSolverSolutionCallback() {
              @Override
              public void onSolutionCallback() {
                best.offer(base.plan(this::value));
                listener.bound(lowered(cost, bestObjectiveBound()));
              }
            });
    double work = solver.response().getDeterministicTime();
    return switch (status) {
      case OPTIMAL, FEASIBLE -> {
        best.offer(base.plan(valueOf(solver)));
        yield result(status, best, lowered(cost, solver.bestObjectiveBound()), cost.error(), work);
      }
      case INFEASIBLE ->
          best.plan == null
              ? ExactResult.infeasible(work, List.of())
              : result(status, best, best.objective - cost.error(), cost.error(), work);
      case UNKNOWN -> {
        long bound = Math.max(lowered(cost, solver.bestObjectiveBound()), ExactResult.NO_BOUND);
        yield result(status, best, bound, cost.error(), work);
      }
      case MODEL_INVALID, UNRECOGNIZED ->
          throw new IllegalStateException(
              "CP-SAT refused the model (%s): %s".formatted(status, base.model.validate()));
    };
  }

  /**
   * Any feasible plan, or the proof that there is none, without regard to cost: by intervals, and
   * where their plan breaks a limit on on and off, by the whole model unless that is very large.
   */
  public ExactResult firstPlan(ExactListener listener) {
    ExactResult found = new FirstPlan(problem, limits).find(listener);
    boolean refused =
        found.status() == ExactStatus.UNKNOWN && found.work() < 0.5 * limits.workSeconds();
    return refused && ModelSize.of(problem).binaries() <= LARGE_MODEL_BINARIES
        ? planWithin(null, 0, listener)
        : found;
  }

  /**
   * Any plan whose site load stays at or below a level in some slots: the low end of a peak box,
   * docs/model/milp.md, section "Peak boxes".
   *
   * @param slots slots of the demand component; null: no level
   * @param level power units, base load included
   * @return FEASIBLE with a plan, INFEASIBLE (no plan has so low a peak), or UNKNOWN
   */
  public ExactResult planWithin(@Nullable BitSet slots, long level, ExactListener listener) {
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return ExactResult.infeasible(0, List.of());
    }
    NativeLibraries.load();
    CpSatModel base = new CpSatModel(problem);
    CpSatInput input = new CpSatInput(base);
    addPeakLimit(problem, input);
    if (slots != null) {
      input.holdLoad(() -> slots.stream().iterator(), level);
    }
    Best best = new Best(problem, listener);
    CpSolver solver = solver(limits);
    CpSolverStatus status = solver.solve(base.model);
    double work = solver.response().getDeterministicTime();
    if (status == CpSolverStatus.INFEASIBLE) {
      return ExactResult.infeasible(work, List.of());
    }
    if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
      best.offer(base.plan(valueOf(solver)));
    }
    return result(CpSolverStatus.FEASIBLE, best, ExactResult.NO_BOUND, 0, work);
  }

  /** Adds the contractual peak, if there is one. */
  private static void addPeakLimit(Problem problem, CpSatInput input) {
    if (problem.peakLimit() < Problem.NO_LIMIT) {
      BitSet all = problem.allSlots();
      input.holdLoad(() -> all.stream().iterator(), problem.peakLimit());
    }
  }

  private static ToLongFunction<LinearArgument> valueOf(CpSolver solver) {
    return solver::value;
  }

  /** A solver that gives the same answer each time. */
  static CpSolver solver(ExactLimits limits) {
    CpSolver solver = new CpSolver();
    SatParameters.Builder parameters = solver.getParameters();
    parameters.setNumWorkers(1);
    parameters.setRandomSeed(limits.seed());
    parameters.setMaxDeterministicTime(limits.workSeconds());
    parameters.setMaxTimeInSeconds(limits.wallSeconds());
    parameters.setMaxMemoryInMb(limits.memoryMegabytes());
    parameters.setLinearizationLevel(2);
    parameters.setCatchSigintSignal(false);
    // 9.15 adds coefficients up in 32 bits in this presolve step and then drops feasible plans:
    // github.com/google/or-tools/issues/5293
    parameters.setPresolveInclusionWorkLimit(0);
    return solver;
  }

  private static ExactResult result(
      CpSolverStatus status, Best best, long bound, long error, double work) {
    Plan plan = best.plan;
    if (plan == null) {
      return ExactResult.unknown(bound, error, work);
    }
    boolean proven = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.INFEASIBLE;
    return new ExactResult(
        proven && best.refused == 0 ? ExactStatus.OPTIMAL : ExactStatus.FEASIBLE,
        plan,
        best.objective,
        Math.min(bound, best.objective),
        error,
        work,
        List.of());
  }

  private static long lowered(CpSatCost cost, double modelBound) {
    double money = cost.money(modelBound);
    if (!(money > -4e18)) {
      return ExactResult.NO_BOUND;
    }
    return (long) Math.floor(money - Math.abs(money) * 1e-15) - cost.error();
  }

  /** The best plan the evaluator accepts. */
  private static final class Best {
    private final Problem problem;
    private final ExactListener listener;
    private @Nullable Plan plan;
    private long objective = Long.MAX_VALUE;
    private int refused;

    Best(Problem problem, ExactListener listener) {
      this.problem = problem;
      this.listener = listener;
    }

    void offer(Plan candidate) {
      Evaluation evaluation = PlanEvaluator.evaluate(problem, candidate);
      if (!evaluation.isFeasible()) {
        refused++; // within the bound's tolerance of a limit, but over the plan's
      } else if (evaluation.objective() < objective) {
        plan = candidate;
        objective = evaluation.objective();
        listener.plan(candidate, objective);
      }
    }
  }
}
