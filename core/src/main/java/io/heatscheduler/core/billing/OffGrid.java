package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.TimeGrid;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses windows that begin or end inside a slot.
 *
 * <p>Slots begin at the same minutes past each hour all through a span, for slots divide the hour
 * and clocks change by whole slots.
 */
final class OffGrid {
  private final TimeGrid time;
  private final Findings findings;
  private final Set<DailyWindow> seen = new HashSet<>();

  OffGrid(TimeGrid time, Findings findings) {
    this.time = time;
    this.findings = findings;
  }

  void require(DailyWindow window, String key) {
    if (!seen.add(window)) {
      return;
    }
    int slotSeconds = time.slotMinutes() * 60;
    int phase = time.localStartOf(0).toLocalTime().toSecondOfDay() % slotSeconds;
    Set<LocalTime> inside = new TreeSet<>();
    for (LocalTime edge : List.of(window.start(), window.end())) {
      if (Math.floorMod(edge.toSecondOfDay() - phase, slotSeconds) != 0) {
        inside.add(edge);
      }
    }
    for (LocalTime edge : inside) {
      findings.error(
          "TARIFF_PERIOD_OFF_GRID",
          new Location(null, null, null, "/tariff").child(key),
          "A window of the tariff begins or ends at %s, inside a %d-minute interval."
              .formatted(edge, time.slotMinutes()),
          "Give the load in shorter intervals.");
    }
  }
}
