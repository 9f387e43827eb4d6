package io.heatscheduler.cli.command;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imported tariffs and series in this program's own formats, and described for people. */
final class ImportedFiles {
  private ImportedFiles() {}

  /** A table of {@code start} and the value; a hole stays a hole. */
  static String table(PublishedSeries series) {
    StringBuilder text =
        new StringBuilder(
            series.quantity() == Quantity.PRICE ? "start,energy_rate_kwh\n" : "start,kw\n");
    for (Interval interval : series.intervals()) {
      text.append(interval.start())
          .append(',')
          .append(interval.value().toPlainString())
          .append('\n');
    }
    return text.toString();
  }

  /** What a series is, in a few lines. */
  static List<String> describe(PublishedSeries series) {
    List<Interval> intervals = series.intervals();
    return List.of(
        "%s: %s".formatted(series.format(), series.subject()),
        "%d values from %s to %s, %s"
            .formatted(
                intervals.size(),
                intervals.getFirst().start(),
                intervals.getLast().end(),
                series.quantity() == Quantity.PRICE
                    ? "read as %s per kWh".formatted(series.currency())
                    : "read as kW"));
  }

  /** A tariff file with the plant format's keys. */
  static Document tariff(Tariff tariff, ZoneId zone) {
    Document written = (Document) plain(CanonicalInput.of(tariff));
    Document.Builder builder = Document.with();
    for (Map.Entry<String, @Nullable Object> member : written.members().entrySet()) {
      builder.put(member.getKey(), member.getValue());
    }
    return builder.put("time_zone", zone.getId()).build();
  }

  private static Object plain(Json json) {
    return switch (json) {
      case Json.Text(String value) -> value;
      case Json.Bool(boolean value) -> value;
      case Json.Null ignored -> throw new IllegalStateException("a tariff holds no null");
      case Json.Array(List<Json> items) -> items.stream().map(ImportedFiles::plain).toList();
      case Json.Members(Map<String, Json> members) -> {
        Document.Builder builder = Document.with();
        members.forEach((key, value) -> builder.put(key, plain(value)));
        yield builder.build();
      }
    };
  }

  /** What a tariff charges, a line for each rate. */
  static List<String> describe(Tariff tariff) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s, in force from %s%s, in %s"
            .formatted(
                tariff.name(),
                tariff.utilityProvider(),
                tariff.effectiveDate(),
                tariff.expiryDate() == null ? "" : " to " + tariff.expiryDate(),
                tariff.currency()));
    Map<String, String> energy = new TreeMap<>();
    for (TariffPeriod period : tariff.periods()) {
      energy.putIfAbsent(period.category(), rates(period));
    }
    energy.forEach((category, rates) -> lines.add("energy, %s: %s".formatted(category, rates)));
    for (DemandCharge charge : tariff.demandCharges()) {
      lines.add(
          "demand, %s%s: %s%s"
              .formatted(
                  charge.id(),
                  charge.season() == null
                      ? ""
                      : " from %s to %s"
                          .formatted(
                              charge.season().from().toString().substring(2),
                              charge.season().to().toString().substring(2)),
                  charge.tiers().stream()
                      .map(ImportedFiles::rate)
                      .collect(Collectors.joining(", then ")),
                  charge.terms().ratchet() == null ? "" : ", with a ratchet"));
    }
    tariff
        .terms()
        .fixedCharges()
        .forEach(
            fixed ->
                lines.add(
                    "%s: %s per %s"
                        .formatted(
                            fixed.id(),
                            fixed.amount().toPlainString(),
                            fixed.per().name().toLowerCase(Locale.ROOT))));
    var minimum = tariff.terms().minimum();
    if (minimum != null) {
      lines.add(
          "minimum bill: %s per %s"
              .formatted(
                  minimum.amount().toPlainString(), minimum.per().name().toLowerCase(Locale.ROOT)));
    }
    return lines;
  }

  private static String rates(TariffPeriod period) {
    return period.tiers().isEmpty()
        ? "%s per kWh".formatted(period.energyRatePerKwh().toPlainString())
        : period.tiers().stream().map(ImportedFiles::rate).collect(Collectors.joining(", then "));
  }

  private static String rate(EnergyTier tier) {
    return "%s per kWh%s"
        .formatted(
            tier.ratePerKwh().toPlainString(),
            tier.max() == null
                ? ""
                : " up to %s %s".formatted(tier.max().toPlainString(), tier.unit().published()));
  }

  private static String rate(DemandTier tier) {
    return "%s per kW%s"
        .formatted(
            tier.ratePerKw().toPlainString(),
            tier.maxKw() == null ? "" : " up to %s kW".formatted(tier.maxKw().toPlainString()));
  }
}
