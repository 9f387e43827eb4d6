package io.heatscheduler.agents.intake.bind;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 text to instants, dates, clock times and durations. */
final class Times {
  private static final String EXAMPLE = "Use ISO 8601, e.g. 2026-02-28T14:00.";

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.0{1,9})?)?"
              + "\\s?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
  private static final Pattern MONTH_DAY = Pattern.compile("(?:--)?(\\d{2})-(\\d{2})");
  private static final Pattern DURATION =
      Pattern.compile("P(?:(\\d{1,4})D)?(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?)?");

  private Times() {}

  static Parsed<Instant> instant(String raw, ZoneId zone) {
    String text = raw.strip();
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return DATE.matcher(text).matches() && date(text) instanceof Parsed.Value<LocalDate>
          ? Parsed.wrong(
              "TIME_MISSING",
              "%s has no time of day.".formatted(text),
              "Write %sT00:00 for the beginning of that day, %sT24:00 for its end."
                  .formatted(text, text))
          : notADate(text);
    }
    LocalDateTime local;
    try {
      local = local(parts);
    } catch (DateTimeException e) {
      return notADate(text); // 30 February and the like
    }
    if (local.getYear() < 1970 || local.getYear() > 2199) {
      return Parsed.wrong(
          "DATE_IMPLAUSIBLE", "%s is not in 1970 to 2199.".formatted(text), "Correct the year.");
    }
    String offset = parts.group(7);
    if (offset != null) {
      try {
        return new Parsed.Value<>(local.toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT))));
      } catch (DateTimeException e) {
        return Parsed.wrong(
            "NOT_A_DATE", "%s has no valid offset (%s).".formatted(text, offset), EXAMPLE);
      }
    }
    return inZone(local, zone);
  }

  private static LocalDateTime local(Matcher parts) {
    LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    int hour = number(parts, 4);
    int minute = number(parts, 5);
    int second = parts.group(6) == null ? 0 : number(parts, 6);
    return hour == 24 && minute == 0 && second == 0
        ? date.plusDays(1).atStartOfDay()
        : date.atTime(hour, minute, second);
  }

  /** The instant of a local time, unless the clock skips it or shows it twice. */
  static Parsed<Instant> inZone(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return new Parsed.Value<>(local.toInstant(offsets.getFirst()));
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    ZoneOffset before = change.getOffsetBefore();
    ZoneOffset after = change.getOffsetAfter();
    return offsets.isEmpty()
        ? Parsed.wrong(
            "LOCAL_TIME_SKIPPED",
            "%s does not exist in %s: the clock goes from %s to %s."
                .formatted(local, zone, change.getDateTimeBefore(), change.getDateTimeAfter()),
            "Write an offset: %s%s or %s%s.".formatted(local, before, local, after))
        : Parsed.wrong(
            "LOCAL_TIME_AMBIGUOUS",
            "%s happens twice in %s, before and after the clock goes back.".formatted(local, zone),
            "Write an offset: %s%s or %s%s.".formatted(local, before, local, after));
  }

  static Parsed<LocalDate> date(String raw) {
    String text = raw.strip();
    Matcher parts = DATE.matcher(text);
    if (parts.matches()) {
      try {
        return new Parsed.Value<>(
            LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
      } catch (DateTimeException e) {
        return Parsed.wrong(
            "NOT_A_DATE", "%s is not a date.".formatted(text), "Use ISO 8601, e.g. 2026-02-28.");
      }
    }
    return Parsed.wrong(
        "NOT_A_DATE",
        "%s is not a date.".formatted(Shown.of(text)),
        "Use ISO 8601, e.g. 2026-02-28.");
  }

  static Parsed<LocalTime> clock(String raw, boolean asEnd) {
    String text = raw.strip();
    Matcher parts = CLOCK.matcher(text);
    if (parts.matches()) {
      int second = parts.group(3) == null ? 0 : number(parts, 3);
      int hour = number(parts, 1);
      int minute = number(parts, 2);
      if (asEnd && hour == 24 && minute == 0 && second == 0) {
        return new Parsed.Value<>(LocalTime.MIDNIGHT);
      }
      if (hour < 24 && minute < 60 && second < 60) {
        return new Parsed.Value<>(LocalTime.of(hour, minute, second));
      }
    }
    return Parsed.wrong(
        "NOT_A_TIME_OF_DAY",
        "%s is not a time of day.".formatted(Shown.of(text)),
        "Write hours and minutes, e.g. \"06:00\".");
  }

  static Parsed<MonthDay> monthDay(String raw) {
    Matcher parts = MONTH_DAY.matcher(raw.strip());
    if (parts.matches()) {
      try {
        return new Parsed.Value<>(MonthDay.of(number(parts, 1), number(parts, 2)));
      } catch (DateTimeException e) {
        return notADayOfTheYear(raw);
      }
    }
    return notADayOfTheYear(raw);
  }

  private static Parsed<MonthDay> notADayOfTheYear(String raw) {
    return Parsed.wrong(
        "NOT_A_DAY_OF_THE_YEAR",
        "%s is not a day of the year.".formatted(Shown.of(raw.strip())),
        "Write month and day, e.g. 06-01.");
  }

  /** Minutes of an ISO 8601 duration such as {@code PT1H30M}. */
  static Parsed<Long> isoMinutes(String raw) {
    String text = raw.strip();
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches() || text.equals("P") || text.endsWith("T")) {
      return Parsed.wrong(
          "NOT_A_DURATION",
          "%s is not a duration in whole minutes.".formatted(Shown.of(text)),
          "Write minutes, e.g. 90, or ISO 8601, e.g. PT1H30M.");
    }
    Duration duration =
        Duration.ofDays(optional(parts, 1))
            .plusHours(optional(parts, 2))
            .plusMinutes(optional(parts, 3));
    return new Parsed.Value<>(duration.toMinutes());
  }

  private static Parsed<Instant> notADate(String text) {
    return Parsed.wrong("NOT_A_DATE", "%s is not a date.".formatted(Shown.of(text)), EXAMPLE);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static int optional(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : number(parts, group);
  }
}
