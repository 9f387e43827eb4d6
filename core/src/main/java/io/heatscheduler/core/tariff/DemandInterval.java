package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;

/**
 * Span over which a meter averages power into demand.
 *
 * @param minutes length: 15, 30 or 60
 * @param rolling whether a span begins with every reading; otherwise spans begin at multiples of
 *     their length on the wall clock
 */
public record DemandInterval(int minutes, boolean rolling) {
  public DemandInterval {
    Check.that(
        minutes == 15 || minutes == 30 || minutes == 60,
        "demand interval (%s minutes) must be 15, 30 or 60",
        minutes);
  }
}
