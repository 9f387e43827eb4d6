package io.heatscheduler.optimizer;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.search.ExactSolver;
import io.heatscheduler.optimizer.search.HybridSearch;
import io.heatscheduler.optimizer.search.SearchResult;
import io.heatscheduler.optimizer.search.SearchSettings;
import io.heatscheduler.optimizer.worker.SolverProcess;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Our own solver: construction, annealing with a soft peak and a Lagrangian bound with peak boxes,
 * on two threads; in a child process SCIP branches and cuts on what they leave, and CP-SAT proves
 * what is small.
 *
 * <p>One work unit is {@value #SLOTS_PER_UNIT} visited slots; a second of time limit is {@value
 * #UNITS_PER_SECOND} units.
 */
public final class HybridOptimizer implements PlantOptimizer {
  /** Visited slots in one work unit. */
  public static final long SLOTS_PER_UNIT = 100_000;

  /** Work units a time limit of one second is worth, on both threads together. */
  public static final long UNITS_PER_SECOND = 400;

  private static final int WALL_FACTOR = 3;

  static final Finding NO_PLAN_EXISTS =
      Finding.error(
          "NO_SCHEDULE_EXISTS",
          Location.NONE,
          "No schedule keeps all deadlines, capacities, operators and limits at once; this is"
              + " proven.",
          "Relax a deadline, the peak limit or the shifts, or release equipment from maintenance.");

  private final Supplier<@Nullable SolverLease> solvers;

  /**
   * With exact proofs by SCIP and CP-SAT in a child process, begun when first needed and kept for
   * the next search; a search beside another one has a child of its own.
   */
  public HybridOptimizer() {
    this.solvers = SolverLease::ofProgram;
  }

  /**
   * With a solver process of the caller's.
   *
   * @param process closed by the caller; null: search and bound alone, without native code
   */
  public HybridOptimizer(@Nullable SolverProcess process) {
    this.solvers = () -> process == null ? null : SolverLease.of(process);
  }

  @Override
  public String solverType() {
    return "hybrid";
  }

  @Override
  public OptimizerResult optimize(
      OptimizationTask task,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    long begun = System.nanoTime();
    SlottedSchedule start = task.start();
    Models models = ProblemCompiler.models(task.plant(), task.soft(), task.softOnly());
    long units = workUnits(settings);
    WallClock clock = new WallClock(begun, wallNanos(settings, units));
    BooleanSupplier stop = () -> cancellation.isRequested() || clock.isOver();
    // closed in the opposite order: the child says goodbye before its process is given back
    try (SolverLease lease = solvers.get();
        ChildSolver child = lease == null ? null : new ChildSolver(lease.process())) {
      SearchResult result =
          HybridSearch.solve(
              models,
              new SearchSettings(units * SLOTS_PER_UNIT, settings.gap(), settings.seed()),
              start == null ? null : ProblemCompiler.toPlan(start),
              child == null ? ExactSolver.NONE : child,
              (board, phase) ->
                  listener.onProgress(
                      new Progress(
                          Duration.ofNanos(System.nanoTime() - begun),
                          board.work() / SLOTS_PER_UNIT,
                          amount(board.objective()),
                          amount(board.bound()),
                          phase)),
              stop);
      TerminationReason reason = result.reason();
      if (reason == TerminationReason.CANCELLED && !cancellation.isRequested()) {
        reason = TerminationReason.WALL_LIMIT;
      }
      if (child != null
          && child.wasOvertime()
          && (reason == TerminationReason.WORK_LIMIT || reason == TerminationReason.GAP_REACHED)) {
        reason = TerminationReason.WALL_LIMIT; // a rested machine may prove more
      }
      Plan plan = result.plan();
      return new OptimizerResult(
          plan == null ? null : ProblemCompiler.toSchedule(plan),
          amount(result.objective()),
          Units.amount(plan == null ? 0 : PlanEvaluator.evaluate(models.search(), plan).soft()),
          Units.amount(models.bound().maxRoundingError()),
          amount(result.bound()),
          reason == TerminationReason.OPTIMAL,
          reason == TerminationReason.INFEASIBLE,
          reasons(models.search(), result),
          reason,
          result.work() / SLOTS_PER_UNIT,
          child == null ? solverType() : solverType() + child.published());
    }
  }

  private static long workUnits(OptimizerSettings settings) {
    Long effort = settings.effort();
    if (effort != null) {
      return effort;
    }
    return Math.max(1, Math.round(settings.timeLimit().toMillis() / 1000.0 * UNITS_PER_SECOND));
  }

  private static long wallNanos(OptimizerSettings settings, long units) {
    double seconds =
        Math.max(settings.timeLimit().toMillis() / 1000.0, units / (double) UNITS_PER_SECOND);
    return (long) (seconds * WALL_FACTOR * 1e9);
  }

  private static @Nullable BigDecimal amount(long units) {
    return units == Long.MAX_VALUE || units == Long.MIN_VALUE ? null : Units.amount(units);
  }

  private static List<Finding> reasons(Problem problem, SearchResult result) {
    if (result.reason() != TerminationReason.INFEASIBLE) {
      return List.of();
    }
    if (result.impossibleJob() < 0) {
      return List.of(NO_PLAN_EXISTS);
    }
    String job = problem.jobs().get(result.impossibleJob()).id();
    return List.of(
        Finding.error(
            "JOB_FITS_NOWHERE",
            Location.NONE,
            "Job %s has no start at which it keeps availability, operators, peak limit and the windows of its predecessors."
                .formatted(job),
            "Widen its window, or release equipment, operators or the peak limit in it.",
            job));
  }

  /** The safety net in wall time; remembers that it bit. */
  private static final class WallClock {
    private final long begun;
    private final long limit;
    private final AtomicBoolean over = new AtomicBoolean();

    WallClock(long begun, long limit) {
      this.begun = begun;
      this.limit = limit;
    }

    boolean isOver() {
      if (!over.get() && System.nanoTime() - begun > limit) {
        over.set(true);
      }
      return over.get();
    }
  }
}
