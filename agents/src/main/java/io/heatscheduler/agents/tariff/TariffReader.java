package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.SeriesReader;
import io.heatscheduler.agents.intake.bind.SeriesUse;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a tariff, written out in the plant or in a document of its own. */
final class TariffReader {
  private static final List<String> RATE_KEYS =
      List.of(
          "tariff_name",
          "utility_provider",
          "rate_schedule_code",
          "effective_date",
          "expiry_date",
          "currency",
          "time_zone",
          "fixed_charge_per_day",
          "periods",
          "demand_charges",
          "prices",
          "energy_adders");
  private static final Keys KEYS =
      Keys.exact(
          "the tariff",
          Stream.concat(RATE_KEYS.stream(), TermsReader.KEYS.stream()).toArray(String[]::new));
  private final PlantSource source;
  private final PlantFrame frame;
  private final Binding binding;
  private final UrdbTariffs urdb;

  TariffReader(PlantSource source, PlantFrame frame, Findings findings) {
    this.source = source;
    this.frame = frame;
    this.binding = new Binding(findings, frame.zone());
    this.urdb = new UrdbTariffs(source, frame, findings);
  }

  /** The tariff, or null if it is wrong, which has been reported. */
  @Nullable Tariff read(Node node) {
    Node document = node instanceof Node.Scalar file ? urdb.open(file) : node;
    return document instanceof Node.Sequence versions
        ? versions(versions)
        : document == null ? null : version(document);
  }

  private @Nullable Tariff versions(Node.Sequence list) {
    List<Tariff> versions = new ArrayList<>();
    for (Node item : list.items()) {
      Node document = item instanceof Node.Scalar file ? urdb.open(file) : item;
      Tariff version = document == null ? null : version(document);
      if (version != null) {
        versions.add(version);
      }
    }
    if (versions.size() < list.items().size()) {
      return null;
    }
    return TariffVersions.join(versions, list.location(), binding.findings());
  }

  private @Nullable Tariff version(Node document) {
    if (UrdbTariffs.isOne(document)) {
      return urdb.read(document);
    }
    Fields fields = Mappings.open(document, KEYS, binding);
    return fields == null ? null : tariff(fields);
  }

  private @Nullable Tariff tariff(Fields fields) {
    fields.require("tariff_name", "effective_date", "currency");
    Currency currency = currency(fields);
    Prices prices = new Prices(currency == null ? frame.currency() : currency);
    requireSiteZone(fields);
    LocalDate effective = fields.date("effective_date");
    LocalDate expiry = fields.date("expiry_date");
    if (effective != null && expiry != null && expiry.isBefore(effective)) {
      fields.error(
          "expiry_date",
          "EXPIRES_TOO_EARLY",
          "expiry_date %s is before effective_date %s.".formatted(expiry, effective),
          "Correct one of them.");
    }
    BigDecimal fixed = fields.decimal("fixed_charge_per_day", Range.NOT_NEGATIVE, BigDecimal.ZERO);
    StepSeries series = series(fields, prices);
    RateReader rates = new RateReader(source, binding, prices);
    List<TariffPeriod> periods = periods(fields, rates, fields.node("prices") != null);
    List<DemandCharge> demandCharges =
        new DemandChargeReader(source, binding, prices)
            .read(fields.node("demand_charges"), periods);
    BillTerms terms = new TermsReader(source, binding, prices).read(fields, demandCharges);
    var adders = rates.energyAdders(fields.node("energy_adders"));
    if (fields.failed()
        || binding.findings().hasErrors()
        || currency == null
        || effective == null) {
      return null;
    }
    return new Tariff(
        fields.text("tariff_name", ""),
        fields.text("utility_provider", ""),
        fields.text("rate_schedule_code", ""),
        effective,
        expiry,
        currency,
        fixed,
        periods,
        demandCharges,
        series,
        adders,
        terms,
        List.of());
  }

  private @Nullable Currency currency(Fields fields) {
    Currency currency = PlantFrame.currency(fields, "currency");
    Currency sites = frame.currency();
    if (currency != null && sites != null && !currency.equals(sites)) {
      fields.error(
          "currency",
          "CURRENCIES_DIFFER",
          "The tariff is in %s, but the site in %s.".formatted(currency, sites),
          "Convert the rates, or correct one of the currencies.");
    }
    return currency;
  }

  private void requireSiteZone(Fields fields) {
    ZoneId zone = PlantFrame.zone(fields, "time_zone");
    if (zone != null && !zone.equals(frame.zone()) && frame.document().site() != null) {
      fields.error(
          "time_zone",
          "TIME_ZONES_DIFFER",
          "The tariff's time zone is %s, but the site's is %s.".formatted(zone, frame.zone()),
          "Its periods are read on the site's clock: convert them, or correct one of the zones.");
    }
  }

  private @Nullable StepSeries series(Fields fields, Prices prices) {
    Node node = fields.node("prices");
    if (node == null) {
      return null;
    }
    Instant end = frame.horizon() == null ? Instant.EPOCH : frame.horizon().end();
    StepSeries series =
        new SeriesReader(source, binding, end)
            .read(node, SeriesUse.prices(prices.energyRange(), frame.currency()));
    if (series != null) {
      series.steps().stream()
          .map(StepSeries.Step::value)
          .filter(prices::suspiciousEnergy)
          .findFirst()
          .ifPresent(value -> prices.warnEnergy(fields, "prices", value));
    }
    return series;
  }

  private List<TariffPeriod> periods(Fields fields, RateReader rates, boolean hasSeries) {
    Node node = fields.node("periods");
    if (node != null) {
      int errorsBefore = binding.findings().count(Severity.ERROR);
      List<TariffPeriod> periods = rates.periods(node, fields.node("prices") != null);
      if (binding.findings().count(Severity.ERROR) == errorsBefore) {
        DayCoverage.check(periods, node.location(), binding.findings());
      }
      return periods;
    }
    if (!hasSeries) {
      fields.require("periods");
      return List.of();
    }
    binding
        .findings()
        .info(
            "PERIODS_FILLED",
            fields.at("periods"),
            "No periods are given; every hour is of the category market, priced by prices.");
    return List.of(
        new TariffPeriod(
            DayType.WEEKDAY,
            DailyWindow.WHOLE_DAY,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            "market",
            null));
  }
}
