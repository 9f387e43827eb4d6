package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.PlantFrame;
import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.tariff.urdb.UrdbOptions;
import io.heatscheduler.agents.tariff.urdb.UrdbRate;
import io.heatscheduler.agents.tariff.urdb.UrdbSite;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rates of the Utility Rate Database as a plant's tariff, named alone or with options. */
final class UrdbTariffs {
  private static final Keys KEYS =
      Keys.exact(
          "a URDB rate", "urdb", "label", "leave_out", "ignore_dates", "add_fuel_adjustments");

  private final PlantSource source;
  private final PlantFrame frame;
  private final Findings findings;

  UrdbTariffs(PlantSource source, PlantFrame frame, Findings findings) {
    this.source = source;
    this.frame = frame;
    this.findings = findings;
  }

  /** Whether a document is a rate of the database, or names one. */
  static boolean isOne(Node document) {
    return UrdbRate.isOne(document)
        || (document instanceof Node.Mapping mapping && mapping.get("urdb") != null);
  }

  /** Whether a file is a table, as the database's CSV export is. */
  static boolean isTable(Node.Scalar file) {
    return file.text().strip().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** Reads the rate; null, reported, if it is wrong. */
  @Nullable Tariff read(Node document) {
    if (!(document instanceof Node.Mapping mapping)) {
      return null;
    }
    return mapping.get("urdb") == null ? rate(mapping, UrdbOptions.NONE) : withOptions(mapping);
  }

  private @Nullable Tariff withOptions(Node.Mapping mapping) {
    Fields fields = Mappings.open(mapping, KEYS, new Binding(findings, frame.zone()));
    if (fields == null) {
      return null;
    }
    Set<String> leaveOut = new HashSet<>();
    fields.lists().texts("leave_out").forEach(name -> leaveOut.add(name.toLowerCase(Locale.ROOT)));
    UrdbOptions options =
        new UrdbOptions(
            fields.text("label"),
            leaveOut,
            fields.bool("ignore_dates", false),
            fields.bool("add_fuel_adjustments", false));
    Node named = fields.require("urdb").node("urdb");
    Node document = named instanceof Node.Scalar file ? open(file) : named;
    if (fields.failed() || document == null) {
      return null;
    }
    if (!(document instanceof Node.Mapping rate && UrdbRate.isOne(rate))) {
      findings.error(
          "URDB_EXPECTED",
          document.location(),
          "This is no rate of the Utility Rate Database.",
          "Download the rate as JSON with detail=full.");
      return null;
    }
    return rate(rate, options);
  }

  /** The document or table of a file; null, reported, if it cannot be read. */
  @Nullable Node open(Node.Scalar file) {
    if (isTable(file)) {
      Rows rows = new Rows(findings);
      source.rows(file, "rate", rows);
      if (rows.failed) {
        return null;
      }
      if (rows.items.stream().anyMatch(UrdbRate::isOne)) {
        return new Node.Mapping(
            Map.of("items", new Node.Sequence(rows.items, file.location())), file.location());
      }
    }
    return switch (source.document(file)) {
      case Outcome.Done<Node> done -> done.value();
      case Outcome.Rejected<Node> rejected -> {
        findings.addAll(rejected.findings());
        yield null;
      }
    };
  }

  private @Nullable Tariff rate(Node.Mapping document, UrdbOptions options) {
    Tariff tariff = UrdbRate.read(document, options, site(), findings);
    if (tariff == null || !isPlausible(tariff, document.location())) {
      return null;
    }
    findings.info(
        "URDB_READ",
        document.location(),
        "Read as the rate %s of %s (URDB %s), in force from %s%s."
            .formatted(
                tariff.name(),
                tariff.utilityProvider(),
                tariff.rateScheduleCode(),
                tariff.effectiveDate(),
                tariff.expiryDate() == null ? "" : " to " + tariff.expiryDate()));
    return tariff;
  }

  private UrdbSite site() {
    BigDecimal peak = null;
    boolean holidays = false;
    if (frame.document().site() instanceof Node.Mapping site) {
      holidays = site.get("holidays") instanceof Node.Sequence list && !list.items().isEmpty();
      if (site.get("contractual_peak_kw") instanceof Node.Scalar scalar
          && scalar.text().strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
        peak = new BigDecimal(scalar.text().strip());
      }
    }
    return new UrdbSite(frame.currency(), peak, holidays);
  }

  /**
   * The same limits as for tariffs written by hand: cents taken for dollars stand out, and so do
   * the absurd prices by which some records mark what does not apply.
   */
  private boolean isPlausible(Tariff tariff, Location location) {
    Prices prices = new Prices(tariff.currency());
    int errorsBefore = findings.count(Severity.ERROR);
    for (TariffPeriod period : tariff.periods()) {
      require(prices.energyRange(), period.energyRatePerKwh(), "energyratestructure", location);
      for (EnergyTier tier : period.tiers()) {
        require(prices.energyRange(), tier.ratePerKwh(), "energyratestructure", location);
      }
    }
    for (DemandCharge charge : tariff.demandCharges()) {
      boolean flat = charge.terms().windows().isEmpty() && charge.id().startsWith("flat");
      for (DemandTier tier : charge.tiers()) {
        require(
            prices.demandRange(),
            tier.ratePerKw(),
            flat ? "flatdemandstructure" : "demandratestructure",
            location);
      }
    }
    return findings.count(Severity.ERROR) == errorsBefore;
  }

  private void require(Range range, BigDecimal rate, String field, Location location) {
    if (!range.contains(rate)) {
      findings.error(
          "OUT_OF_RANGE",
          location.column(field),
          "%s holds the price %s, but prices must be %s."
              .formatted(field, rate.toPlainString(), range),
          "Correct the record: prices are in dollars per kWh and kW.");
    }
  }

  /** Keeps the rows of a small table. */
  private static final class Rows implements RowHandler {
    private static final int MOST = 10_000;

    private final Findings findings;
    private final List<Node> items = new ArrayList<>();
    private boolean failed;

    Rows(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void header(List<String> columns, Location location) {
      // fields are known by name in each row
    }

    @Override
    public boolean row(Node.Mapping row) {
      items.add(row);
      return items.size() < MOST;
    }

    @Override
    public void finding(Finding finding) {
      failed |= Finding.anyError(List.of(finding));
      findings.add(finding);
    }
  }
}
