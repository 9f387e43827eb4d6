package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.time.DailyWindow;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Reads wall-clock windows. */
public final class DailyWindows {
  private DailyWindows() {}

  /** The window between two keys; null if one is absent or, reported, wrong. */
  public static @Nullable DailyWindow read(Fields fields, String startKey, String endKey) {
    LocalTime start = fields.clock(startKey, false);
    LocalTime end = fields.clock(endKey, true);
    if (start == null || end == null) {
      return null;
    }
    if (start.equals(end) && !start.equals(LocalTime.MIDNIGHT)) {
      fields.error(
          endKey,
          "WINDOW_EMPTY",
          "%s %s equals %s, so the window is empty.".formatted(endKey, end, startKey),
          "Write a later end; only 00:00 to 00:00 is the whole day.");
      return null;
    }
    return new DailyWindow(start, end);
  }
}
