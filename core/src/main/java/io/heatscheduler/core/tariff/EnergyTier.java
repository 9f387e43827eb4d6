package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an energy rate that depends on how much is used in a billing period.
 *
 * @param ratePerKwh money per kWh inside the tier, may be negative
 * @param max upper end of the tier, counted from zero and not from the tier below; over 0; null:
 *     unbounded
 * @param unit unit of {@code max}
 */
public record EnergyTier(BigDecimal ratePerKwh, @Nullable BigDecimal max, TierUnit unit) {
  public EnergyTier {
    Check.that(max == null || max.signum() > 0, "the end of a tier (%s) must be over 0", max);
    ratePerKwh = Exactness.canonical(ratePerKwh);
    max = max == null ? null : Exactness.canonical(max);
  }

  /**
   * The upper end in kWh for a billing period; null: unbounded.
   *
   * @param billingDemandKw demand that hours' use counts, kW
   * @param days days of the billing period
   */
  public @Nullable BigDecimal limitKwh(BigDecimal billingDemandKw, int days) {
    if (max == null) {
      return null;
    }
    BigDecimal limit = max;
    if (unit.isPerKw()) {
      limit = limit.multiply(billingDemandKw.max(BigDecimal.ZERO), Exactness.DECIMAL128);
    }
    return unit.isDaily() ? limit.multiply(BigDecimal.valueOf(days), Exactness.DECIMAL128) : limit;
  }

  /**
   * Requires tiers to have a rate for any amount: each but the last has an end, the last has none,
   * and ends in the same unit rise.
   */
  static List<EnergyTier> checked(List<EnergyTier> tiers) {
    for (int i = 0; i < tiers.size(); i++) {
      BigDecimal end = tiers.get(i).max;
      boolean last = i == tiers.size() - 1;
      Check.that(last == (end == null), "only the last tier has no end, but tier %s: %s", i, end);
      for (int j = 0; j < i; j++) {
        BigDecimal before = tiers.get(j).max;
        Check.that(
            end == null
                || before == null
                || tiers.get(j).unit != tiers.get(i).unit
                || before.compareTo(end) < 0,
            "tier ends must rise, but %s comes after %s",
            end,
            before);
      }
    }
    return List.copyOf(tiers);
  }
}
