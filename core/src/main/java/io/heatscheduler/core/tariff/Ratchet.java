package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Demand ratchet: billing demand may not fall below a share of the peaks of earlier billing
 * periods.
 *
 * <p>The floor is the highest of share x peak over the periods looked back on, the current one
 * excluded; its own peak always counts in full. A billing period bears the month in which it
 * begins.
 *
 * @param shareOfMonth floor as a fraction of the peak, 0 to 1, by the calendar month of the peak,
 *     January first; 0: peaks of that month do not count; 12 shares, one over 0 at least
 * @param lookbackMonths billing periods looked back, current one excluded, 1 to 24
 * @param peaksOf demand charge whose peaks count; null: the component's own
 */
public record Ratchet(List<BigDecimal> shareOfMonth, int lookbackMonths, @Nullable String peaksOf) {
  public Ratchet {
    Check.that(shareOfMonth.size() == 12, "a ratchet has 12 shares, not %s", shareOfMonth.size());
    for (BigDecimal share : shareOfMonth) {
      Check.that(
          share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
          "ratchet share (%s) must be from 0 to 1",
          share);
    }
    Check.that(
        shareOfMonth.stream().anyMatch(share -> share.signum() > 0), "a ratchet needs a share");
    Check.that(
        lookbackMonths >= 1 && lookbackMonths <= 24,
        "lookbackMonths (%s) must be from 1 to 24",
        lookbackMonths);
    shareOfMonth = shareOfMonth.stream().map(Exactness::canonical).toList();
  }

  /** One share of the peaks of the last billing periods. */
  public static Ratchet of(BigDecimal share, int lookbackMonths) {
    return new Ratchet(Collections.nCopies(12, share), lookbackMonths, null);
  }

  /** One share of the peaks of some calendar months among the last twelve billing periods. */
  public static Ratchet ofMonths(BigDecimal share, Set<Month> months) {
    List<BigDecimal> shares = new ArrayList<>();
    for (Month month : Month.values()) {
      shares.add(months.contains(month) ? share : BigDecimal.ZERO);
    }
    return new Ratchet(shares, 12, null);
  }

  /** The same ratchet on the peaks of another component; null: its own. */
  public Ratchet withPeaksOf(@Nullable String component) {
    return new Ratchet(shareOfMonth, lookbackMonths, component);
  }

  /** Whether every calendar month has the same share. */
  public boolean isUniform() {
    return shareOfMonth.stream().distinct().count() == 1;
  }

  /** The billing periods whose peaks count for one, earliest first. */
  public List<YearMonth> monthsFor(YearMonth current) {
    List<YearMonth> months = new ArrayList<>();
    for (int back = lookbackMonths; back >= 1; back--) {
      YearMonth month = current.minusMonths(back);
      if (share(month).signum() > 0) {
        months.add(month);
      }
    }
    return months;
  }

  /**
   * The floor of a billing period's demand, kW; 0 if no peak is known.
   *
   * @param current the billing period
   * @param peakKw known peaks by billing period; those not looked back on do not matter
   */
  public BigDecimal floorKw(YearMonth current, TreeMap<YearMonth, BigDecimal> peakKw) {
    BigDecimal floor = BigDecimal.ZERO;
    for (YearMonth month : monthsFor(current)) {
      BigDecimal peak = peakKw.get(month);
      if (peak != null) {
        floor = floor.max(peak.multiply(share(month), Exactness.DECIMAL128));
      }
    }
    return floor;
  }

  private BigDecimal share(YearMonth month) {
    return shareOfMonth.get(month.getMonthValue() - 1);
  }
}
