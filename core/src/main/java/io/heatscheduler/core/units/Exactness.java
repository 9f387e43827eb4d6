package io.heatscheduler.core.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The one place that says how exact numbers are divided, rounded and compared. */
public final class Exactness {
  /**
   * IEEE 754 decimal128: 34 digits, half even. Every division and sum of a cost uses it, in a fixed
   * order.
   */
  public static final MathContext DECIMAL128 = MathContext.DECIMAL128;

  /** Decimals of a bill line, in currency units. */
  public static final int LINE_SCALE = 6;

  /**
   * Slack allowed in comparing a power with its limit, 1e-6 kW (one milliwatt): thirds of a
   * kilowatt cannot be written as decimals, so three times 33.3... kW must still fit into 100 kW.
   */
  public static final BigDecimal LIMIT_TOLERANCE_KW = new BigDecimal("0.000001");

  private Exactness() {}

  /** A bill line's amount: rounded half even to six decimals. */
  public static BigDecimal roundLine(BigDecimal amount) {
    return amount.setScale(LINE_SCALE, RoundingMode.HALF_EVEN);
  }

  /** Whether a value keeps a limit, within {@link #LIMIT_TOLERANCE_KW}. */
  public static boolean within(BigDecimal value, BigDecimal limit) {
    return value.subtract(limit).compareTo(LIMIT_TOLERANCE_KW) <= 0;
  }

  /** The value without trailing zeros, so that 0.80 equals 0.8 and zero has one form. */
  public static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
