package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Branch and cut by SCIP on what is left of a problem, in turns of a reproducible amount of work
 * (docs/model/milp.md, section Branch and cut).
 *
 * <p>Deterministic: one thread, and simplex iterations as the measure. Loads native code and may
 * crash with it: run it through {@code optimizer.worker.SolverProcess}. To be closed.
 */
public final class BranchAndCut implements AutoCloseable {
  /** SCIP takes reduced costs down to minus this for 0. */
  private static final double DUAL_TOLERANCE = 1e-7;

  private static final double RELATIVE_ERROR = 1e-6;

  private final Problem problem;
  private final TextbookModel model;
  private final ScipRun run;
  private final ModelSize size;
  private final double widths;
  private final long cutoff;
  private double workSeconds;
  private long iterations;

  private BranchAndCut(ScipLibrary scip, Problem problem, double[] leastPeaksKw, long cutoff) {
    this.problem = problem;
    this.cutoff = cutoff;
    model = new TextbookModel(problem, leastPeaksKw);
    size = ModelSize.of(problem);
    LinearProgram program = model.program();
    run = new ScipRun(scip, program, cutoff / (double) Units.MONEY_PER_ONE);
    double sum = 0;
    for (int c = 0; c < program.columns(); c++) {
      double width = program.upper(c) - program.lower(c);
      sum += Double.isFinite(width) ? width : 0;
    }
    widths = sum;
    workSeconds = size.branchingBeginSeconds();
  }

  /**
   * A run that has not begun.
   *
   * @param problem its starts; every plan of interest uses them
   * @param leastPeaksKw floors under the peaks of the plans of interest, kW, [k]
   * @param cutoff money units; only cheaper plans are of interest
   * @return empty where SCIP is not to be had, or cannot model the problem
   */
  public static Optional<BranchAndCut> of(Problem problem, double[] leastPeaksKw, long cutoff) {
    if (!problem.unitsWithGaps().isEmpty()
        || StaticFilters.firstImpossibleJob(StaticFilters.apply(problem)) >= 0) {
      return Optional.empty();
    }
    NativeLibraries.load();
    return ScipLibrary.find().map(scip -> new BranchAndCut(scip, problem, leastPeaksKw, cutoff));
  }

  /**
   * Goes on for an amount of work.
   *
   * @param seconds deterministic seconds, over 0
   * @return OPTIMAL: no plan is cheaper than the one found; INFEASIBLE: none is cheaper than the
   *     cutoff; FEASIBLE or UNKNOWN: so far. Work counts from the begin
   */
  public ExactResult advance(double seconds) {
    double perIteration = size.branchingIterationSeconds();
    double left = workSeconds + seconds - size.branchingBeginSeconds();
    long more = Math.max(1, (long) (left / perIteration) - iterations);
    ScipRun.State state = run.advance(more);
    iterations = state.iterations();
    workSeconds = size.branchingBeginSeconds() + perIteration * iterations;
    long bound = lowered(state.bound());
    double[] solution = state.solution();
    if (solution == null) {
      return withoutPlan(state.exhausted(), bound);
    }
    Plan plan = model.plan(column -> solution[column]);
    Evaluation evaluation = PlanEvaluator.evaluate(problem, plan);
    if (!evaluation.isFeasible()) { // within the solver's tolerance of a limit, but over the plan's
      return result(ExactStatus.UNKNOWN, null, Long.MAX_VALUE, bound);
    }
    long objective = evaluation.objective();
    if (objective >= cutoff) { // SCIP keeps what it finds on its way, however dear
      return withoutPlan(state.exhausted(), bound);
    }
    return result(
        state.exhausted() ? ExactStatus.OPTIMAL : ExactStatus.FEASIBLE,
        plan,
        objective,
        Math.min(bound, objective));
  }

  private ExactResult withoutPlan(boolean exhausted, long bound) {
    ExactStatus status = exhausted ? ExactStatus.INFEASIBLE : ExactStatus.UNKNOWN;
    return result(status, null, Long.MAX_VALUE, bound);
  }

  private ExactResult result(ExactStatus status, @Nullable Plan plan, long objective, long bound) {
    return new ExactResult(
        status, plan, objective, bound, problem.maxRoundingError(), workSeconds, List.of());
  }

  /** SCIP's bound less what its tolerances may have added to it. */
  private long lowered(double bound) {
    if (!(Math.abs(bound) < 4e10)) {
      return ExactResult.NO_BOUND;
    }
    double lowered = bound - RELATIVE_ERROR * (1 + Math.abs(bound)) - DUAL_TOLERANCE * widths;
    return (long) Math.floor(lowered * Units.MONEY_PER_ONE);
  }

  /** Ends the run. */
  @Override
  public void close() {
    run.close();
  }
}
