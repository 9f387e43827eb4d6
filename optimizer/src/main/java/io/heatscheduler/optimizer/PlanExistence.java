package io.heatscheduler.optimizer;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.construct.Construction;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.worker.SolverOutcome;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.SolverRequest;
import java.util.function.BooleanSupplier;

/**
 * Says whether a plant has any plan at all, whatever it costs: filters, then construction, then
 * CP-SAT in the solver process. The same question gets the same answer, unless the wall-clock
 * safety net bit.
 */
public final class PlanExistence {
  private static final long CONSTRUCTION_WORK = 300_000;
  private static final long SEED = 1;

  private final SolverProcess process;

  /** What is known. */
  public enum Answer {
    /** A plan was found. */
    EXISTS,
    /** It is proven that there is none. */
    NONE,
    /** Neither, within the work given. */
    UNKNOWN
  }

  /**
   * An answer.
   *
   * @param answer what is known
   * @param workSeconds the solver's deterministic seconds spent
   */
  public record Verdict(Answer answer, double workSeconds) {}

  /** With this program's solver process. */
  public PlanExistence() {
    this(SolverLease.programProcess());
  }

  /** With a process the caller closes. */
  public PlanExistence(SolverProcess process) {
    this.process = process;
  }

  /**
   * Whether a plant has a plan.
   *
   * @param workSeconds most deterministic seconds of the exact solver, over 0
   * @param cancelled stops early
   */
  public Verdict of(PlantGrid plant, double workSeconds, BooleanSupplier cancelled) {
    if (!plant.conflicts().isEmpty()) {
      return new Verdict(Answer.NONE, 0);
    }
    if (plant.jobs().isEmpty()) {
      return new Verdict(Answer.EXISTS, 0);
    }
    Problem problem = ProblemCompiler.compile(plant);
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return new Verdict(Answer.NONE, 0);
    }
    if (isConstructed(problem, cancelled)) {
      return new Verdict(Answer.EXISTS, 0);
    }
    SolverRequest request = new SolverRequest.FirstPlan(problem, ExactLimits.ofWork(workSeconds));
    return switch (process.run(request, ExactListener.NONE, cancelled)) {
      case SolverOutcome.Finished(var result) ->
          new Verdict(
              switch (result.status()) {
                case INFEASIBLE -> Answer.NONE;
                case OPTIMAL, FEASIBLE -> Answer.EXISTS;
                case UNKNOWN -> Answer.UNKNOWN;
              },
              Double.isNaN(result.work()) ? workSeconds : result.work());
      case SolverOutcome.Failed ignored -> new Verdict(Answer.UNKNOWN, workSeconds);
    };
  }

  private static boolean isConstructed(Problem problem, BooleanSupplier cancelled) {
    Construction construction = new Construction(new FlatProblem(problem));
    for (Construction.Order order : Construction.Order.values()) {
      if (construction.build(order, 1, SEED, CONSTRUCTION_WORK, cancelled).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
