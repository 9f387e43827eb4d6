package io.heatscheduler.core.units;

import java.math.BigDecimal;

/**
 * Amount of heat or of energy input; import and consumption are positive.
 *
 * @param kilowattHours amount in kWh; trailing zeros do not matter
 */
public record Energy(BigDecimal kilowattHours) implements Comparable<Energy> {
  /** Nothing. */
  public static final Energy ZERO = new Energy(BigDecimal.ZERO);

  public Energy {
    kilowattHours = Exactness.canonical(kilowattHours);
  }

  /**
   * Reads a decimal.
   *
   * @throws NumberFormatException if the text is not a decimal
   */
  public static Energy ofKilowattHours(String decimal) {
    return new Energy(new BigDecimal(decimal));
  }

  /** A whole number of kWh. */
  public static Energy ofKilowattHours(long amount) {
    return new Energy(BigDecimal.valueOf(amount));
  }

  /** The sum, exact. */
  public Energy plus(Energy other) {
    return new Energy(kilowattHours.add(other.kilowattHours));
  }

  @Override
  public int compareTo(Energy other) {
    return kilowattHours.compareTo(other.kilowattHours);
  }

  /** E.g. {@code 12.5 kWh}. */
  @Override
  public String toString() {
    return kilowattHours.toPlainString() + " kWh";
  }
}
