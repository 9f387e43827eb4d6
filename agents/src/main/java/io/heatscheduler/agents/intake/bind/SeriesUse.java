package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a series is for: its name, its column, the values it may have, and which published documents
 * may stand for it.
 *
 * @param key the key it belongs to, for messages
 * @param valueColumn name of the value's column, e.g. {@code kw}
 * @param range the values it may have, in the unit of the column
 * @param published quantity of documents that may stand for its rows; null: none
 * @param currency of prices; null: not known, or no price
 */
public record SeriesUse(
    String key,
    String valueColumn,
    Range range,
    @Nullable Quantity published,
    @Nullable Currency currency) {

  /** A series of rows only, e.g. of temperatures. */
  public static SeriesUse rows(String key, String valueColumn, Range range) {
    return new SeriesUse(key, valueColumn, range, null, null);
  }

  /** Energy prices in money per kWh. */
  public static SeriesUse prices(Range range, @Nullable Currency currency) {
    return new SeriesUse("prices", "energy_rate_kwh", range, Quantity.PRICE, currency);
  }

  /** A load in kW. */
  public static SeriesUse load(String key, String valueColumn, Range range) {
    return new SeriesUse(key, valueColumn, range, Quantity.LOAD, null);
  }

  /** Whether a value may be; if not, it is reported where it was read. */
  boolean accepts(BigDecimal value, Location location, Binding binding) {
    boolean fits = range.contains(value);
    if (!fits) {
      binding
          .findings()
          .error(
              "OUT_OF_RANGE",
              location,
              "%s is %s, but must be %s.".formatted(valueColumn, value.toPlainString(), range),
              "Correct the value or its unit.");
    }
    return fits;
  }
}
