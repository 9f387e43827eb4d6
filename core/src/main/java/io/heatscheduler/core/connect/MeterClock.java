package io.heatscheduler.core.connect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The local clock a meter document states: one offset, and one rule for daylight saving in every
 * year.
 *
 * <p>Only good for a comparison with the site's zone: a zone has a history, this has none.
 *
 * @param standard offset from UTC without daylight saving
 * @param savingSeconds what daylight saving adds, in seconds
 * @param start when it begins; null: never
 * @param end when it ends; null: never
 */
public record MeterClock(
    ZoneOffset standard, int savingSeconds, @Nullable Change start, @Nullable Change end) {

  /** Offset from UTC at an instant. */
  public ZoneOffset offsetAt(Instant instant) {
    Change from = start;
    Change to = end;
    if (from == null || to == null || savingSeconds == 0) {
      return standard;
    }
    ZoneOffset saving = ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + savingSeconds);
    int year = instant.atOffset(standard).getYear();
    Instant begins = from.in(year).toInstant(standard);
    Instant ends = to.in(year).toInstant(saving);
    boolean between =
        begins.isBefore(ends)
            ? !instant.isBefore(begins) && instant.isBefore(ends)
            : !instant.isBefore(begins) || instant.isBefore(ends); // southern summer
    return between ? saving : standard;
  }

  /**
   * A yearly change of the clock, in wall time before the change.
   *
   * @param month month in which it falls
   * @param weekday weekday on which it falls; null: on the day of the month itself
   * @param order which weekday: 0 and {@code dayOfMonth}: that day; 1: the weekday on or after it;
   *     2 to 6: the first to fifth of the month; 7: the last
   * @param dayOfMonth day of the month for orders 0 and 1
   */
  public record Change(
      Month month, @Nullable DayOfWeek weekday, int order, int dayOfMonth, LocalTime time) {

    /** Wall time of the change in a year. */
    public LocalDateTime in(int year) {
      DayOfWeek day = weekday;
      LocalDate first = LocalDate.of(year, month, 1);
      LocalDate date;
      if (order == 0 || day == null) {
        date = first.withDayOfMonth(Math.min(dayOfMonth, first.lengthOfMonth()));
      } else if (order == 1) {
        date = first.plus(dayOfMonth - 1L, ChronoUnit.DAYS).with(TemporalAdjusters.nextOrSame(day));
      } else if (order == 7) {
        date = first.with(TemporalAdjusters.lastInMonth(day));
      } else {
        date = first.with(TemporalAdjusters.dayOfWeekInMonth(order - 1, day));
      }
      return date.atTime(time);
    }
  }
}
