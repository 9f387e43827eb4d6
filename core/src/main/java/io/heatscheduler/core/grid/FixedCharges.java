package io.heatscheduler.core.grid;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed charges of a horizon, date by date: a month is charged by the days of the billing
 * period it is, a year as twelve months.
 */
public final class FixedCharges {
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private FixedCharges() {}

  /**
   * One charge on one local date.
   *
   * @param slot first slot of the date in the horizon
   * @param id fixed charge; empty for the charge per day
   * @param quantity days, months or years
   * @param unit {@code day}, {@code month} or {@code year}
   * @param rate money per unit
   */
  public record Item(int slot, String id, BigDecimal quantity, String unit, BigDecimal rate) {
    /** Money, unrounded. */
    public BigDecimal amount() {
      return quantity.multiply(rate, DECIMAL128);
    }
  }

  /** Every charge of every local date the horizon touches. */
  public static List<Item> of(PlantGrid grid) {
    List<Item> items = new ArrayList<>();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      LocalDate date = grid.dates().get(slot);
      if (slot == 0 || !date.equals(grid.dates().get(slot - 1))) {
        Tariff tariff = grid.rates().version().get(slot);
        if (tariff.fixedChargePerDay().signum() != 0) {
          items.add(new Item(slot, "", BigDecimal.ONE, "day", tariff.fixedChargePerDay()));
        }
        for (FixedCharge charge : tariff.terms().fixedCharges()) {
          items.add(item(grid, slot, date, charge));
        }
      }
    }
    return items;
  }

  private static Item item(PlantGrid grid, int slot, LocalDate date, FixedCharge charge) {
    if (charge.per() == ChargePer.DAY) {
      return new Item(slot, charge.id(), BigDecimal.ONE, "day", charge.amount());
    }
    BigDecimal days = BigDecimal.valueOf(grid.plant().site().billing().daysOf(date));
    return charge.per() == ChargePer.MONTH
        ? new Item(
            slot, charge.id(), BigDecimal.ONE.divide(days, DECIMAL128), "month", charge.amount())
        : new Item(
            slot,
            charge.id(),
            BigDecimal.ONE.divide(days.multiply(MONTHS), DECIMAL128),
            "year",
            charge.amount());
  }

  /** Their sum, unrounded and without percentages. */
  public static BigDecimal total(PlantGrid grid) {
    return of(grid).stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
