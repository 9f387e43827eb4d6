package io.heatscheduler.core.site;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Peaks of earlier billing periods, which ratchets look back on.
 *
 * @param peaks sorted by month, then component; one for each
 */
public record PeakHistory(List<Peak> peaks) {
  /** Nothing known. */
  public static final PeakHistory NONE = new PeakHistory(List.of());

  /**
   * The highest demand a component measured in a billing period.
   *
   * @param month month in which the billing period begins
   * @param component demand charge id or period category
   * @param kw measured demand, 0 or more
   */
  public record Peak(YearMonth month, String component, BigDecimal kw) {
    public Peak {
      Check.that(
          kw.signum() >= 0, "peak of %s in %s (%s kW) must be 0 or more", component, month, kw);
      kw = Exactness.canonical(kw);
    }
  }

  public PeakHistory {
    peaks =
        peaks.stream()
            .sorted(Comparator.comparing(Peak::month).thenComparing(Peak::component))
            .toList();
    Set<List<Object>> seen = new HashSet<>();
    for (Peak peak : peaks) {
      Check.that(
          seen.add(List.of(peak.month, peak.component)),
          "%s has two peaks in %s",
          peak.component,
          peak.month);
    }
  }

  /** The known peaks of a component by billing period; a fresh map. */
  public TreeMap<YearMonth, BigDecimal> of(String component) {
    TreeMap<YearMonth, BigDecimal> known = new TreeMap<>();
    for (Peak peak : peaks) {
      if (peak.component.equals(component)) {
        known.put(peak.month, peak.kw);
      }
    }
    return known;
  }
}
