package io.heatscheduler.core.fact.check;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** What a piece of text says, read without knowing any fact. */
sealed interface Said {

  /** Units that numbers are said in. */
  enum Unit {
    NONE,
    PERCENT,
    MONEY,
    MONEY_PER_KWH,
    KWH,
    KW,
    KG
  }

  /**
   * A number with its unit.
   *
   * @param value with its sign and as many decimals as are shown
   * @param unit base unit
   * @param factor base units in the unit shown, e.g. 1000 for MWh
   * @param currency code, symbol or word beside money; empty for anything else
   */
  record Amount(BigDecimal value, Unit unit, BigDecimal factor, String currency) implements Said {}

  /**
   * A span of time.
   *
   * @param seconds its length
   * @param resolution seconds of the last digit shown
   * @param days the number, if it is of whole days alone; it may then be a count of days
   */
  record Lapse(BigDecimal seconds, BigDecimal resolution, @Nullable BigDecimal days)
      implements Said {}

  /**
   * A date, a time of day, or both.
   *
   * @param day null: only a time
   * @param year null: not said
   * @param weekday null: not said
   * @param time null: only a date
   */
  record When(
      @Nullable MonthDay day,
      @Nullable Integer year,
      @Nullable DayOfWeek weekday,
      @Nullable LocalTime time)
      implements Said {}

  /** "half", "a third", "a quarter": a share in whole percent. */
  record Part(int percent) implements Said {}

  /** "first", "second", ...: a place in an order. */
  record Ordinal(int place) implements Said {}

  /**
   * A number no fact can have.
   *
   * @param why the reason, to follow the quoted piece
   */
  record Unreadable(String why) implements Said {}
}
