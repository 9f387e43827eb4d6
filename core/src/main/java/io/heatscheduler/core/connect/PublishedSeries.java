package io.heatscheduler.core.connect;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices or load as a market or a utility publishes them, one series chosen and converted to this
 * program's units.
 *
 * <p>Each value holds over its own interval; intervals may differ in length and may leave holes,
 * which whoever uses the series has to judge.
 *
 * @param format what the document is, for people, e.g. {@code ENTSO-E day-ahead prices (A44)}
 * @param subject which series of it was taken, for people, e.g. {@code bidding zone
 *     10YBE----------2}
 * @param quantity what a value is, and its unit
 * @param currency ISO 4217 code of prices; null for a load
 * @param clock the local clock the document states; null if it states none
 * @param intervals ascending by start, without overlap
 */
public record PublishedSeries(
    String format,
    String subject,
    Quantity quantity,
    @Nullable String currency,
    @Nullable MeterClock clock,
    List<Interval> intervals) {

  /** What a value is. */
  public enum Quantity {
    /** Money per kWh, may be negative. */
    PRICE,
    /** Mean power in kW, import positive. */
    LOAD
  }

  /**
   * A value and the half-open interval [start, end) over which it holds.
   *
   * @param location where it was read
   */
  public record Interval(Instant start, Instant end, BigDecimal value, Location location) {
    public Interval {
      Check.that(start.isBefore(end), "an interval must end (%s) after its start (%s)", end, start);
    }
  }

  public PublishedSeries {
    intervals = List.copyOf(intervals);
    for (int i = 1; i < intervals.size(); i++) {
      Check.that(
          !intervals.get(i).start().isBefore(intervals.get(i - 1).end()),
          "intervals must not overlap, but %s starts before %s",
          intervals.get(i).start(),
          intervals.get(i - 1).end());
    }
  }
}
