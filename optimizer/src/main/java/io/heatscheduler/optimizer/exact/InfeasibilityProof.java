package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which kinds of constraints make a task impossible, by leaving them out and solving again.
 *
 * <p>The answer has two parts: every single kind whose absence would make a plan possible, and,
 * when no single one does, a smallest set in the sense that no kind can be taken from it: kinds
 * that contradict each other even with all others left out.
 */
public final class InfeasibilityProof {
  private final Problem problem;
  private final ExactLimits limits;
  private double work;

  private InfeasibilityProof(Problem problem, ExactLimits limits) {
    this.problem = problem;
    this.limits = limits;
  }

  /**
   * Explains a task.
   *
   * @param problem the task, before {@code StaticFilters}, which would hide the reason
   * @param limits shared evenly by up to 17 models
   * @return INFEASIBLE with sentences, FEASIBLE is not decided here: UNKNOWN if no proof was found
   */
  public static ExactResult explain(Problem problem, ExactLimits limits) {
    ExactLimits each =
        new ExactLimits(
            limits.workSeconds() / 17,
            limits.wallSeconds() / 17,
            limits.seed(),
            limits.memoryMegabytes());
    return new InfeasibilityProof(problem, each).explain();
  }

  private ExactResult explain() {
    NativeLibraries.load();
    if (solve(EnumSet.noneOf(ConstraintFamily.class)) != CpSolverStatus.INFEASIBLE) {
      return ExactResult.unknown(ExactResult.NO_BOUND, 0, work);
    }
    List<String> messages = new ArrayList<>();
    Set<ConstraintFamily> cures = EnumSet.noneOf(ConstraintFamily.class);
    for (ConstraintFamily family : present()) {
      if (isPossible(solve(EnumSet.of(family)))) {
        cures.add(family);
        messages.add("Without %s a plan exists.".formatted(family.words()));
      }
    }
    Set<ConstraintFamily> conflict = conflict();
    if (conflict.isEmpty()) {
      messages.add("The jobs do not fit the horizon, whatever else is given up.");
    } else {
      messages.add(
          "These cannot be met together: %s."
              .formatted(
                  conflict.stream()
                      .map(ConstraintFamily::words)
                      .collect(Collectors.joining("; "))));
    }
    return ExactResult.infeasible(work, messages);
  }

  /** Kinds that remain when each kind that is not needed for the contradiction is left out. */
  private Set<ConstraintFamily> conflict() {
    Set<ConstraintFamily> kept = present();
    for (ConstraintFamily family : present()) {
      EnumSet<ConstraintFamily> left = EnumSet.allOf(ConstraintFamily.class);
      left.removeAll(kept);
      left.add(family);
      if (solve(left) == CpSolverStatus.INFEASIBLE) {
        kept.remove(family);
      }
    }
    return kept;
  }

  /** Kinds that this task has at all. */
  private Set<ConstraintFamily> present() {
    EnumSet<ConstraintFamily> present =
        EnumSet.of(ConstraintFamily.TIME_WINDOWS, ConstraintFamily.CAPACITY);
    if (problem.peakLimit() < Problem.NO_LIMIT) {
      present.add(ConstraintFamily.PEAK_LIMIT);
    }
    for (int t = 0; t < problem.slots(); t++) {
      if (problem.operators(t) < Integer.MAX_VALUE) {
        present.add(ConstraintFamily.OPERATORS);
      }
    }
    problem.equipment().stream()
        .forEach(
            e -> {
              if (e.available().cardinality() < problem.slots()) {
                present.add(ConstraintFamily.AVAILABILITY);
              }
              if (e.minRunSlots() > 1) {
                present.add(ConstraintFamily.MINIMUM_RUN);
              }
              if (e.maxStartsPerDay() < problem.slots()) {
                present.add(ConstraintFamily.STARTS_PER_DAY);
              }
            });
    if (problem.jobs().stream().anyMatch(job -> job.predecessors().length > 0)) {
      present.add(ConstraintFamily.PREDECESSORS);
    }
    return present;
  }

  private CpSolverStatus solve(Set<ConstraintFamily> relaxed) {
    CpSatModel base = new CpSatModel(problem, relaxed);
    CpSatInput input = new CpSatInput(base);
    if (!relaxed.contains(ConstraintFamily.PEAK_LIMIT)) {
      CpSatFinish.addPeakLimit(problem, input);
    }
    CpSolver solver = CpSatFinish.solver(limits);
    CpSolverStatus status = solver.solve(base.model);
    work += solver.response().getDeterministicTime();
    return status;
  }

  private static boolean isPossible(CpSolverStatus status) {
    return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
  }
}
