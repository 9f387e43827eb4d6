package io.heatscheduler.core.tariff;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a unit of money of a kind of charge costs in the end: itself and every percentage reckoned
 * on it, directly or through percentages before.
 */
public final class AdjustmentFactors {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private AdjustmentFactors() {}

  /**
   * The factor of each kind, 1 if no percentage bears on it.
   *
   * @param adjustments in the order of the tariff
   */
  public static Map<ChargeKind, BigDecimal> of(List<Adjustment> adjustments) {
    List<Adjustment> reckoned = new ArrayList<>();
    adjustments.stream().filter(Adjustment::beforeMinimum).forEach(reckoned::add);
    adjustments.stream().filter(one -> !one.beforeMinimum()).forEach(reckoned::add);
    Map<ChargeKind, BigDecimal> factors = new EnumMap<>(ChargeKind.class);
    for (ChargeKind kind : ChargeKind.values()) {
      BigDecimal added = BigDecimal.ZERO;
      for (Adjustment adjustment : reckoned) {
        BigDecimal base =
            adjustment.base().contains(kind) && kind != ChargeKind.ADJUSTMENT
                ? BigDecimal.ONE
                : BigDecimal.ZERO;
        if (adjustment.base().contains(ChargeKind.ADJUSTMENT)) {
          base = base.add(added);
        }
        added =
            added.add(base.multiply(adjustment.percent(), DECIMAL128).divide(HUNDRED, DECIMAL128));
      }
      factors.put(kind, BigDecimal.ONE.add(added));
    }
    return factors;
  }
}
