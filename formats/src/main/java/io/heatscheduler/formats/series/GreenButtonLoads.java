package io.heatscheduler.formats.series;

import io.heatscheduler.formats.series.GreenButtonFeed.ReadingType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which readings are the mean electric load of a site, and why others are not. */
final class GreenButtonLoads {
  /** Unit of energy, Wh. */
  static final long WATT_HOUR = 72;

  /** Unit of power, W. */
  static final long WATT = 38;

  private static final Map<Long, String> UNITS =
      Map.of(
          71L,
          "VAh",
          73L,
          "VArh",
          61L,
          "VA",
          63L,
          "VAr",
          31L,
          "J",
          169L,
          "therm",
          132L,
          "BTU",
          42L,
          "m3",
          119L,
          "ft3",
          65L,
          "power factor");
  private static final Map<Long, String> DIRECTIONS =
      Map.of(19L, "energy fed into the grid", 20L, "the total of both directions");
  private static final Set<Long> ELECTRICITY = Set.of(1L, 2L);

  /** Registers, whose neighbours' difference is the use: bulk, both cumulative ones, summation. */
  private static final Set<Long> REGISTERS = Set.of(1L, 2L, 3L, 9L);

  private static final long DELTA = 4;
  private static final long FORWARD = 1;
  private static final long NET = 4;
  private static final long DEMAND = 8;
  private static final long MAXIMUM = 8;
  private static final long AVERAGE = 2;
  private static final long INDICATING = 6;
  private static final long INSTANTANEOUS = 12;

  private GreenButtonLoads() {}

  /** Why readings are no load; empty if they are. */
  static String against(ReadingType type, @Nullable Long serviceKind) {
    Long uom = type.uom();
    Long commodity = type.commodity();
    Long flow = type.flowDirection();
    if (serviceKind != null && serviceKind != 0) {
      return "no electricity (service kind %d)".formatted(serviceKind);
    }
    if (commodity != null && !ELECTRICITY.contains(commodity)) {
      return "no electricity (commodity %d)".formatted(commodity);
    }
    if (uom == null || (uom != WATT_HOUR && uom != WATT)) {
      return uom == null
          ? "in no stated unit (uom)"
          : "in %s (uom %d)".formatted(UNITS.getOrDefault(uom, "another unit"), uom);
    }
    if (flow != null && flow != FORWARD && flow != NET) {
      return "%s (flowDirection %d)"
          .formatted(DIRECTIONS.getOrDefault(flow, "another direction"), flow);
    }
    if (is(type.kind(), DEMAND) || is(type.dataQualifier(), MAXIMUM)) {
      return "a maximum, not a mean (kind or dataQualifier 8)";
    }
    return accumulation(type, uom);
  }

  private static String accumulation(ReadingType type, long uom) {
    Long accumulation = type.accumulation();
    boolean mean =
        uom == WATT
            ? is(type.dataQualifier(), AVERAGE)
                || (!is(accumulation, INSTANTANEOUS) && !is(accumulation, INDICATING))
            : accumulation == null
                || accumulation == DELTA
                || accumulation == 0
                || REGISTERS.contains(accumulation);
    return mean
        ? ""
        : "a value of a moment, not a mean (accumulationBehaviour %d)".formatted(accumulation);
  }

  /** Whether readings count what is delivered to the site, and nothing else. */
  static boolean isForward(ReadingType type) {
    return is(type.flowDirection(), FORWARD);
  }

  /** Whether the use is the difference of neighbours. */
  static boolean isRegister(ReadingType type) {
    Long accumulation = type.accumulation();
    return is(type.uom(), WATT_HOUR) && accumulation != null && REGISTERS.contains(accumulation);
  }

  private static boolean is(@Nullable Long code, long value) {
    return code != null && code == value;
  }
}
