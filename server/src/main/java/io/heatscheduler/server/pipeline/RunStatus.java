package io.heatscheduler.server.pipeline;

/** How far a run is: QUEUED -> RUNNING -> SUCCESS, FAILED or CANCELLED. */
public enum RunStatus {
  /** Accepted; no agent has begun. */
  QUEUED,
  /** Between the first agent and the last. */
  RUNNING,
  /** Planned, priced and reported. */
  SUCCESS,
  /** There is no plan; the findings say why. */
  FAILED,
  /** Somebody cancelled it; what was found by then is kept. */
  CANCELLED;

  /** Whether stages still have to do with it. */
  public boolean isOpen() {
    return this == QUEUED || this == RUNNING;
  }
}
