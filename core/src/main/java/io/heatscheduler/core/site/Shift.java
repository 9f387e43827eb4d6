package io.heatscheduler.core.site;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.DailyWindow;
import java.time.DayOfWeek;
import java.util.Set;
import java.util.TreeSet;

/**
 * A daily shift and the operators it brings; overlapping shifts add up.
 *
 * @param name as the plant calls it
 * @param days weekdays on which it starts; a night shift belongs to the day it starts on
 * @param window wall-clock hours
 * @param operators people available in it, 0 or more
 * @param notOnHolidays whether the shift does not start on a holiday of the site
 */
public record Shift(
    String name, Set<DayOfWeek> days, DailyWindow window, int operators, boolean notOnHolidays) {
  public Shift {
    days = java.util.Collections.unmodifiableSet(new TreeSet<>(days));
    Check.that(!days.isEmpty(), "shift %s has no days", name);
    Check.that(operators >= 0, "shift %s: operators (%s) must not be negative", name, operators);
  }

  /** The same shift with more operators. */
  public Shift withMoreOperators(int more) {
    return new Shift(name, days, window, operators + more, notOnHolidays);
  }
}
