package io.heatscheduler.agents.intake;

/**
 * How good a job list is, as a score from 0 to 100.
 *
 * <p>{@code score = round(60 x completeness + 30 x (1 - suspicious / rows) + 10 x (1 - repeated /
 * rows))}, where completeness is the share of given values among the {@value #COLUMNS} columns of a
 * job that SPEC's schema names.
 *
 * @param rows jobs read
 * @param givenValues values given in the {@value #COLUMNS} columns
 * @param suspiciousRows rows with at least one warning
 * @param repeatedRows rows that repeat an earlier one but for the id, or repeat its id
 */
public record DataQuality(long rows, long givenValues, long suspiciousRows, long repeatedRows) {
  /** Columns of SPEC's production_jobs that a file can give. */
  public static final int COLUMNS = 11;

  /** The score, 0 to 100; 0 without rows. */
  public int score() {
    if (rows == 0) {
      return 0;
    }
    // everything times 2 x columns x rows, so that one division rounds half up
    long completeness = 60 * givenValues;
    long plausibility = 30 * COLUMNS * (rows - suspiciousRows);
    long uniqueness = 10 * COLUMNS * (rows - repeatedRows);
    long whole = COLUMNS * rows;
    return Math.toIntExact((2 * (completeness + plausibility + uniqueness) + whole) / (2 * whole));
  }

  /** Given values in per cent of all, rounded down. */
  public int completenessPercent() {
    return rows == 0 ? 0 : Math.toIntExact(100 * givenValues / (COLUMNS * rows));
  }

  /**
   * E.g. {@code Data quality 93 of 100: 12 jobs, 91 % of the values given, 0 suspicious, 0
   * repeated.}
   */
  @Override
  public String toString() {
    return "Data quality %d of 100: %d jobs, %d %% of their values given, %d suspicious, %d repeated."
        .formatted(score(), rows, completenessPercent(), suspiciousRows, repeatedRows);
  }
}
