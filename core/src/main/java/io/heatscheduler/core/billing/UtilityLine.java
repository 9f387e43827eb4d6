package io.heatscheduler.core.billing;

import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a utility's bill.
 *
 * <p>The amount is the unrounded quantity times the rate, rounded once, half even, to six decimals.
 *
 * @param id unique in the bill and stable: kind, first date of the billing period, subject, tier,
 *     e.g. {@code energy/2026-06-01/on-peak/tier-2}
 * @param kind what is charged
 * @param subject period category, adder, demand component, fixed charge or adjustment; empty if
 *     there is but one of the kind
 * @param billingPeriod first local date of its billing period
 * @param quantity kWh, kvarh, kW, kW and days, days, months, years, or money for percentages,
 *     rounded to six decimals
 * @param unit of the quantity
 * @param rate money per unit; null if it varies over the slots
 * @param amount money, at most six decimals
 * @param slots the slots behind the line, ascending; empty if there are none
 */
public record UtilityLine(
    String id,
    ChargeKind kind,
    String subject,
    LocalDate billingPeriod,
    BigDecimal quantity,
    String unit,
    @Nullable BigDecimal rate,
    BigDecimal amount,
    List<TimeGrid.SlotRange> slots) {
  public UtilityLine {
    quantity = Exactness.canonical(Exactness.roundLine(quantity));
    rate = rate == null ? null : Exactness.canonical(rate);
    amount = Exactness.canonical(Exactness.roundLine(amount));
    slots = List.copyOf(slots);
  }

  /**
   * Money per unit averaged over the line, rounded to six decimals; null if the quantity is zero.
   */
  public @Nullable BigDecimal meanRate() {
    if (rate != null) {
      return rate;
    }
    return quantity.signum() == 0
        ? null
        : Exactness.canonical(Exactness.roundLine(amount.divide(quantity, Exactness.DECIMAL128)));
  }
}
