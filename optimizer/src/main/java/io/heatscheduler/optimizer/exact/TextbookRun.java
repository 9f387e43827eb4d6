package io.heatscheduler.optimizer.exact;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelBuilderHelper;
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
  private final LinearProgram program;
  private final Function<IntToDoubleFunction, Plan> plan;

  TextbookRun(Problem problem, LinearProgram program, Function<IntToDoubleFunction, Plan> plan) {
    this.problem = problem;
    this.program = program;
    this.plan = plan;
  }

  ExactResult solve(TextbookSolver type, ExactLimits limits) {
    if (!type.isUsable()) {
      throw new IllegalStateException("no library or no licence for it was found");
    }
    ModelSolverHelper solver = new ModelSolverHelper(type.orToolsName());
    solver.setTimeLimitInSeconds(limits.wallSeconds());
    ModelBuilder builder = builder();
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

  private ModelBuilder builder() {
    ModelBuilder builder = NativeLibraries.newModel();
    ModelBuilderHelper model = builder.getHelper();
    for (int c = 0; c < program.columns(); c++) {
      model.addVar();
      model.setVarLowerBound(c, program.lower(c));
      model.setVarUpperBound(c, program.upper(c));
      model.setVarIntegrality(c, program.isInteger(c));
      model.setVarObjectiveCoefficient(c, program.cost(c));
    }
    LinearProgram.Row[] rows = program.rowTerms();
    for (int r = 0; r < rows.length; r++) {
      model.addLinearConstraint();
      model.setConstraintLowerBound(r, program.least(r));
      model.setConstraintUpperBound(r, program.most(r));
      for (int i = 0; i < rows[r].columns().length; i++) {
        model.addConstraintTerm(r, rows[r].columns()[i], rows[r].coefficients()[i]);
      }
    }
    model.setObjectiveOffset(program.offset());
    return builder;
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
