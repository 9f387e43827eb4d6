package io.heatscheduler.core.time;

import io.heatscheduler.core.Check;
import java.time.Instant;

/**
 * A half-open span of time [start, end), never empty.
 *
 * @param start first instant inside
 * @param end first instant after
 */
public record Interval(Instant start, Instant end) implements Comparable<Interval> {
  public Interval {
    Check.that(start.isBefore(end), "interval start (%s) must be before its end (%s)", start, end);
  }

  /** Whether the two spans share any instant. */
  public boolean overlaps(Interval other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Orders by start, then by end. */
  @Override
  public int compareTo(Interval other) {
    int byStart = start.compareTo(other.start);
    return byStart != 0 ? byStart : end.compareTo(other.end);
  }
}
