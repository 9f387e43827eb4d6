package io.heatscheduler.optimizer.exact;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolverHelper;
import com.google.ortools.modelbuilder.SolveStatus;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * One run of a linear solver on a built program, around what OR-Tools' Java binding gets wrong:
 * HiGHS reports an unknown status at its time limit although it has a solution, and bounds of
 * unsolved programs read 0.
 */
final class TextbookRun {
  private final Problem problem;
  private final ModelBuilder builder;
  private final Function<IntToDoubleFunction, Plan> plan;

  TextbookRun(Problem problem, ModelBuilder builder, Function<IntToDoubleFunction, Plan> plan) {
    this.problem = problem;
    this.builder = builder;
    this.plan = plan;
  }

  ExactResult solve(TextbookSolver type, ExactLimits limits) {
    if (!type.isUsable()) {
      throw new IllegalStateException("no library or no licence for it was found");
    }
    ModelSolverHelper solver = new ModelSolverHelper(type.orToolsName());
    solver.setTimeLimitInSeconds(limits.wallSeconds());
    solver.solve(builder.getHelper());
    SolveStatus status = solver.hasResponse() ? solver.getStatus() : SolveStatus.ABNORMAL;
    if (status == SolveStatus.INFEASIBLE) {
      return ExactResult.infeasible(Double.NaN, List.of());
    }
    boolean solved = status == SolveStatus.OPTIMAL || status == SolveStatus.FEASIBLE;
    long error = problem.maxRoundingError() + Math.round(1e-6 * Units.MONEY_PER_ONE);
    long bound = bound(solver, solved);
    String told = "%s: %s %s".formatted(type, status, solver.getStatusString());
    if (!solver.hasSolution()) {
      return ExactResult.unknown(bound, error, Double.NaN).withMessages(List.of(told));
    }
    Plan found = plan.apply(solver::getVariableValue);
    Evaluation evaluation = PlanEvaluator.evaluate(problem, found);
    if (!evaluation.isFeasible()) {
      return ExactResult.unknown(bound, error, Double.NaN)
          .withMessages(List.of(told, "plan refused: " + evaluation.violations().getFirst()));
    }
    return new ExactResult(
        status == SolveStatus.OPTIMAL ? ExactStatus.OPTIMAL : ExactStatus.FEASIBLE,
        found,
        evaluation.objective(),
        Math.min(bound, evaluation.objective()),
        error,
        Double.NaN,
        List.of(told));
  }

  /** The solver's bound less its tolerance; none if it says nothing or the 0 of an unsolved run. */
  private long bound(ModelSolverHelper solver, boolean solved) {
    double bound = solver.hasResponse() ? solver.getBestObjectiveBound() : Double.NaN;
    if (!Double.isFinite(bound) || Math.abs(bound) > 4e10 || bound == 0 && !solved) {
      return ExactResult.NO_BOUND;
    }
    double lowered = bound - 1e-6 * (1 + Math.abs(bound));
    return (long) Math.floor(lowered * Units.MONEY_PER_ONE) - problem.maxRoundingError();
  }
}
