package io.heatscheduler.core.time;

import io.heatscheduler.core.Check;
import java.time.LocalTime;

/**
 * A window on the wall clock, [start, end), repeated on each day it applies to.
 *
 * <p>An end of 00:00 is midnight; an end before the start wraps past midnight; 00:00 to 00:00 is
 * the whole day.
 *
 * @param start first wall-clock time inside
 * @param end first wall-clock time after; equal to start only for the whole day
 */
public record DailyWindow(LocalTime start, LocalTime end) {
  /** Midnight to midnight. */
  public static final DailyWindow WHOLE_DAY =
      new DailyWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public DailyWindow {
    Check.that(
        !start.equals(end) || start.equals(LocalTime.MIDNIGHT),
        "window end (%s) must differ from its start, except 00:00-00:00 for the whole day",
        end);
  }

  /**
   * Whether the window runs past midnight into the next day (ending at midnight does not count).
   */
  public boolean wraps() {
    return end.isBefore(start) && !end.equals(LocalTime.MIDNIGHT);
  }

  /** Whether a wall-clock time lies in the window, on whichever side of midnight. */
  public boolean contains(LocalTime time) {
    if (start.equals(end)) {
      return true;
    }
    if (end.equals(LocalTime.MIDNIGHT)) {
      return !time.isBefore(start);
    }
    return wraps()
        ? !time.isBefore(start) || time.isBefore(end)
        : !time.isBefore(start) && time.isBefore(end);
  }

  /** Second of the day at which the window starts, 0 to 86,399. */
  public int startSecond() {
    return start.toSecondOfDay();
  }

  /** Second of the day at which the window ends, 1 to 86,400; less than the start if it wraps. */
  public int endSecond() {
    return end.equals(LocalTime.MIDNIGHT) ? 86_400 : end.toSecondOfDay();
  }
}
