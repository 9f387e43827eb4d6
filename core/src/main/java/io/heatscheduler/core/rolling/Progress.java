package io.heatscheduler.core.rolling;

/** How far a job has come when a plan is cut. */
public enum Progress {
  /** Ended at or before the cut. */
  FINISHED,
  /** Started before the cut, ends after it. */
  RUNNING,
  /** Starts at the cut or later. */
  WAITING
}
