package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the planned span and its slots. */
final class HorizonReader {
  /** Longest horizon: 366 days of quarter-hours. */
  static final int MOST_SLOTS = 35_136;

  private static final int DEFAULT_SLOT_MINUTES = 15;
  private static final Keys KEYS =
      Keys.exact("the horizon", "start", "days", "end", "slot_minutes");

  private HorizonReader() {}

  /** The grid, or null if it is wrong, which has been reported. */
  static @Nullable TimeGrid read(Node node, Binding binding, boolean zoneKnown) {
    Fields fields = Mappings.open(node, KEYS, binding);
    if (fields == null) {
      return null;
    }
    fields.require("start");
    Instant start = fields.instantOrMidnight("start");
    int slotMinutes = fields.integer("slot_minutes", 1, 1440, DEFAULT_SLOT_MINUTES);
    if (slotMinutes != 5 && slotMinutes != 15 && slotMinutes != 30 && slotMinutes != 60) {
      fields.error(
          "slot_minutes",
          "SLOT_LENGTH",
          "slot_minutes is %d, but must be 5, 15, 30 or 60.".formatted(slotMinutes),
          "15 fits most meters.");
    }
    Instant end = start == null ? null : end(fields, start);
    if (fields.failed() || start == null || end == null || !zoneKnown) {
      return null;
    }
    long seconds = Duration.between(start, end).toSeconds();
    if (seconds % (slotMinutes * 60L) != 0) {
      fields.error(
          fields.node("end") == null ? "days" : "end",
          "HORIZON_NOT_WHOLE_SLOTS",
          "The horizon from %s to %s is not a whole number of %d-minute slots."
              .formatted(binding.clock().at(start), binding.clock().at(end), slotMinutes),
          "Move its end, or use a shorter slot_minutes.");
      return null;
    }
    if (seconds / (slotMinutes * 60L) > MOST_SLOTS) {
      fields.error(
          fields.node("end") == null ? "days" : "end",
          "HORIZON_TOO_LONG",
          "The horizon has %d slots; at most %d can be planned (366 days of quarter-hours)."
              .formatted(seconds / (slotMinutes * 60L), MOST_SLOTS),
          "Plan a shorter horizon, or use a longer slot_minutes.");
      return null;
    }
    return new TimeGrid(binding.zone(), start, end, slotMinutes);
  }

  private static @Nullable Instant end(Fields fields, Instant start) {
    boolean hasDays = fields.node("days") != null;
    boolean hasEnd = fields.node("end") != null;
    if (hasDays == hasEnd) {
      fields.error(
          "days",
          "HORIZON_END",
          hasDays ? "The horizon has both days and end." : "The horizon has neither days nor end.",
          "Give one of them, e.g. days: 2.");
      return null;
    }
    if (hasDays) {
      Integer days = fields.integer("days", 1, 3660);
      return days == null ? null : start.atZone(fields.binding().zone()).plusDays(days).toInstant();
    }
    Instant end = fields.instantOrMidnight("end");
    if (end != null && !start.isBefore(end)) {
      fields.error(
          "end",
          "HORIZON_END",
          "The horizon ends at %s, not after its start %s."
              .formatted(fields.binding().clock().at(end), fields.binding().clock().at(start)),
          "Move its end.");
      return null;
    }
    return end;
  }
}
