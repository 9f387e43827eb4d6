package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a peak ledger: rows of {@code billing_period,component,kw,kwh,status,until}. */
public final class LedgerReader {
  /** Columns in their order. */
  public static final List<String> COLUMNS =
      List.of("billing_period", "component", "kw", "kwh", "status", "until");

  private static final Keys ROW = Keys.table("a ledger entry", Map.of(), COLUMNS);
  private static final Range KILOWATTS = Range.between("0", "100000000");

  private LedgerReader() {}

  /**
   * Reads a ledger.
   *
   * @param source where the file lies
   * @param name its name
   * @param zone zone of times written without an offset
   */
  public static Outcome<PeakLedger> read(PlantSource source, String name, ZoneId zone) {
    Findings findings = new Findings();
    List<PeakLedger.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Table.read(
        source,
        new Node.Scalar(name, Node.Kind.TEXT, Location.of(name)),
        "entry",
        ROW,
        List.of("billing_period", "component", "kw", "status", "until"),
        new Binding(findings, zone),
        fields -> add(fields, entries, seen));
    return findings.hasErrors()
        ? new Outcome.Rejected<>(findings.list())
        : Outcome.of(new PeakLedger(entries), findings);
  }

  private static void add(Fields fields, List<PeakLedger.Entry> entries, Set<String> seen) {
    LocalDate period = fields.date("billing_period");
    String component = fields.text("component");
    BigDecimal kw = fields.decimal("kw", KILOWATTS);
    BigDecimal kwh = fields.decimal("kwh", Range.ANY);
    PeakLedger.Status status = fields.choice("status", PeakLedger.Status.class);
    Instant until = fields.instant("until");
    if (period == null || component == null || kw == null || status == null || until == null) {
      return;
    }
    if (!seen.add(period + " " + component)) {
      fields.error(
          "component",
          "LEDGER_ENTRY_TWICE",
          "%s is given twice for the billing month from %s.".formatted(component, period),
          "Keep one row for each billing month and component.");
      return;
    }
    entries.add(new PeakLedger.Entry(period, component, kw, kwh, status, until));
  }
}
