package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A price in each slot, money units, 0 or more. Immutable, so that many jobs may share one.
 *
 * <p>Made from exact amounts by {@link #of}, rounded half up to a unit each.
 */
public final class SlotPrices {
  /** No price, whatever the number of slots. */
  public static final SlotPrices FREE = new SlotPrices(new long[0]);

  private final long[] units;

  private SlotPrices(long[] units) {
    for (int t = 0; t < units.length; t++) {
      Check.that(
          units[t] >= 0 && units[t] <= Units.MAX_MONEY,
          "price (%d units) in slot %d must be from 0 to %d",
          units[t],
          t,
          Units.MAX_MONEY);
    }
    this.units = units;
  }

  /**
   * Prices from amounts of the currency.
   *
   * @param slots number of slots
   * @param amountInSlot amount by slot, 0 or more
   */
  public static SlotPrices of(int slots, IntFunction<BigDecimal> amountInSlot) {
    long[] units = new long[slots];
    Arrays.setAll(units, t -> Units.money(amountInSlot.apply(t)));
    return new SlotPrices(units);
  }

  /** Prices in money units, copied. */
  public static SlotPrices ofUnits(long[] units) {
    return new SlotPrices(units.clone());
  }

  /** Price in a slot, money units. */
  public long units(int slot) {
    return units.length == 0 ? 0 : units[slot];
  }

  /** Prices in money units, a copy. */
  public long[] units() {
    return units.clone();
  }

  /** Number of slots. */
  public int slots() {
    return units.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlotPrices that && Arrays.equals(units, that.units);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(units);
  }

  @Override
  public String toString() {
    return "SlotPrices" + Arrays.toString(units);
  }
}
