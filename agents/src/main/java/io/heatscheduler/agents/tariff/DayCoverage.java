package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Season;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checks that the periods of each day type cover its day once, in every season, and that every day
 * of the year has periods.
 */
final class DayCoverage {
  private static final int DAY_SECONDS = 86_400;

  /** A leap year, so that 29 February is checked too. */
  private static final LocalDate NEW_YEAR = LocalDate.of(2028, 1, 1);

  private final Location location;
  private final Findings findings;
  private final Set<List<TariffPeriod>> checked = new HashSet<>();

  private DayCoverage(Location location, Findings findings) {
    this.location = location;
    this.findings = findings;
  }

  /** Reports each gap, overlap and hole. */
  static void check(List<TariffPeriod> periods, Location location, Findings findings) {
    DayCoverage coverage = new DayCoverage(location, findings);
    for (DayType dayType : DayType.values()) {
      List<TariffPeriod> ofType = ofType(periods, dayType);
      for (LocalDate date = NEW_YEAR;
          date.getYear() == NEW_YEAR.getYear();
          date = date.plusDays(1)) {
        List<TariffPeriod> onDate = onDate(ofType, date);
        if (!onDate.isEmpty() && coverage.checked.add(onDate)) {
          coverage.checkDay(dayType, onDate);
        }
      }
    }
    coverage.requireEveryWeekday(ofType(periods, DayType.WEEKDAY));
  }

  private static List<TariffPeriod> ofType(List<TariffPeriod> periods, DayType dayType) {
    return periods.stream().filter(period -> period.dayType() == dayType).toList();
  }

  private static List<TariffPeriod> onDate(List<TariffPeriod> periods, LocalDate date) {
    return periods.stream()
        .filter(period -> period.season() == null || period.season().contains(date))
        .toList();
  }

  /** Every look-up ends at the weekday periods, so a date without them has no rate on a weekday. */
  private void requireEveryWeekday(List<TariffPeriod> weekday) {
    LocalDate holeStart = null;
    for (LocalDate date = NEW_YEAR; date.getYear() <= NEW_YEAR.getYear(); date = date.plusDays(1)) {
      boolean covered = !onDate(weekday, date).isEmpty();
      boolean last = date.getMonthValue() == 12 && date.getDayOfMonth() == 31;
      if (!covered && holeStart == null) {
        holeStart = date;
      }
      if (holeStart != null && (covered || last)) {
        LocalDate holeEnd = covered ? date.minusDays(1) : date;
        findings.error(
            "TARIFF_SEASON_GAP",
            location,
            "No weekday period holds from %s to %s.".formatted(day(holeStart), day(holeEnd)),
            "Add periods for these days, or leave season out of those that hold all year.");
        holeStart = null;
      }
    }
  }

  private void checkDay(DayType dayType, List<TariffPeriod> periods) {
    List<Part> parts = new ArrayList<>();
    for (TariffPeriod period : periods) {
      int start = period.window().startSecond();
      int end = period.window().endSecond();
      if (start < end) {
        parts.add(new Part(start, end, period));
      } else {
        parts.add(new Part(start, DAY_SECONDS, period));
        parts.add(new Part(0, end, period));
      }
    }
    parts.sort(Comparator.comparingInt(Part::start).thenComparingInt(Part::end));
    String name = dayType.name().toLowerCase(Locale.ROOT) + season(periods);
    int covered = 0;
    Part before = parts.getFirst();
    for (Part part : parts) {
      if (part.start > covered) {
        gap(name, covered, part.start);
      } else if (part.start < covered) {
        overlap(name, part, before, Math.min(covered, part.end));
      }
      if (part.end > covered) {
        covered = part.end;
        before = part;
      }
    }
    if (covered < DAY_SECONDS) {
      gap(name, covered, DAY_SECONDS);
    }
  }

  private void gap(String name, int from, int to) {
    findings.error(
        "TARIFF_GAP",
        location,
        "No %s period covers %s to %s.".formatted(name, clock(from), clock(to)),
        "Add one, or extend a neighbour.");
  }

  private void overlap(String name, Part part, Part before, int to) {
    findings.error(
        "TARIFF_OVERLAP",
        location,
        "Two %s periods cover %s to %s: %s and %s."
            .formatted(name, clock(part.start), clock(to), before, part),
        "Let each moment belong to one period.");
  }

  private static String season(List<TariffPeriod> periods) {
    for (TariffPeriod period : periods) {
      Season season = period.season();
      if (season != null) {
        return " (season %s to %s)"
            .formatted(season.from().toString().substring(2), season.to().toString().substring(2));
      }
    }
    return "";
  }

  private static String day(LocalDate date) {
    return date.toString().substring(5);
  }

  private static String clock(int second) {
    return second == DAY_SECONDS ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
  }

  private record Part(int start, int end, TariffPeriod period) {
    @Override
    public String toString() {
      return "%s from %s to %s"
          .formatted(period.category(), period.window().start(), period.window().end());
    }
  }
}
