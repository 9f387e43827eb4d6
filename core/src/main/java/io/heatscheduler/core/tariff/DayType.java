package io.heatscheduler.core.tariff;

import java.time.DayOfWeek;
import java.util.List;

/** Kind of day a tariff period applies to. */
public enum DayType {
  WEEKDAY,
  WEEKEND,
  SATURDAY,
  SUNDAY,
  HOLIDAY;

  /**
   * The day types in the order in which a tariff is looked up for a date; the first one the tariff
   * has applies.
   *
   * <p>PLANT-FORMAT "Day type": holiday, sunday, weekend, weekday; saturday or sunday, weekend,
   * weekday.
   */
  public static List<DayType> lookUpOrder(DayOfWeek day, boolean isHoliday) {
    if (isHoliday) {
      return List.of(HOLIDAY, SUNDAY, WEEKEND, WEEKDAY);
    }
    return switch (day) {
      case SATURDAY -> List.of(SATURDAY, WEEKEND, WEEKDAY);
      case SUNDAY -> List.of(SUNDAY, WEEKEND, WEEKDAY);
      default -> List.of(WEEKDAY);
    };
  }

  /**
   * The day types a date belongs to. A holiday is billed like a Sunday and not like its weekday, as
   * in {@link #lookUpOrder}.
   */
  public static List<DayType> typesOf(DayOfWeek day, boolean isHoliday) {
    if (isHoliday) {
      return List.of(HOLIDAY, SUNDAY, WEEKEND);
    }
    return switch (day) {
      case SATURDAY -> List.of(SATURDAY, WEEKEND);
      case SUNDAY -> List.of(SUNDAY, WEEKEND);
      default -> List.of(WEEKDAY);
    };
  }
}
