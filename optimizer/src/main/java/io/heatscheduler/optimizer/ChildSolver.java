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
 * CP-SAT and SCIP in the solver process. A process that fails is a warning and no answer: the
 * search goes on without it.
 */
final class ChildSolver implements ExactSolver, AutoCloseable {
  /** The first linear program of a run may take this long before it can be stopped. */
  private static final double BRANCH_GRACE_SECONDS = 120;

  private static final Logger LOG = LoggerFactory.getLogger(ChildSolver.class);

  private final SolverProcess process;
  private volatile boolean answered;
  private volatile boolean branched;
  private volatile boolean overtime;
  private SolverRequest.@Nullable Branch toBranch;
  private double branchWork;

  ChildSolver(SolverProcess process) {
    this.process = process;
  }

  /** The solvers that took part, as they are published: empty, or like {@code +cp-sat+scip}. */
  String published() {
    return (answered ? "+cp-sat" : "") + (branched ? "+scip" : "");
  }

  /**
   * Whether a request was ended by its safety net in wall time, so that another run may find
   * something else.
   */
  boolean wasOvertime() {
    return overtime;
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

  @Override
  public void beginBranching(Problem problem, double[] leastPeaksKw, long cutoff) {
    toBranch = new SolverRequest.Branch(problem, leastPeaksKw, cutoff, ExactLimits.ofWork(1));
    branchWork = 0;
  }

  @Override
  public Answer branch(double workSeconds, BooleanSupplier cancelled) {
    ExactLimits limits =
        new ExactLimits(workSeconds, 12 * workSeconds + BRANCH_GRACE_SECONDS, 1, 2_048);
    SolverRequest.Branch first = toBranch;
    toBranch = null;
    SolverRequest request =
        first == null
            ? new SolverRequest.BranchOn(limits)
            : new SolverRequest.Branch(
                first.problem(), first.leastPeaksKw(), first.cutoff(), limits);
    return switch (timed(request, limits, cancelled)) {
      case SolverOutcome.Finished(ExactResult result) -> {
        branched |= result.work() > 0;
        double done = result.work() - branchWork;
        branchWork = result.work();
        boolean ended =
            result.status() == ExactStatus.OPTIMAL || result.status() == ExactStatus.INFEASIBLE;
        yield new Answer(false, ended, result.plan(), result.bound(), done);
      }
      case SolverOutcome.Failed(var reason, var detail) -> {
        if (reason != SolverOutcome.Reason.CANCELLED) {
          LOG.warn("branch and cut gave no answer ({}): {}", reason, detail);
        }
        yield Answer.NOTHING;
      }
    };
  }

  /** Frees what branch and cut holds in the process. */
  @Override
  public void close() {
    if (branched && process.pid().isPresent()) {
      SolverRequest end = new SolverRequest.BranchEnd(ExactLimits.ofWork(1));
      if (process.run(end, ExactListener.NONE, () -> false)
          instanceof SolverOutcome.Failed(var reason, var detail)) {
        LOG.warn("branch and cut did not end ({}): {}", reason, detail);
      }
    }
  }

  private SolverOutcome timed(
      SolverRequest request, ExactLimits limits, BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    SolverOutcome outcome = process.run(request, ExactListener.NONE, cancelled);
    boolean late = (System.nanoTime() - begun) / 1e9 >= limits.wallSeconds();
    boolean undecided =
        switch (outcome) {
          case SolverOutcome.Finished(ExactResult result) ->
              result.status() == ExactStatus.FEASIBLE || result.status() == ExactStatus.UNKNOWN;
          case SolverOutcome.Failed(var reason, var detail) -> reason == SolverOutcome.Reason.HUNG;
        };
    overtime |= late && undecided;
    return outcome;
  }

  private Answer ask(SolverRequest request, double workSeconds, BooleanSupplier cancelled) {
    return switch (timed(request, request.limits(), cancelled)) {
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
