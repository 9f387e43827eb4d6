package io.heatscheduler.core.units;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency; amounts of different currencies never meet.
 *
 * @param amount currency units, may be negative; trailing zeros do not matter
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  public Money {
    amount = Exactness.canonical(amount);
  }

  /** Reads a decimal amount. */
  public static Money of(String decimal, Currency currency) {
    return new Money(new BigDecimal(decimal), currency);
  }

  /** Nothing. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The exact sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * The exact difference.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    requireSame(other);
    return new Money(amount.subtract(other.amount), currency);
  }

  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return amount.compareTo(other.amount);
  }

  /** E.g. {@code 12.5 EUR}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private void requireSame(Money other) {
    Check.that(
        currency.equals(other.currency),
        "money in %s and in %s cannot be mixed",
        currency,
        other.currency);
  }
}
