package io.heatscheduler.core.time;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A part of every year, both days included; a season whose end lies before its start runs over New
 * Year.
 *
 * @param from first day
 * @param to last day
 */
public record Season(MonthDay from, MonthDay to) {
  /** Whether a date lies in the season. 29 February lies in every season that holds 28 February. */
  public boolean contains(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    MonthDay tested = day.equals(MonthDay.of(2, 29)) && to.equals(MonthDay.of(2, 28)) ? to : day;
    return from.compareTo(to) <= 0
        ? tested.compareTo(from) >= 0 && tested.compareTo(to) <= 0
        : tested.compareTo(from) >= 0 || tested.compareTo(to) <= 0;
  }
}
