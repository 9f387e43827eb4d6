package io.heatscheduler.formats.mustfail;

import java.math.BigDecimal;

/** Breaks a rule on purpose: an exact decimal may not come from a double. */
final class FormatsMakesDecimalFromDouble {
  private FormatsMakesDecimalFromDouble() {}

  static BigDecimal price(double price) {
    return BigDecimal.valueOf(price);
  }
}
