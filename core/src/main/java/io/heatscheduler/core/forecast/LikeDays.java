package io.heatscheduler.core.forecast;

import io.heatscheduler.core.report.PastDay;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whole past days by their kind: the weekday, and holidays with the Sundays, as tariffs have them.
 */
final class LikeDays {
  /** Past days of a kind that a day is estimated from. */
  static final int COUNT = 8;

  private final Map<DayOfWeek, List<PastDay>> byKind = new EnumMap<>(DayOfWeek.class);
  private final Map<LocalDate, PastDay> byDate = new HashMap<>();
  private final Set<LocalDate> holidays;

  /**
   * Sorts days by their kind.
   *
   * @param whole days ascending
   * @param holidays what the site's calendar says of days to come
   */
  LikeDays(List<PastDay> whole, Set<LocalDate> holidays) {
    this.holidays = Set.copyOf(holidays);
    for (PastDay day : whole) {
      byDate.put(day.date(), day);
      byKind.computeIfAbsent(kindOf(day.date()), kind -> new ArrayList<>()).add(day);
    }
  }

  /**
   * What like days say of a date.
   *
   * @param days how many there are, 1 to {@link #COUNT}
   * @param heatKwh mean heat H
   * @param cost H x (cost of these days / heat of these days); their mean cost if they had no heat
   * @param costPerKwh cost of these days / heat of these days; null without heat
   * @param scale mean of their absolute cost, by which errors are measured
   * @param savings mean savings of those that have some; null: none has
   */
  record Estimate(
      int days,
      double heatKwh,
      double cost,
      @Nullable Double costPerKwh,
      double scale,
      @Nullable Double savings) {

    /** What a day of known heat costs. */
    double costAt(double heat) {
      return costPerKwh == null ? cost : heat * costPerKwh;
    }

    static Estimate of(List<PastDay> like) {
      BigDecimal heat = sum(like.stream().map(PastDay::heatKwh).toList());
      BigDecimal cost = sum(like.stream().map(PastDay::cost).toList());
      BigDecimal size = sum(like.stream().map(day -> day.cost().abs()).toList());
      List<BigDecimal> savings = new ArrayList<>();
      for (PastDay day : like) {
        BigDecimal saved = day.savings();
        if (saved != null) {
          savings.add(saved);
        }
      }
      int n = like.size();
      double meanHeat = heat.doubleValue() / n;
      Double perKwh = heat.signum() == 0 ? null : cost.doubleValue() / heat.doubleValue();
      return new Estimate(
          n,
          meanHeat,
          perKwh == null ? cost.doubleValue() / n : meanHeat * perKwh,
          perKwh,
          size.doubleValue() / n,
          savings.isEmpty() ? null : sum(savings).doubleValue() / savings.size());
    }

    private static BigDecimal sum(List<BigDecimal> values) {
      return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * The estimate for a date from the last like days before another one; null if there are none.
   *
   * @param origin first date of which nothing is known
   */
  @Nullable Estimate before(LocalDate origin, LocalDate date) {
    List<PastDay> like = byKind.getOrDefault(kindOf(date), List.of());
    int end = like.size();
    while (end > 0 && !like.get(end - 1).date().isBefore(origin)) {
      end--;
    }
    return end == 0 ? null : Estimate.of(like.subList(Math.max(0, end - COUNT), end));
  }

  /** What is known of a date; null: nothing. */
  @Nullable PastDay on(LocalDate date) {
    return byDate.get(date);
  }

  /** The last like days of every kind, one list each. */
  List<List<PastDay>> latest() {
    return byKind.values().stream()
        .map(like -> like.subList(Math.max(0, like.size() - COUNT), like.size()))
        .toList();
  }

  private DayOfWeek kindOf(LocalDate date) {
    PastDay known = byDate.get(date);
    boolean holiday = known == null ? holidays.contains(date) : known.holiday();
    return holiday ? DayOfWeek.SUNDAY : date.getDayOfWeek();
  }
}
