package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a low power factor costs where the meter records reactive energy; either clause, or both.
 *
 * <p>Over a billing period, with W the energy in kWh and Q the inductive reactive energy in kvarh,
 * the average power factor is W / sqrt(W^2 + Q^2) (active over apparent power, IEC 60050-131-11-46,
 * of the period's sums).
 *
 * @param freeKvarhPerKwh reactive energy that is free, per kWh of energy, 0 or more: the charge is
 *     rate x max(0, Q - free x W); null: no charge on reactive energy
 * @param ratePerKvarh money per kvarh above what is free; null: no charge on reactive energy
 * @param minimum power factor, over 0 and up to 1, below which every measured demand is multiplied
 *     by minimum / average power factor; null: demand is not adjusted
 */
public record PowerFactorTerms(
    @Nullable BigDecimal freeKvarhPerKwh,
    @Nullable BigDecimal ratePerKvarh,
    @Nullable BigDecimal minimum) {
  public PowerFactorTerms {
    Check.that(
        (freeKvarhPerKwh == null) == (ratePerKvarh == null),
        "free reactive energy (%s) and its rate (%s) belong together",
        freeKvarhPerKwh,
        ratePerKvarh);
    Check.that(ratePerKvarh != null || minimum != null, "a power-factor clause is missing");
    Check.that(
        minimum == null || (minimum.signum() > 0 && minimum.compareTo(BigDecimal.ONE) <= 0),
        "minimum power factor (%s) must be over 0 and up to 1",
        minimum);
    freeKvarhPerKwh = canonical(freeKvarhPerKwh);
    ratePerKvarh = canonical(ratePerKvarh);
    minimum = canonical(minimum);
  }

  private static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
    return value == null ? null : Exactness.canonical(value);
  }
}
