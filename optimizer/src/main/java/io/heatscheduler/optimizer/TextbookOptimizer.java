package io.heatscheduler.optimizer;

import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.worker.SolverOutcome;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.SolverRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A general solver on the textbook mixed-integer program (docs/model/milp.md, "Exact models"), in
 * the solver process: what {@link HybridOptimizer} is measured against.
 *
 * <p>Limited by wall time, so two runs may differ; the work units are milliseconds spent. The start
 * schedule and the seed are not used.
 */
public final class TextbookOptimizer implements PlantOptimizer {
  private static final Logger LOG = LoggerFactory.getLogger(TextbookOptimizer.class);

  private final TextbookSolver solver;
  private final SolverProcess process;

  /**
   * A solver.
   *
   * @param process closed by the caller
   */
  public TextbookOptimizer(TextbookSolver solver, SolverProcess process) {
    this.solver = solver;
    this.process = process;
  }

  @Override
  public String solverType() {
    return solver.published();
  }

  @Override
  public OptimizerResult optimize(
      OptimizationTask task,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    long begun = System.nanoTime();
    Problem compiled = ProblemCompiler.compile(task.plant(), task.soft());
    Problem problem = task.softOnly() ? compiled.withoutBill() : compiled;
    double seconds = settings.timeLimit().toMillis() / 1000.0;
    SolverOutcome outcome =
        process.run(
            new SolverRequest.Textbook(
                problem, solver, new ExactLimits(1e9, Math.max(0.1, seconds), 1, 4_096)),
            ExactListener.NONE,
            cancellation::isRequested);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
    ExactResult result =
        switch (outcome) {
          case SolverOutcome.Finished(ExactResult finished) -> finished;
          case SolverOutcome.Failed(var reason, var detail) -> {
            LOG.warn("{} gave no answer ({}): {}", solver.published(), reason, detail);
            yield ExactResult.unknown(ExactResult.NO_BOUND, 0, Double.NaN);
          }
        };
    result.messages().forEach(message -> LOG.info("{}", message));
    return describe(problem, result, cancellation, elapsed, listener);
  }

  private OptimizerResult describe(
      Problem problem,
      ExactResult result,
      Cancellation cancellation,
      Duration elapsed,
      ProgressListener listener) {
    TerminationReason reason =
        switch (result.status()) {
          case OPTIMAL -> TerminationReason.OPTIMAL;
          case INFEASIBLE -> TerminationReason.INFEASIBLE;
          case FEASIBLE, UNKNOWN ->
              cancellation.isRequested()
                  ? TerminationReason.CANCELLED
                  : TerminationReason.WALL_LIMIT;
        };
    Plan plan = result.plan();
    BigDecimal objective = plan == null ? null : Units.amount(result.objective());
    BigDecimal bound =
        result.bound() == ExactResult.NO_BOUND
            ? null
            : Units.amount(result.bound() - problem.maxRoundingError());
    listener.onProgress(new Progress(elapsed, elapsed.toMillis(), objective, bound, "textbook"));
    return new OptimizerResult(
        plan == null ? null : ProblemCompiler.toSchedule(plan),
        objective,
        Units.amount(plan == null ? 0 : PlanEvaluator.evaluate(problem, plan).soft()),
        Units.amount(problem.maxRoundingError()),
        bound,
        result.status() == ExactStatus.OPTIMAL,
        result.status() == ExactStatus.INFEASIBLE,
        List.of(),
        reason,
        elapsed.toMillis(),
        solverType());
  }
}
