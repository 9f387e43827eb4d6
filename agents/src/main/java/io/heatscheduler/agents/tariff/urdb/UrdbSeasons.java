package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Joins equal months to seasons and equal hours to windows. */
final class UrdbSeasons {
  private static final int MONTHS = 12;
  private static final int HOURS = 24;

  private UrdbSeasons() {}

  /**
   * Months that follow each other and have the same rates; over New Year, too.
   *
   * @param value what the months have in common
   * @param season the part of the year; null: all of it
   */
  record Run<T>(T value, int firstMonth, @Nullable Season season) {}

  /** The year as runs of months with equal values. */
  static <T> List<Run<T>> runs(IntFunction<T> valueOfMonth) {
    List<T> values = new ArrayList<>();
    for (int month = 0; month < MONTHS; month++) {
      values.add(valueOfMonth.apply(month));
    }
    int first = 0;
    while (first < MONTHS && values.get(first).equals(values.get(MONTHS - 1))) {
      first++;
    }
    if (first == MONTHS) {
      return List.of(new Run<>(values.getFirst(), 0, null));
    }
    List<Run<T>> runs = new ArrayList<>();
    int from = first;
    for (int i = first + 1; i <= first + MONTHS; i++) {
      T before = values.get((i - 1) % MONTHS);
      if (i == first + MONTHS || !values.get(i % MONTHS).equals(before)) {
        int firstMonth = from % MONTHS;
        runs.add(new Run<>(before, firstMonth, season(firstMonth, (i - 1) % MONTHS)));
        from = i;
      }
    }
    return runs;
  }

  private static Season season(int firstMonth, int lastMonth) {
    Month last = Month.of(lastMonth + 1);
    return new Season(MonthDay.of(firstMonth + 1, 1), MonthDay.of(last, last.maxLength()));
  }

  /** Windows of the hours that fulfil a condition, in order. */
  static List<DailyWindow> windows(Predicate<Integer> isIn) {
    List<DailyWindow> windows = new ArrayList<>();
    int hour = 0;
    while (hour < HOURS) {
      int end = hour;
      while (end < HOURS && isIn.test(end)) {
        end++;
      }
      if (end > hour) {
        windows.add(new DailyWindow(LocalTime.of(hour, 0), LocalTime.of(end % HOURS, 0)));
      }
      hour = end + 1;
    }
    return windows;
  }
}
