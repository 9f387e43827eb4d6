package io.heatscheduler.optimizer.problem;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The fixed-point units of the optimizer and their limits.
 *
 * <p>Power: 1 unit = 1e-9 kW. Money: 1 unit = 1e-8 of the currency. Other capacities ({@code kg},
 * {@code hooks}): 1 unit = 1e-9 of the dimension's unit.
 *
 * <p><b>Overflow.</b> {@link Problem} refuses a single power above {@link #MAX_POWER} (2e6 kW),
 * more than 1,000 pieces of equipment, and a slot cost above {@link #MAX_SLOT_COST} (1e6 of the
 * currency per equipment and slot). A site load is then below 1,001 x 2e15 x 2 (run and start-up) =
 * 4.0e18 units, under {@code Long.MAX_VALUE} = 9.2e18. An objective is refused above {@link
 * #MAX_MONEY} (4e10 of the currency), checked on the sum of all slot costs' upper limits, so every
 * sum of costs stays below 2^62.
 */
public final class Units {
  /** Power units in 1 kW. */
  public static final long POWER_PER_KW = 1_000_000_000L;

  /** Money units in 1 of the currency. */
  public static final long MONEY_PER_ONE = 100_000_000L;

  /** Largest single power, base load or limit, in power units: 2e6 kW. */
  public static final long MAX_POWER = 2_000_000L * POWER_PER_KW;

  /** Largest cost of one equipment in one slot, in money units: 1e6 of the currency. */
  public static final long MAX_SLOT_COST = 1_000_000L * MONEY_PER_ONE;

  /** Largest possible total, in money units: 4e10 of the currency. */
  public static final long MAX_MONEY = 40_000_000_000L * MONEY_PER_ONE;

  /**
   * Excess over a capacity or the peak limit that the search still accepts, in power units: half of
   * the published tolerance of 1e-6 kW, so that rounding of the single powers (half a unit each)
   * never lifts a plan over it.
   */
  public static final long LIMIT_TOLERANCE = 500;

  /**
   * Excess that the published meaning accepts at most, with room for the rounding of 2,000 single
   * powers, in power units. Bounds must allow this much.
   */
  public static final long LIMIT_TOLERANCE_OF_BOUND = 2_000;

  private Units() {}

  /** Rounds kW (or a dimension's unit) half up to units of 1e-9. */
  public static long power(BigDecimal kilowatts) {
    return kilowatts.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Rounds money half up to units of 1e-8. */
  public static long money(BigDecimal amount) {
    return amount.movePointRight(8).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Money units as an exact decimal amount of the currency. */
  public static BigDecimal amount(long moneyUnits) {
    return BigDecimal.valueOf(moneyUnits, 8);
  }

  /** Power units as kW, for display and progress only. */
  public static double kilowatts(long powerUnits) {
    return powerUnits / (double) POWER_PER_KW;
  }

  /** Money units as an amount, for display and progress only. */
  public static double approximateAmount(double moneyUnits) {
    return moneyUnits / MONEY_PER_ONE;
  }
}
