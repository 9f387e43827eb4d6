package io.heatscheduler.core.units;

import java.math.BigDecimal;

/**
 * Rate of heat or of energy input; import and consumption are positive.
 *
 * @param kilowatts amount in kW; trailing zeros do not matter
 */
public record Power(BigDecimal kilowatts) implements Comparable<Power> {
  /** Nothing. */
  public static final Power ZERO = new Power(BigDecimal.ZERO);

  public Power {
    kilowatts = Exactness.canonical(kilowatts);
  }

  /**
   * Reads a decimal.
   *
   * @throws NumberFormatException if the text is not a decimal
   */
  public static Power ofKilowatts(String decimal) {
    return new Power(new BigDecimal(decimal));
  }

  /** A whole number of kW. */
  public static Power ofKilowatts(long amount) {
    return new Power(BigDecimal.valueOf(amount));
  }

  /** The sum, exact. */
  public Power plus(Power other) {
    return new Power(kilowatts.add(other.kilowatts));
  }

  @Override
  public int compareTo(Power other) {
    return kilowatts.compareTo(other.kilowatts);
  }

  /** E.g. {@code 12.5 kW}. */
  @Override
  public String toString() {
    return kilowatts.toPlainString() + " kW";
  }
}
