package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.tariff.DayType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which period holds in each hour of each month, on weekdays and at weekends.
 *
 * @param weekday zero-based period, shape [month][hour], January and 00:00-01:00 first
 * @param weekend the same for Saturdays and Sundays
 */
record UrdbSchedule(List<List<Integer>> weekday, List<List<Integer>> weekend) {
  private static final int MONTHS = 12;
  private static final int HOURS = 24;

  UrdbSchedule {
    weekday = List.copyOf(weekday);
    weekend = List.copyOf(weekend);
  }

  /**
   * Reads the two schedules of a structure.
   *
   * @param kind {@code energy} or {@code demand}
   * @param periods how many periods the structure has
   * @return null, reported by the field's name, if one is missing or wrong
   */
  static @Nullable UrdbSchedule read(UrdbFields fields, String kind, int periods) {
    List<List<Integer>> weekday = rows(fields, kind + "weekdayschedule", kind, periods);
    List<List<Integer>> weekend = rows(fields, kind + "weekendschedule", kind, periods);
    return weekday == null || weekend == null ? null : new UrdbSchedule(weekday, weekend);
  }

  private static @Nullable List<List<Integer>> rows(
      UrdbFields fields, String name, String kind, int periods) {
    Node.Sequence list = fields.list(name);
    if (list == null) {
      if (fields.node(name) == null) {
        fields.refuse(
            name,
            "%s is missing, but there is a %sratestructure.".formatted(name, kind),
            "Download the rate with detail=full, or add the schedule.");
      }
      return null;
    }
    if (list.items().size() != MONTHS) {
      fields.refuse(
          name,
          "%s has %d rows; it must have 12, one for each month."
              .formatted(name, list.items().size()),
          "Correct the document.");
      return null;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (Node row : list.items()) {
      List<Integer> hours =
          row instanceof Node.Sequence cells
              ? indices(fields, name, cells, HOURS, periods, "hour")
              : null;
      if (hours == null) {
        if (!(row instanceof Node.Sequence)) {
          fields.refuse(name, name + " holds a row that is no list.", "Correct the document.");
        }
        return null;
      }
      rows.add(hours);
    }
    return rows;
  }

  /**
   * Whole numbers that name periods.
   *
   * @param count how many there must be
   * @param unit what each stands for, for messages
   * @return null, reported, if there are more or fewer, or one names no period
   */
  static @Nullable List<Integer> indices(
      UrdbFields fields, String name, Node.Sequence list, int count, int periods, String unit) {
    if (list.items().size() != count) {
      fields.refuse(
          name,
          list.location(),
          "%s has %d values; it must have %d, one for each %s."
              .formatted(name, list.items().size(), count, unit),
          "Correct the document.");
      return null;
    }
    List<BigDecimal> values = fields.decimals(name, list);
    if (values == null) {
      return null;
    }
    List<Integer> indices = new ArrayList<>();
    for (BigDecimal value : values) {
      boolean whole = value.stripTrailingZeros().scale() <= 0;
      if (!whole || value.signum() < 0 || value.compareTo(BigDecimal.valueOf(periods)) >= 0) {
        fields.refuse(
            name,
            list.location(),
            "%s names the period %s, but there are %d, counted from 0."
                .formatted(name, value.toPlainString(), periods),
            "Correct the document: the record is broken at its source.");
        return null;
      }
      indices.add(value.intValueExact());
    }
    return indices;
  }

  /** The row of a month. */
  List<Integer> row(DayType dayType, int month) {
    return (dayType == DayType.WEEKDAY ? weekday : weekend).get(month);
  }

  /** Whether weekends are billed like weekdays in every month. */
  boolean ignoresWeekends() {
    return weekday.equals(weekend);
  }
}
