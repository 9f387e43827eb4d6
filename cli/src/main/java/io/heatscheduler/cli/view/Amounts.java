package io.heatscheduler.cli.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/** Numbers for people: rounded for display only, with thousands separators. */
public final class Amounts {
  private Amounts() {}

  /** Money with the currency's decimals, e.g. {@code 1,234.50 EUR}. */
  public static String money(BigDecimal amount, Currency currency) {
    return plain(amount, Math.max(0, currency.getDefaultFractionDigits()))
        + " "
        + currency.getCurrencyCode();
  }

  /** Power in whole kilowatts, or with one decimal below 100 kW. */
  public static String power(BigDecimal kilowatts) {
    int decimals = kilowatts.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0;
    return plain(kilowatts, decimals) + " kW";
  }

  /**
   * A fraction in percent, e.g. {@code 1.25 %}, rounded up because it is shown as a limit; under
   * 0.01 % with four decimals.
   */
  public static String percentUp(BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(2);
    int decimals =
        percent.abs().compareTo(new BigDecimal("0.01")) < 0 && percent.signum() != 0 ? 4 : 2;
    return plain(percent.setScale(decimals, RoundingMode.CEILING), decimals) + " %";
  }

  /** A number with a fixed count of decimals. */
  public static String plain(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_EVEN));
  }
}
