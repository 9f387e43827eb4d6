package io.heatscheduler.server.security;

/** What a person or program may do in its tenant. */
public enum Role {
  /** Everything, settings included. */
  ADMIN,
  /** Makes and optimises schedules, sees reports. */
  PLANNER,
  /** Sees schedules, acknowledges alerts. */
  OPERATOR,
  /** Looks at dashboards. */
  VIEWER
}
