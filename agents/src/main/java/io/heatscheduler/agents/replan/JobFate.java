package io.heatscheduler.agents.replan;

import java.util.Locale;

/** What re-planning did to a job of the plan's rest. */
public enum JobFate {
  /** Had started and goes on. */
  RUNNING,
  /** Was about to start within the freeze and stays. */
  FROZEN,
  /** Waits where it did. */
  KEPT,
  /** Has another equipment or another start. */
  MOVED,
  /** Had started, but its equipment tripped; is repeated in full. */
  RESTARTED,
  /** Joined the plan. */
  ADDED,
  /** Left the plan. */
  CANCELLED;

  /** Name in published results, e.g. {@code moved}. */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }
}
