package io.heatscheduler.core.billing;

import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a meter had recorded before a span.
 *
 * @param history peaks of earlier billing periods
 * @param monthToDateKw peak by component in the billing period in which the span begins; counts
 *     only if the span does not begin with it
 * @param monthToDateKwh energy in that billing period before the span, which fills tiers first;
 *     counts likewise
 */
public record MeterState(
    PeakHistory history, Map<String, BigDecimal> monthToDateKw, BigDecimal monthToDateKwh) {
  /** Nothing known. */
  public static final MeterState UNKNOWN =
      new MeterState(PeakHistory.NONE, Map.of(), BigDecimal.ZERO);

  public MeterState {
    monthToDateKw = Collections.unmodifiableMap(new TreeMap<>(monthToDateKw));
    monthToDateKwh = Exactness.canonical(monthToDateKwh);
  }

  /** A history alone. */
  public static MeterState of(PeakHistory history) {
    return new MeterState(history, Map.of(), BigDecimal.ZERO);
  }
}
