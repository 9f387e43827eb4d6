package io.heatscheduler.optimizer;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.worker.SolverOutcome;
import java.util.Locale;

/** Says in a planner's words why a chosen solver did not answer, and the way out. */
final class SolverFailure {
  private SolverFailure() {}

  /**
   * The finding.
   *
   * @param detail what the solver's process said
   */
  static Finding finding(TextbookSolver solver, SolverOutcome.Reason reason, String detail) {
    String said = detail.lines().findFirst().orElse("it said nothing").replaceFirst("\\.$", "");
    if (reason == SolverOutcome.Reason.NOT_STARTED) {
      return Finding.error(
          "SOLVER_UNAVAILABLE",
          Location.NONE,
          "The solver %s can't be used here: %s.".formatted(solver.orToolsName(), said),
          solver == TextbookSolver.GUROBI
              ? "Install Gurobi, set GUROBI_HOME to it and GRB_LICENSE_FILE to the licence, or"
                  + " leave out --solver."
              : "Leave out --solver to plan with the hybrid solver, which needs no native code.");
    }
    return Finding.error(
        "SOLVER_FAILED",
        Location.NONE,
        "The solver %s gave no answer (%s): %s."
            .formatted(
                solver.orToolsName(),
                reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                said),
        "Leave out --solver to plan with the hybrid solver, or plan fewer jobs at once.");
  }
}
