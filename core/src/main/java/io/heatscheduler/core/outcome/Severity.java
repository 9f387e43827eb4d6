package io.heatscheduler.core.outcome;

/** How much a finding matters. */
public enum Severity {
  /** The input or result is refused. */
  ERROR,
  /** The input is used, but a person should look. */
  WARNING,
  /** A value was filled in or normalised; nothing is wrong. */
  INFO
}
