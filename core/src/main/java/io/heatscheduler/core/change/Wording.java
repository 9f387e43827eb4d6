package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How changes say times, spans and numbers: on the site's clock, in hours and minutes, in full. */
final class Wording {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private Wording() {}

  /** E.g. {@code Mon 23 Nov 14:00}, on the site's clock. */
  static String moment(Instant instant, Plant plant) {
    return MOMENT.format(instant.atZone(plant.site().zone()));
  }

  /** E.g. {@code from Mon 23 Nov 08:00 to Mon 23 Nov 12:00}. */
  static String span(Interval span, Plant plant) {
    return "from %s to %s".formatted(moment(span.start(), plant), moment(span.end(), plant));
  }

  /** E.g. {@code 1 h 30 min}. */
  static String duration(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    if (hours == 0) {
      return minutes + " min";
    }
    return minutes == 0 ? hours + " h" : "%d h %d min".formatted(hours, minutes);
  }

  /** E.g. {@code 1250.5 kW}. */
  static String kilowatts(BigDecimal kilowatts) {
    return kilowatts.toPlainString() + " kW";
  }
}
