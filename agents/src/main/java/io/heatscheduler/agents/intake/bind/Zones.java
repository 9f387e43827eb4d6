package io.heatscheduler.agents.intake.bind;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names of time zones to zones. */
public final class Zones {
  private Zones() {}

  /** The zone a key names, e.g. {@code Europe/Berlin}; null if absent or, reported, unknown. */
  public static @Nullable ZoneId read(Fields fields, String key) {
    String text = fields.text(key);
    if (text == null) {
      return null;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      fields.error(
          key,
          "UNKNOWN_TIME_ZONE",
          "%s is not a time zone.".formatted(Shown.of(text)),
          suggestion(text));
      return null;
    }
  }

  private static String suggestion(String text) {
    String nearest = Suggestion.nearest(text, new TreeSet<>(ZoneId.getAvailableZoneIds()));
    return nearest == null
        ? "Use a name of the IANA time zone database, e.g. Europe/Berlin."
        : "Did you mean %s?".formatted(nearest);
  }
}
