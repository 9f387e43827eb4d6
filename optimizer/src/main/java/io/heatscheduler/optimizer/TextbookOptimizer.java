package io.heatscheduler.optimizer;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.worker.SolverOutcome;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.SolverRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  private static final ExactResult NO_ANSWER =
      ExactResult.unknown(ExactResult.NO_BOUND, 0, Double.NaN);

  private final TextbookSolver solver;
  private final SolverProcess process;

  /** A solver in this program's one child process. */
  public TextbookOptimizer(TextbookSolver solver) {
    this(solver, SolverLease.programProcess());
  }

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
    Models models = ProblemCompiler.models(task.plant(), task.soft(), task.softOnly());
    double seconds = settings.timeLimit().toMillis() / 1000.0;
    Watch watch = new Watch(models, begun, listener);
    if (!models.bound().unitsWithGaps().isEmpty()) {
      return watch.cannotModel();
    }
    SolverOutcome outcome =
        process.run(
            new SolverRequest.Textbook(
                models.bound(), solver, new ExactLimits(1e9, Math.max(0.1, seconds), 1, 4_096)),
            watch,
            cancellation::isRequested);
    return switch (outcome) {
      case SolverOutcome.Finished(ExactResult result) -> {
        result.messages().forEach(message -> LOG.info("{}", message));
        yield watch.result(result, reason(result, models, cancellation));
      }
      case SolverOutcome.Failed(var reason, var detail)
          when reason == SolverOutcome.Reason.CANCELLED ->
          watch.result(NO_ANSWER, TerminationReason.CANCELLED);
      case SolverOutcome.Failed(var reason, var detail) -> {
        LOG.warn("{} gave no answer ({}): {}", solver.published(), reason, detail);
        yield watch.failed(reason, detail);
      }
    };
  }

  private static TerminationReason reason(
      ExactResult result, Models models, Cancellation cancellation) {
    return switch (result.status()) {
      // the optimum of the bound's model is the plant's only if that model prices plans as they
      // cost; otherwise the solver has no more work to do
      case OPTIMAL -> models.isLinear() ? TerminationReason.OPTIMAL : TerminationReason.WORK_LIMIT;
      case INFEASIBLE -> TerminationReason.INFEASIBLE;
      case FEASIBLE, UNKNOWN ->
          cancellation.isRequested() ? TerminationReason.CANCELLED : TerminationReason.WALL_LIMIT;
    };
  }

  /** Follows one run: keeps the best plan told, so that none is lost when the solver ends badly. */
  private final class Watch implements ExactListener {
    private final Models models;
    private final long begun;
    private final ProgressListener listener;
    private @Nullable Plan plan;
    private long objective = Long.MAX_VALUE;
    private long bound = ExactResult.NO_BOUND;

    Watch(Models models, long begun, ProgressListener listener) {
      this.models = models;
      this.begun = begun;
      this.listener = listener;
    }

    @Override
    public void plan(Plan found, long value) {
      long cost = models.isLinear() ? value : models.costOf(found);
      if (cost < objective) {
        plan = found;
        objective = cost;
        tell();
      }
    }

    @Override
    public void bound(long proven) {
      if (proven > bound) {
        bound = proven;
        tell();
      }
    }

    OptimizerResult result(ExactResult last, TerminationReason reason) {
      Plan found = last.plan();
      if (found != null) {
        plan(found, last.objective());
      }
      bound(last.bound());
      boolean infeasible = last.status() == ExactStatus.INFEASIBLE;
      return answer(reason, infeasible ? List.of(HybridOptimizer.NO_PLAN_EXISTS) : List.of());
    }

    OptimizerResult failed(SolverOutcome.Reason reason, String detail) {
      return answer(
          reason == SolverOutcome.Reason.NOT_STARTED
              ? TerminationReason.SOLVER_UNAVAILABLE
              : TerminationReason.SOLVER_FAILED,
          List.of(SolverFailure.finding(solver, reason, detail)));
    }

    OptimizerResult cannotModel() {
      return answer(
          TerminationReason.SOLVER_UNAVAILABLE,
          List.of(
              Finding.error(
                  "SOLVER_CANNOT_MODEL",
                  Location.NONE,
                  "%s cannot plan %s: its model has no heating up, cooling down and standby states."
                      .formatted(
                          solver.published(), String.join(", ", models.search().unitsWithGaps())),
                  "Use the default solver, or leave startup_minutes, shutdown_minutes and"
                      + " standby_states out.")));
    }

    private OptimizerResult answer(TerminationReason reason, List<Finding> reasons) {
      return new OptimizerResult(
          plan == null ? null : ProblemCompiler.toSchedule(plan),
          money(),
          Units.amount(plan == null ? 0 : PlanEvaluator.evaluate(models.search(), plan).soft()),
          Units.amount(models.bound().maxRoundingError()),
          publishedBound(),
          reason == TerminationReason.OPTIMAL,
          reason == TerminationReason.INFEASIBLE,
          reasons,
          reason,
          elapsed().toMillis(),
          solverType());
    }

    private void tell() {
      listener.onProgress(
          new Progress(elapsed(), elapsed().toMillis(), money(), publishedBound(), "textbook"));
    }

    private @Nullable BigDecimal publishedBound() {
      return bound == ExactResult.NO_BOUND
          ? null
          : Units.amount(bound - models.bound().maxRoundingError());
    }

    private @Nullable BigDecimal money() {
      return plan == null ? null : Units.amount(objective);
    }

    private Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }
}
