package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a demand rate: what each kW of billing demand inside it costs.
 *
 * @param ratePerKw money per kW and assessment, 0 or more
 * @param maxKw upper end of the tier, counted from zero; over 0; null: unbounded
 */
public record DemandTier(BigDecimal ratePerKw, @Nullable BigDecimal maxKw) {
  public DemandTier {
    Check.that(maxKw == null || maxKw.signum() > 0, "the end of a tier (%s) must be over 0", maxKw);
    ratePerKw = Exactness.canonical(ratePerKw);
    maxKw = maxKw == null ? null : Exactness.canonical(maxKw);
  }

  /** Requires at least one tier, rising ends, and none for the last. */
  static List<DemandTier> checked(List<DemandTier> tiers) {
    Check.that(!tiers.isEmpty(), "a demand charge needs a rate");
    BigDecimal before = BigDecimal.ZERO;
    for (int i = 0; i < tiers.size(); i++) {
      BigDecimal end = tiers.get(i).maxKw;
      boolean last = i == tiers.size() - 1;
      Check.that(last == (end == null), "only the last tier has no end, but tier %s: %s", i, end);
      Check.that(end == null || before.compareTo(end) < 0, "tier ends must rise: %s", end);
      before = end == null ? before : end;
    }
    return List.copyOf(tiers);
  }
}
