package io.heatscheduler.optimizer.exact;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import java.util.BitSet;
import java.util.List;

/**
 * Proves that no plan keeps its load at or below a level in the slots of a demand component, by the
 * intervals of {@link FirstPlan}: constant limits are what CP-SAT's energetic reasoning can refute
 * (docs/model/milp.md, section "Peak proofs").
 */
public final class PeakProof {
  /** CP-SAT hardly counts what it does for intervals: its second here takes this many. */
  private static final double WORK_PER_SECOND = 4;

  private PeakProof() {}

  /** INFEASIBLE: every plan's highest load in the slots is over the level; or UNKNOWN. */
  public static ExactResult prove(Problem problem, BitSet slots, long level, ExactLimits limits) {
    if (StaticFilters.firstImpossibleJob(problem) >= 0) {
      return ExactResult.infeasible(0, List.of());
    }
    NativeLibraries.load();
    FirstPlan.Model model = new FirstPlan.Model(problem, problem.peakLimit(), slots, level);
    CpSolver solver =
        CpSatFinish.solver(
            new ExactLimits(
                limits.workSeconds() / WORK_PER_SECOND,
                limits.wallSeconds(),
                limits.seed(),
                limits.memoryMegabytes()));
    SatParameters.Builder parameters = solver.getParameters();
    parameters.setUseTimetableEdgeFindingInCumulative(true);
    parameters.setUseOverloadCheckerInCumulative(true);
    CpSolverStatus status = solver.solve(model.model);
    double work = WORK_PER_SECOND * solver.response().getDeterministicTime();
    return status == CpSolverStatus.INFEASIBLE
        ? ExactResult.infeasible(work, List.of())
        : ExactResult.unknown(ExactResult.NO_BOUND, 0, work);
  }
}
