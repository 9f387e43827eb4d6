package io.heatscheduler.reports.content;

/**
 * A column of a table.
 *
 * @param key stable name, e.g. {@code start}
 * @param title heading, with the unit
 * @param kind what its cells hold
 * @param weight share of the table's width beside the other columns, over 0
 */
public record Column(String key, String title, Kind kind, int weight) {

  /** What cells hold. */
  public enum Kind {
    /** Words; from the reading side on. */
    TEXT,
    /** A day or time; from the reading side on, never broken. */
    TIME,
    /** A number; flush at its last digit, never broken. */
    NUMBER,
    /** An amount in the site's currency; as a number, and the column adds up. */
    MONEY
  }

  /** Whether cells are flush at their last digit. */
  public boolean numeric() {
    return kind == Kind.NUMBER || kind == Kind.MONEY;
  }
}
