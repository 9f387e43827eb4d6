package io.heatscheduler.server.persistence;

/** Where a schedule stands: DRAFT, then OPTIMIZED once a run succeeded, then PUBLISHED. */
public enum ScheduleStatus {
  DRAFT,
  OPTIMIZED,
  PUBLISHED;

  /**
   * Whether a schedule may go from here to there; a new run makes a published one OPTIMIZED again.
   */
  public boolean mayBecome(ScheduleStatus next) {
    return switch (this) {
      case DRAFT -> next == OPTIMIZED;
      case OPTIMIZED -> next == OPTIMIZED || next == PUBLISHED || next == DRAFT;
      case PUBLISHED -> next == OPTIMIZED || next == DRAFT;
    };
  }
}
