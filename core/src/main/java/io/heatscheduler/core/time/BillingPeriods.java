package io.heatscheduler.core.time;

import io.heatscheduler.core.Check;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a site's year is cut into billing periods: calendar months, or months beginning on a fixed
 * day.
 *
 * @param firstDay day of the month on which a period begins, 1 to 28; 1 is the calendar month
 */
public record BillingPeriods(int firstDay) {
  /** Calendar months. */
  public static final BillingPeriods CALENDAR_MONTHS = new BillingPeriods(1);

  public BillingPeriods {
    Check.that(firstDay >= 1 && firstDay <= 28, "billing day (%s) must be from 1 to 28", firstDay);
  }

  /** First date of the period that holds a date. */
  public LocalDate startOf(LocalDate date) {
    LocalDate sameMonth = date.withDayOfMonth(firstDay);
    return date.isBefore(sameMonth) ? sameMonth.minusMonths(1) : sameMonth;
  }

  /** First date after the period that holds a date. */
  public LocalDate endOf(LocalDate date) {
    return startOf(date).plusMonths(1);
  }

  /** Days of the period that holds a date. */
  public int daysOf(LocalDate date) {
    return Math.toIntExact(ChronoUnit.DAYS.between(startOf(date), endOf(date)));
  }
}
