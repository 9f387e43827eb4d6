package io.heatscheduler.optimizer;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.search.ExactSolver;
import io.heatscheduler.optimizer.worker.SolverOutcome;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.SolverRequest;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CP-SAT in the solver process. A process that fails is a warning and no answer: the search goes on
 * without it.
 */
final class ChildSolver implements ExactSolver {
  private static final Logger LOG = LoggerFactory.getLogger(ChildSolver.class);

  private final SolverProcess process;
  private volatile boolean answered;

  ChildSolver(SolverProcess process) {
    this.process = process;
  }

  /** Whether the solver took part. */
  boolean hasAnswered() {
    return answered;
  }

  @Override
  public Answer finish(
      Problem problem, @Nullable Plan incumbent, double workSeconds, BooleanSupplier cancelled) {
    return ask(
        new SolverRequest.Finish(problem, incumbent, ExactLimits.ofWork(workSeconds)),
        workSeconds,
        cancelled);
  }

  @Override
  public Answer firstPlan(Problem problem, double workSeconds, BooleanSupplier cancelled) {
    return ask(
        new SolverRequest.FirstPlan(problem, ExactLimits.ofWork(workSeconds)),
        workSeconds,
        cancelled);
  }

  @Override
  public Answer within(
      Problem problem, BitSet slots, long level, double workSeconds, BooleanSupplier cancelled) {
    // proofs are hardly counted by the solver: the safety net must not end what the work allows
    ExactLimits limits = new ExactLimits(workSeconds, 12 * workSeconds + 5, 1, 2_048);
    return ask(new SolverRequest.PlanWithin(problem, slots, level, limits), workSeconds, cancelled);
  }

  private Answer ask(SolverRequest request, double workSeconds, BooleanSupplier cancelled) {
    return switch (process.run(request, ExactListener.NONE, cancelled)) {
      case SolverOutcome.Finished(ExactResult result) -> {
        answered = true;
        yield new Answer(
            result.status() == ExactStatus.INFEASIBLE,
            result.status() == ExactStatus.OPTIMAL,
            result.plan(),
            result.bound(),
            Double.isNaN(result.work()) ? workSeconds : result.work());
      }
      case SolverOutcome.Failed(var reason, var detail) -> {
        if (reason != SolverOutcome.Reason.CANCELLED) {
          LOG.warn("exact solver gave no answer ({}): {}", reason, detail);
        }
        yield Answer.NOTHING;
      }
    };
  }
}
