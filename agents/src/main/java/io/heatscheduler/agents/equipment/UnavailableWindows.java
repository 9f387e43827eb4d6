package io.heatscheduler.agents.equipment;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the windows in which equipment is off. */
final class UnavailableWindows {
  private static final Keys KEYS =
      Keys.table(
          "an unavailable window",
          Map.of("unavailable_start", "start", "unavailable_end", "end"),
          "start",
          "end",
          "reason",
          "notes");

  private final @Nullable TimeGrid horizon;

  UnavailableWindows(@Nullable TimeGrid horizon) {
    this.horizon = horizon;
  }

  List<Unavailability> read(Fields fields, boolean active) {
    List<Unavailability> windows = new ArrayList<>();
    for (Node item : fields.lists().items("unavailable")) {
      Unavailability window =
          item instanceof Node.Scalar cell ? ofCell(fields, cell) : ofNode(fields, item);
      if (window != null) {
        windows.add(window);
      }
    }
    windows.sort(
        Comparator.comparing(Unavailability::window)
            .thenComparing(Unavailability::reason)
            .thenComparing(Unavailability::notes));
    warnIfNeverAvailable(fields, active, windows);
    return windows;
  }

  private static @Nullable Unavailability ofCell(Fields fields, Node.Scalar cell) {
    Interval window = fields.lists().cellWindow("unavailable", cell);
    return window == null ? null : new Unavailability(window, "", "");
  }

  private static @Nullable Unavailability ofNode(Fields outer, Node item) {
    Fields fields = outer.inner(item, KEYS);
    if (fields == null) {
      return null;
    }
    Interval window = fields.require("start", "end").lists().window();
    String reason = fields.text("reason", "");
    String notes = fields.text("notes", "");
    outer.failIf(fields.failed());
    return window == null ? null : new Unavailability(window, reason, notes);
  }

  private void warnIfNeverAvailable(Fields fields, boolean active, List<Unavailability> sorted) {
    TimeGrid grid = horizon;
    if (grid == null || !active || sorted.isEmpty()) {
      return;
    }
    Instant reached = grid.start();
    for (Unavailability off : sorted) {
      if (off.window().start().isAfter(reached)) {
        return;
      }
      reached = reached.isAfter(off.window().end()) ? reached : off.window().end();
    }
    if (!reached.isBefore(grid.end())) {
      fields.warning(
          "unavailable",
          "NEVER_AVAILABLE",
          "%s is unavailable for the whole horizon.".formatted(fields.text("equipment_id", "It")),
          "Shorten the windows, or set is_active: false if that is meant.",
          fields.text("equipment_id", "?"));
    }
  }
}
