package io.heatscheduler.core.billing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes sets of months in words. */
public final class Months {
  private Months() {}

  /** Runs of months, e.g. {@code 2025-09 to 2025-12, 2026-02}. */
  public static String words(Set<YearMonth> months) {
    List<String> runs = new ArrayList<>();
    YearMonth first = null;
    YearMonth last = null;
    for (YearMonth month : new TreeSet<>(months)) {
      if (last != null && last.plusMonths(1).equals(month)) {
        last = month;
        continue;
      }
      if (first != null && last != null) {
        runs.add(run(first, last));
      }
      first = month;
      last = month;
    }
    if (first != null && last != null) {
      runs.add(run(first, last));
    }
    return String.join(", ", runs);
  }

  private static String run(YearMonth first, YearMonth last) {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
