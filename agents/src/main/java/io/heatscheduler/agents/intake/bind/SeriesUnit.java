package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stated unit of a series' values, and the exact way to the unit this program counts in.
 *
 * @param text as written
 * @param powerOfTen factor as a power of ten
 * @param perInterval whether a value is the energy of its interval, not a power
 * @param currency ISO 4217 code of a price; null for a load
 */
record SeriesUnit(String text, int powerOfTen, boolean perInterval, @Nullable String currency) {
  private static final Pattern PRICE =
      Pattern.compile("([A-Z]{3})\\s*(?:/|per)\\s*(kwh|mwh)", Pattern.CASE_INSENSITIVE);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /** Money per kWh or kW: nothing to convert. */
  static final SeriesUnit OWN = new SeriesUnit("", 0, false, null);

  /** The unit a text names, or null if it names none of the quantity. */
  static @Nullable SeriesUnit parse(String text, Quantity quantity) {
    if (quantity == Quantity.PRICE) {
      Matcher price = PRICE.matcher(text.strip());
      return price.matches()
          ? new SeriesUnit(
              text,
              price.group(2).equalsIgnoreCase("mwh") ? -3 : 0,
              false,
              price.group(1).toUpperCase(Locale.ROOT))
          : null;
    }
    return switch (text.strip()) {
      case "W" -> new SeriesUnit(text, -3, false, null);
      case "kW" -> new SeriesUnit(text, 0, false, null);
      case "MW" -> new SeriesUnit(text, 3, false, null);
      case "Wh" -> new SeriesUnit(text, -3, true, null);
      case "kWh" -> new SeriesUnit(text, 0, true, null);
      case "MWh" -> new SeriesUnit(text, 3, true, null);
      default -> null;
    };
  }

  /** Units of a quantity, for messages. */
  static String known(Quantity quantity) {
    return quantity == Quantity.PRICE
        ? "a price per kWh or MWh, e.g. EUR/MWh"
        : "W, kW, MW, or Wh, kWh, MWh per row";
  }

  /**
   * A value in money per kWh or in kW.
   *
   * @param minutes length of its interval, a divisor of 60; used by energies only
   */
  BigDecimal convert(BigDecimal value, int minutes) {
    BigDecimal scaled = value.scaleByPowerOfTen(powerOfTen);
    return perInterval
        ? scaled.multiply(MINUTES_PER_HOUR.divideToIntegralValue(BigDecimal.valueOf(minutes)))
        : scaled;
  }
}
