package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.EnergyTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How energy fills the tiers of a rate.
 *
 * <p>The energy that counts runs from {@code fromKwh}, what was used before in the billing period,
 * to {@code toKwh}; tier k takes its part between the ends of tiers k - 1 and k. A rate that bears
 * on a share of that energy, as one time-of-use category of several does, has the same share of
 * each tier.
 */
public final class TierFill {
  private TierFill() {}

  /**
   * Upper ends in kWh. A tier ends at the lowest of its own end and all later ones, so that a list
   * may mix units, as hours' use with blocks of kWh inside the first hours.
   *
   * @param billingDemandKw demand that ends per kW count
   * @param days days that ends per day count
   * @return an end for each tier; the last is null: unbounded
   */
  public static List<@Nullable BigDecimal> ends(
      List<EnergyTier> tiers, BigDecimal billingDemandKw, int days) {
    List<@Nullable BigDecimal> ends = new ArrayList<>();
    BigDecimal lowest = null;
    for (EnergyTier tier : tiers.reversed()) {
      BigDecimal end = tier.limitKwh(billingDemandKw, days);
      lowest = lowest == null ? end : end == null ? lowest : lowest.min(end);
      ends.addFirst(lowest);
    }
    return ends;
  }

  /**
   * The energy of a rate in each tier, kWh.
   *
   * @param rateKwh energy the rate bears on
   * @param fromKwh energy of the billing period that fills tiers before
   * @param toKwh the same with all energy that counts now; their difference is what {@code rateKwh}
   *     has a share of
   * @param ends as {@link #ends}
   */
  public static List<BigDecimal> fill(
      BigDecimal rateKwh,
      BigDecimal fromKwh,
      BigDecimal toKwh,
      List<? extends @Nullable BigDecimal> ends) {
    BigDecimal counted = toKwh.subtract(fromKwh);
    boolean nothingCounts = counted.signum() <= 0; // export beyond import: all at the first rate
    boolean wholeShare = counted.compareTo(rateKwh) == 0;
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal lower = BigDecimal.ZERO;
    for (int k = 0; k < ends.size(); k++) {
      BigDecimal end = ends.get(k);
      if (nothingCounts) {
        parts.add(k == 0 ? rateKwh : BigDecimal.ZERO);
        continue;
      }
      BigDecimal top = end == null ? toKwh : toKwh.min(end);
      BigDecimal bottom = k == 0 ? fromKwh : fromKwh.max(lower);
      BigDecimal inside = top.subtract(bottom).max(BigDecimal.ZERO);
      parts.add(
          wholeShare ? inside : rateKwh.multiply(inside, DECIMAL128).divide(counted, DECIMAL128));
      lower = end == null ? lower : end;
    }
    return parts;
  }

  /** The cost of energy in tiers, unrounded: the sum of each part at its rate. */
  public static BigDecimal cost(List<EnergyTier> tiers, List<BigDecimal> parts) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int k = 0; k < parts.size(); k++) {
      cost = cost.add(parts.get(k).multiply(tiers.get(k).ratePerKwh(), DECIMAL128), DECIMAL128);
    }
    return cost;
  }
}
