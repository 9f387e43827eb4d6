package io.heatscheduler.optimizer;

/** Why a search ended. */
public enum TerminationReason {
  /** The incumbent is proven the cheapest. */
  OPTIMAL,
  /** The requested gap is proven. */
  GAP_REACHED,
  /** The work budget (effort, or the time limit converted to it) is used up. */
  WORK_LIMIT,
  /** The wall-clock safety net bit; the result may differ from machine to machine. */
  WALL_LIMIT,
  /** Someone cancelled the run; the incumbent is kept. */
  CANCELLED,
  /** It is proven that no schedule exists. */
  INFEASIBLE,
  /** The chosen solver is not installed on this machine, or has no licence. */
  SOLVER_UNAVAILABLE,
  /**
   * The chosen solver crashed, outgrew its memory or hung; the incumbent told until then is kept.
   */
  SOLVER_FAILED;

  /** Name in published results, e.g. {@code gap_reached}. */
  public String published() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
