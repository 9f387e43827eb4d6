package io.heatscheduler.reports.content;

/**
 * A name and its value.
 *
 * @param label what it is
 * @param value as text
 * @param code whether the value is for machines, e.g. a hash: to be copied, shown in a fixed width
 */
public record Fact(String label, String value, boolean code) {
  /** A value for people. */
  public Fact(String label, String value) {
    this(label, value, false);
  }
}
