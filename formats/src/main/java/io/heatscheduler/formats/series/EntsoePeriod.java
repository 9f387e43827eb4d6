package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One checked period of prices.
 *
 * @param zone EIC code of the bidding zone
 * @param auction number of the auction; null if the series has none
 * @param currency ISO 4217 code
 * @param repeats curve type A03: a missing position repeats the one before
 * @param start of position 1
 * @param resolution length of a position
 * @param slots how many positions it has
 * @param points price per MWh by position, from 1 to {@code slots}
 */
record EntsoePeriod(
    String zone,
    @Nullable Integer auction,
    String currency,
    boolean repeats,
    Instant start,
    Duration resolution,
    long slots,
    NavigableMap<Long, Point> points,
    Location location) {
  private static final int KWH_PER_MWH_DIGITS = 3;

  /** A price as published, per MWh. */
  record Point(BigDecimal perMwh, Location location) {}

  EntsoePeriod {
    points = new TreeMap<>(points);
  }

  /** Prices per kWh; holes are left out. */
  List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    Point before = null;
    for (long position = 1; position <= slots; position++) {
      Point given = points.get(position);
      Point holds = given == null && repeats ? before : given;
      if (holds != null) {
        Instant from = start.plus(resolution.multipliedBy(position - 1));
        intervals.add(
            new Interval(
                from,
                from.plus(resolution),
                holds.perMwh.movePointLeft(KWH_PER_MWH_DIGITS),
                holds.location));
      }
      before = holds;
    }
    return intervals;
  }

  /** Says how many positions repeat the one before, if any. */
  Optional<Finding> repeated() {
    long given = points.size();
    long fromFirst = points.isEmpty() ? 0 : slots - points.firstKey() + 1;
    return repeats && fromFirst > given
        ? Optional.of(
            Finding.info(
                "ENTSOE_REPEATED_POSITIONS",
                location,
                "%d of the %d positions from %s on are not written and repeat the one before (curve type A03)."
                    .formatted(fromFirst - given, slots, start)))
        : Optional.empty();
  }
}
