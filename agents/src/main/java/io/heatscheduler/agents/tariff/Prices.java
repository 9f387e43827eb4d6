package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Range;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kWh and a kW may plausibly cost, so that cents or prices per MWh are not taken for prices
 * per kWh. Negative prices are legal.
 *
 * <p>Refused beyond 10 per kWh (exchange price caps lie below 20 per kWh in the dearest hour,
 * retail rates below 1) and 1,000 per kW and month; suspicious beyond a fifth of that. For
 * currencies whose unit is worth little the limits are multiplied by a power of ten.
 */
public final class Prices {
  private static final BigDecimal MOST_PER_KWH = BigDecimal.valueOf(10);
  private static final BigDecimal MOST_PER_KW = BigDecimal.valueOf(1000);
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  /** Powers of ten by which one euro exceeds one unit, roughly; only to judge plausibility. */
  private static final Map<String, Integer> SMALL_UNITS =
      Map.ofEntries(
          Map.entry("INR", 2),
          Map.entry("JPY", 2),
          Map.entry("HUF", 3),
          Map.entry("ISK", 3),
          Map.entry("CZK", 2),
          Map.entry("TRY", 2),
          Map.entry("SEK", 1),
          Map.entry("NOK", 1),
          Map.entry("DKK", 1),
          Map.entry("CNY", 1),
          Map.entry("MXN", 2),
          Map.entry("ZAR", 2),
          Map.entry("THB", 2),
          Map.entry("PHP", 2),
          Map.entry("RUB", 2),
          Map.entry("RSD", 3),
          Map.entry("CLP", 3),
          Map.entry("KRW", 4),
          Map.entry("COP", 4),
          Map.entry("IDR", 5),
          Map.entry("VND", 5));

  private final String unit;
  private final BigDecimal mostPerKwh;
  private final BigDecimal mostPerKw;

  /** The limits in a currency; null if it is not known. */
  public Prices(@Nullable Currency currency) {
    int power = currency == null ? 5 : SMALL_UNITS.getOrDefault(currency.getCurrencyCode(), 0);
    this.unit = currency == null ? "the currency" : currency.getCurrencyCode();
    this.mostPerKwh = MOST_PER_KWH.scaleByPowerOfTen(power);
    this.mostPerKw = MOST_PER_KW.scaleByPowerOfTen(power);
  }

  /** Energy rates that are not refused out of hand. */
  public Range energyRange() {
    return new Range(mostPerKwh.negate(), true, mostPerKwh);
  }

  /** Rates of fuel, which are not negative. */
  public Range fuelRange() {
    return new Range(BigDecimal.ZERO, true, mostPerKwh);
  }

  /** Demand rates that are not refused out of hand. */
  public Range demandRange() {
    return new Range(BigDecimal.ZERO, true, mostPerKw);
  }

  /** Whether a person should look at an energy rate. */
  public boolean suspiciousEnergy(BigDecimal rate) {
    return rate.abs().multiply(FIVE).compareTo(mostPerKwh) > 0;
  }

  /** Whether a person should look at a demand rate. */
  public boolean suspiciousDemand(BigDecimal rate) {
    return rate.multiply(FIVE).compareTo(mostPerKw) > 0;
  }

  /** Says that an energy rate looks wrong. */
  public void warnEnergy(Fields fields, String key, BigDecimal rate) {
    fields.warning(
        key,
        "PRICE_SUSPICIOUS",
        "%s %s per kWh is unusual.".formatted(rate.toPlainString(), unit),
        "Check that it is not in cents, and not per MWh.",
        rate,
        unit,
        "energy");
  }

  /** Says that a demand rate looks wrong. */
  public void warnDemand(Fields fields, String key, BigDecimal rate) {
    fields.warning(
        key,
        "PRICE_SUSPICIOUS",
        "%s %s per kW and month is unusual.".formatted(rate.toPlainString(), unit),
        "Check that it is not in cents, and not per MW or year.",
        rate,
        unit,
        "demand");
  }
}
