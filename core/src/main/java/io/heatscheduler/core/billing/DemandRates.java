package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.DemandTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What billing demand costs: each kW at the rate of its tier. */
public final class DemandRates {
  private DemandRates() {}

  /** The part of a billing demand in each tier, kW. */
  public static List<BigDecimal> fill(List<DemandTier> tiers, BigDecimal billingKw) {
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal lower = BigDecimal.ZERO;
    for (DemandTier tier : tiers) {
      BigDecimal end = tier.maxKw();
      BigDecimal top = end == null ? billingKw : billingKw.min(end);
      parts.add(top.subtract(lower).max(BigDecimal.ZERO));
      lower = end == null ? lower : end;
    }
    return parts;
  }

  /** The charge of a billing demand, unrounded. */
  public static BigDecimal charge(List<DemandTier> tiers, BigDecimal billingKw) {
    BigDecimal charge = BigDecimal.ZERO;
    List<BigDecimal> parts = fill(tiers, billingKw);
    for (int k = 0; k < parts.size(); k++) {
      charge = charge.add(parts.get(k).multiply(tiers.get(k).ratePerKw(), DECIMAL128), DECIMAL128);
    }
    return charge;
  }
}
