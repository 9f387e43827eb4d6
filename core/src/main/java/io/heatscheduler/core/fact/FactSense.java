package io.heatscheduler.core.fact;

/** Whether a fact speaks for the plan or against it; it keeps a loss from being told as a gain. */
public enum FactSense {
  /** Neither. */
  NEUTRAL,
  /** The plan is better by this. */
  GAIN,
  /** The plan is worse by this. */
  LOSS
}
