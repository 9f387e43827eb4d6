package io.heatscheduler.reports.content;

/** How a figure or notice is meant; never said by colour alone. */
public enum Tone {
  /** A fact. */
  PLAIN,
  /** As one would wish. */
  GOOD,
  /** A person should look. */
  WATCH,
  /** A limit is broken, or there is no plan. */
  BAD
}
