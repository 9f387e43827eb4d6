package io.heatscheduler.agents.publication;

import static io.heatscheduler.core.publish.Table.number;

import io.heatscheduler.agents.tariff.LedgerReader;
import io.heatscheduler.core.billing.BillComparison;
import io.heatscheduler.core.billing.BilledDemand;
import io.heatscheduler.core.billing.BilledPeriod;
import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.billing.UtilityLine;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.time.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A utility's bill, its comparison with a real one, and the ledger, as documents and tables. */
public final class UtilityBillDocument {
  private final TimeGrid time;

  /**
   * Writes bills of a span.
   *
   * @param time the slots the bill's lines refer to
   */
  public UtilityBillDocument(TimeGrid time) {
    this.time = time;
  }

  /** The bill's members, to be put into a document in order. */
  public Document.Builder put(Document.Builder document, UtilityBill bill) {
    return document
        .put("currency", bill.currency().getCurrencyCode())
        .put("total", bill.total())
        .put("intervals", time.slotCount())
        .put("interval_minutes", time.slotMinutes())
        .put("billing_periods", periods(bill))
        .put("lines", bill.lines().stream().map(this::line).toList())
        .put("demand", bill.demand().stream().map(this::demand).toList());
  }

  private static List<Document> periods(UtilityBill bill) {
    List<Document> periods = new ArrayList<>();
    for (int p = 0; p < bill.periods().size(); p++) {
      BilledPeriod period = bill.periods().get(p);
      periods.add(
          Document.with()
              .put("start", period.start().toString())
              .put("days", period.days())
              .put("days_in_profile", period.daysInSpan())
              .put("whole", period.whole())
              .put("energy_kwh", bill.energyKwh().get(p))
              .put("total", bill.total(period.start()))
              .put("payable", bill.payable(period.start()))
              .build());
    }
    return periods;
  }

  private Document line(UtilityLine line) {
    return Document.with()
        .put("id", line.id())
        .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
        .put("subject", line.subject())
        .put("billing_period_start", line.billingPeriod().toString())
        .put("quantity", line.quantity())
        .put("unit", line.unit())
        .put("rate", line.rate())
        .put("mean_rate", line.meanRate())
        .put("amount", line.amount())
        .put("spans", spans(line.slots()))
        .build();
  }

  private Document demand(BilledDemand demand) {
    return Document.with()
        .put("component", demand.component())
        .put("billing_period_start", demand.billingPeriod().toString())
        .put("from", demand.from().toString())
        .put("measured_kw", number(demand.measuredKw()))
        .put("floor_kw", number(demand.floorKw()))
        .put("billing_kw", number(demand.billingKw()))
        .put("peaks", spans(demand.peaks()))
        .build();
  }

  private List<String> spans(List<TimeGrid.SlotRange> ranges) {
    return ranges.stream()
        .map(
            range ->
                Document.time(time.startOf(range.first()), time.zone())
                    + "/"
                    + Document.time(time.startOf(range.end()), time.zone()))
        .toList();
  }

  /** A comparison with a real bill. */
  public static Document comparison(BillComparison comparison) {
    return Document.with()
        .put("agrees", comparison.agrees())
        .put(
            "lines",
            comparison.rows().stream()
                .map(
                    row ->
                        Document.with()
                            .put("line", row.line())
                            .put("expected", row.expected())
                            .put("billed", row.billed())
                            .put("verdict", row.verdict().name().toLowerCase(Locale.ROOT))
                            .put("explanation", row.explanation())
                            .build())
                .toList())
        .build();
  }

  /** A ledger as {@link LedgerReader} reads it, times on the site's clock with their offset. */
  public Table ledger(PeakLedger ledger) {
    List<List<Object>> rows = new ArrayList<>();
    for (PeakLedger.Entry entry : ledger.entries()) {
      List<Object> row = new ArrayList<>();
      row.add(entry.billingPeriod().toString());
      row.add(entry.component());
      row.add(number(entry.kw()));
      row.add(entry.kwh() == null ? "" : number(entry.kwh()));
      row.add(entry.status().name().toLowerCase(Locale.ROOT));
      row.add(Document.time(entry.until(), time.zone()));
      rows.add(row);
    }
    return new Table(LedgerReader.COLUMNS, rows);
  }
}
