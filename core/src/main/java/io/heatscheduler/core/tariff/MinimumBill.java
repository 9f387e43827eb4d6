package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Least amount of a bill; what is missing becomes a line of its own.
 *
 * <p>By day it is the amount times the days of the billing period; by year it is settled with the
 * last of each twelve billing periods, on the sum of all twelve. It holds for whole billing periods
 * only.
 *
 * @param amount money, over 0
 * @param per span it holds for
 * @param base kinds of charge that count towards it
 */
public record MinimumBill(BigDecimal amount, ChargePer per, Set<ChargeKind> base) {
  public MinimumBill {
    Check.that(amount.signum() > 0, "a minimum bill (%s) must be over 0", amount);
    Check.that(
        !base.isEmpty() && !base.contains(ChargeKind.MINIMUM),
        "a minimum bill is reckoned on other charges than itself, not %s",
        base);
    amount = Exactness.canonical(amount);
    base = Collections.unmodifiableSet(new TreeSet<>(base));
  }
}
