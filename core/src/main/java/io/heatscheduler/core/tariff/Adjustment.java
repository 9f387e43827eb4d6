package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A percentage of other charges: a rider, a discount or a tax.
 *
 * <p>Adjustments are reckoned in the order in which the tariff lists them, each on the rounded
 * lines before it.
 *
 * @param id unique among the tariff's adjustments
 * @param percent of its base; negative for a discount
 * @param base kinds of charge it is reckoned on; {@link ChargeKind#ADJUSTMENT}: adjustments listed
 *     before it
 * @param beforeMinimum whether it is reckoned before the minimum bill and may count towards it
 */
public record Adjustment(
    String id, BigDecimal percent, Set<ChargeKind> base, boolean beforeMinimum) {
  public Adjustment {
    Check.that(!base.isEmpty(), "adjustment %s has no base", id);
    Check.that(
        !beforeMinimum || !base.contains(ChargeKind.MINIMUM),
        "adjustment %s comes before the minimum bill and cannot be reckoned on it",
        id);
    percent = Exactness.canonical(percent);
    base = Collections.unmodifiableSet(new TreeSet<>(base));
  }
}
