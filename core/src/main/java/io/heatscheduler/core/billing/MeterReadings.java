package io.heatscheduler.core.billing;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meter recorded: mean power in equal intervals, without a hole.
 *
 * @param span the intervals
 * @param siteKw mean active power, import positive, shape [slot]
 * @param reactiveKvar mean reactive power, inductive positive, shape [slot]; null: not recorded
 */
public record MeterReadings(
    TimeGrid span, List<BigDecimal> siteKw, @Nullable List<BigDecimal> reactiveKvar) {
  public MeterReadings {
    siteKw = List.copyOf(siteKw);
    reactiveKvar = reactiveKvar == null ? null : List.copyOf(reactiveKvar);
    Check.that(
        siteKw.size() == span.slotCount(),
        "the profile has %s slots, the span %s",
        siteKw.size(),
        span.slotCount());
    Check.that(
        reactiveKvar == null || reactiveKvar.size() == siteKw.size(),
        "active and reactive power differ in length");
  }

  /** Readings of active power alone. */
  public MeterReadings(TimeGrid span, List<BigDecimal> siteKw) {
    this(span, siteKw, null);
  }
}
