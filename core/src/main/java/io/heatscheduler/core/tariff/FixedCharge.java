package io.heatscheduler.core.tariff;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * A charge that does not depend on the load, e.g. for the meter.
 *
 * <p>A month is a billing period, and a year twelve of them; a part of a billing period is charged
 * by its days.
 *
 * @param id unique among the tariff's fixed charges
 * @param amount money; negative for a credit
 * @param per span it is charged for
 */
public record FixedCharge(String id, BigDecimal amount, ChargePer per) {
  public FixedCharge {
    amount = Exactness.canonical(amount);
  }
}
