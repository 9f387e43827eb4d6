package io.heatscheduler.server.alerts;

/** How far an alert is: OPEN -> ACKNOWLEDGED -> RESOLVED, or straight from open to resolved. */
public enum AlertState {
  /** Nobody has said that they know. */
  OPEN,
  /** Somebody knows. */
  ACKNOWLEDGED,
  /** The cause is gone. */
  RESOLVED
}
