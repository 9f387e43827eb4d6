package io.heatscheduler.server.alerts;

/** How urgent an alert is. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Somebody should look today. */
  WARNING,
  /** Production, money or data is at stake. */
  CRITICAL
}
