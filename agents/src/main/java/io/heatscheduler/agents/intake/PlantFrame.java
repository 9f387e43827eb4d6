package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Zones;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.time.TimeGrid;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every section of a plant needs to be understood: zone, currency and planned span.
 *
 * <p>Each of the first three agents reads it for itself, so they can run side by side; only the
 * intake reports what is wrong with it.
 *
 * @param document the sections
 * @param zone the site's; UTC if it could not be read
 * @param currency the site's; null if it could not be read
 * @param horizon the planned span; null if it could not be read
 */
public record PlantFrame(
    PlantDocument document, ZoneId zone, @Nullable Currency currency, @Nullable TimeGrid horizon) {

  /** The frame, or null, reported, if there is no entry document. */
  public static @Nullable PlantFrame read(PlantSource source, Findings findings) {
    PlantDocument document = PlantDocument.of(source, findings);
    if (document == null) {
      return null;
    }
    Binding binding = new Binding(findings, ZoneOffset.UTC);
    ZoneId zone = null;
    Currency currency = null;
    if (document.site() != null) {
      Fields site = Mappings.open(document.site(), SiteReader.KEYS, binding);
      if (site != null) {
        site.require("time_zone", "currency");
        zone = zone(site, "time_zone");
        currency = currency(site, "currency");
      }
    }
    ZoneId used = zone == null ? ZoneOffset.UTC : zone;
    TimeGrid horizon = null;
    if (document.horizon() != null) {
      horizon = HorizonReader.read(document.horizon(), new Binding(findings, used), zone != null);
    }
    return new PlantFrame(document, used, currency, horizon);
  }

  /** The zone a key names, e.g. {@code Europe/Berlin}; null if absent or, reported, unknown. */
  public static @Nullable ZoneId zone(Fields fields, String key) {
    return Zones.read(fields, key);
  }

  /** The currency a key names by its ISO 4217 code; null if absent or, reported, unknown. */
  public static @Nullable Currency currency(Fields fields, String key) {
    String text = fields.text(key);
    if (text == null) {
      return null;
    }
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException e) {
      Set<String> codes =
          Currency.getAvailableCurrencies().stream()
              .map(Currency::getCurrencyCode)
              .collect(Collectors.toCollection(TreeSet::new));
      String upper = text.toUpperCase(Locale.ROOT);
      fields.error(
          key,
          "UNKNOWN_CURRENCY",
          "%s is not a currency.".formatted(Shown.of(text)),
          codes.contains(upper)
              ? "Did you mean %s?".formatted(upper)
              : "Use an ISO 4217 code, e.g. EUR or USD; rates are per kWh in it, not in cents.");
      return null;
    }
  }
}
