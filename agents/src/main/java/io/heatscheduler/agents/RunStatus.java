package io.heatscheduler.agents;

/** How a run ended, as published. */
public enum RunStatus {
  /** A schedule proven the cheapest. */
  OPTIMAL,
  /** A schedule with a stated gap. */
  FEASIBLE,
  /** No schedule can meet every constraint. */
  INFEASIBLE,
  /** The input was refused. */
  INVALID,
  /** Someone cancelled the run; the best schedule so far is kept if there is one. */
  CANCELLED,
  /** A limit was reached without a schedule, or the schedule did not verify. */
  FAILED;

  /** Name in published results, e.g. {@code optimal}. */
  public String published() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
