package io.heatscheduler.formats.series;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Decimals;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.stream.Collectors;

/** Numbers and times of published documents, exact or refused. */
final class Parsing {
  private Parsing() {}

  /** A name of the document in a message: shortened and made visible, without quotes. */
  static String shown(String name) {
    String quoted = Quoted.of(name);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** A number of the document in a message. */
  static String shown(BigDecimal number) {
    return shown(number.toPlainString());
  }

  /** Names of the document in a message. */
  static String shown(Collection<String> names) {
    return names.stream().limit(20).map(Parsing::shown).collect(Collectors.joining(", "));
  }

  /** A decimal number as written. */
  static BigDecimal decimal(String text, String what, Location location) {
    if (text.length() > Limits.NUMBER_CHARS
        || !Decimals.isDecimal(text)
        || Decimals.isOutOfRange(text)) {
      throw Refusal.at(
          location.column(what),
          "NOT_A_NUMBER",
          "%s is not a number.".formatted(Quoted.of(text)),
          "It must be digits with a decimal point and no thousands separator, e.g. -12.5.");
    }
    return new BigDecimal(text);
  }

  /** A whole number. */
  static long whole(String text, String what, Location location) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Refusal.at(
          location.column(what),
          "NOT_A_WHOLE_NUMBER",
          "%s is not a whole number.".formatted(Quoted.of(text)),
          "Download the document again.");
    }
  }

  /** An instant with an offset; the seconds may be missing. */
  static Instant instant(String text, String what, Location location) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.at(
          location.column(what),
          "NOT_A_DATE",
          "%s is not a time with an offset from UTC.".formatted(Quoted.of(text)),
          "It must be as in 2026-07-13T22:00Z.");
    }
  }
}
