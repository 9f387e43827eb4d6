package io.heatscheduler.core.billing;

import io.heatscheduler.core.time.BillingPeriods;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a bill needs to know of the place beside its tariff.
 *
 * @param holidays local dates with the holiday tariff
 * @param billing how months are billed
 */
public record MeterCalendar(Set<LocalDate> holidays, BillingPeriods billing) {
  /** No holidays, calendar months. */
  public static final MeterCalendar PLAIN =
      new MeterCalendar(Set.of(), BillingPeriods.CALENDAR_MONTHS);

  public MeterCalendar {
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
  }
}
