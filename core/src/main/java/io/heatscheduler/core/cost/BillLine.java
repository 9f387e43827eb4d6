package io.heatscheduler.core.cost;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill.
 *
 * <p>The amount is computed in decimal128 from unrounded quantities and rounded once, half even, to
 * six decimals (the plant format, "Exactness"); the quantity is rounded for display only.
 *
 * @param id unique in the bill and stable, e.g. {@code energy/on-peak/jobs}
 * @param kind what is charged
 * @param subject period category, adder, equipment or demand component; empty for the fixed charge
 * @param use what the energy was drawn for; null if the line is not energy
 * @param quantity kWh, kW, starts, shut-downs or days, rounded to six decimals
 * @param unit {@code kWh}, {@code kW}, {@code start}, {@code shut-down} or {@code day}
 * @param rate money per unit; null if it varies over the slots
 * @param amount money, at most six decimals
 * @param slots the slots behind the line, ascending; for demand the first slot of the measured peak
 */
public record BillLine(
    String id,
    LineKind kind,
    String subject,
    @Nullable EnergyUse use,
    BigDecimal quantity,
    String unit,
    @Nullable BigDecimal rate,
    BigDecimal amount,
    List<TimeGrid.SlotRange> slots) {
  public BillLine {
    Check.that(
        amount.stripTrailingZeros().scale() <= Exactness.LINE_SCALE,
        "amount (%s) of line %s must be rounded to %s decimals",
        amount,
        id,
        Exactness.LINE_SCALE);
    quantity = Exactness.canonical(Exactness.roundLine(quantity));
    rate = rate == null ? null : Exactness.canonical(rate);
    amount = Exactness.canonical(amount);
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
