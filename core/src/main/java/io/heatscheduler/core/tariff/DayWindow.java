package io.heatscheduler.core.tariff;

import io.heatscheduler.core.time.DailyWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hours of some kinds of day in which a demand charge is measured.
 *
 * <p>Unlike a tariff period's day type, which is looked up with fall-backs because every day needs
 * a rate, a window holds on the days it names and on no others ({@link DayType#typesOf}).
 *
 * @param dayTypes kinds of day; empty: every day
 * @param window wall-clock hours; may wrap past midnight, both parts then belong to each day
 */
public record DayWindow(Set<DayType> dayTypes, DailyWindow window) {
  /** By start, end and day types, so that the order of the input does not matter. */
  static final Comparator<DayWindow> ORDER =
      Comparator.comparing((DayWindow hours) -> hours.window().start())
          .thenComparing(hours -> hours.window().end())
          .thenComparing(hours -> hours.dayTypes().toString());

  public DayWindow {
    dayTypes = Collections.unmodifiableSet(new TreeSet<>(dayTypes));
  }

  /**
   * Whether a moment lies in the window.
   *
   * @param date local date
   * @param time local time
   * @param isHoliday whether the date has the holiday tariff
   */
  public boolean contains(LocalDate date, LocalTime time, boolean isHoliday) {
    return (dayTypes.isEmpty()
            || DayType.typesOf(date.getDayOfWeek(), isHoliday).stream()
                .anyMatch(dayTypes::contains))
        && window.contains(time);
  }
}
