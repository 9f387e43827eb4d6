package io.heatscheduler.core.grid;

import io.heatscheduler.core.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;

/** Says which slot length would fit a change that falls inside a slot. */
final class SlotFit {
  private SlotFit() {}

  /** The fix to tell: the longest slot on whose grid the instant lies, or how to move it. */
  static String fix(TimeGrid time, Instant change) {
    long seconds = Duration.between(time.start(), change).toSeconds();
    for (int minutes : new int[] {60, 30, 15, 5}) {
      if (seconds % (minutes * 60L) == 0) {
        return "Set horizon.slot_minutes to %d.".formatted(minutes);
      }
    }
    return "Move the change to a multiple of 5 minutes from the horizon's start.";
  }
}
