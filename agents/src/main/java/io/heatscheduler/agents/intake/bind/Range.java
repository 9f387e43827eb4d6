package io.heatscheduler.agents.intake.bind;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a value may be.
 *
 * @param min lower limit; null: none
 * @param minAllowed whether the lower limit itself is allowed
 * @param max upper limit, allowed; null: none
 */
public record Range(@Nullable BigDecimal min, boolean minAllowed, @Nullable BigDecimal max) {
  /** Any number. */
  public static final Range ANY = new Range(null, true, null);

  /** Over 0. */
  public static final Range POSITIVE = new Range(BigDecimal.ZERO, false, null);

  /** 0 or more. */
  public static final Range NOT_NEGATIVE = new Range(BigDecimal.ZERO, true, null);

  /** From one decimal to another, both allowed. */
  public static Range between(String min, String max) {
    return new Range(new BigDecimal(min), true, new BigDecimal(max));
  }

  /** Over one decimal, up to and including another. */
  public static Range over(String min, String max) {
    return new Range(new BigDecimal(min), false, new BigDecimal(max));
  }

  /** Whether a value lies in it. */
  public boolean contains(BigDecimal value) {
    BigDecimal low = min;
    BigDecimal high = max;
    boolean lowEnough = high == null || value.compareTo(high) <= 0;
    boolean highEnough =
        low == null || (minAllowed ? value.compareTo(low) >= 0 : value.compareTo(low) > 0);
    return lowEnough && highEnough;
  }

  /** What a value must be, e.g. {@code from 1 to 5}. */
  @Override
  public String toString() {
    BigDecimal low = min;
    BigDecimal high = max;
    if (low == null) {
      return high == null ? "any number" : "up to " + high.toPlainString();
    }
    String from =
        minAllowed
            ? high == null ? low.toPlainString() + " or more" : "from " + low.toPlainString()
            : "over " + low.toPlainString();
    if (high == null) {
      return from;
    }
    return from + (minAllowed ? " to " : " and up to ") + high.toPlainString();
  }
}
