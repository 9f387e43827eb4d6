package io.heatscheduler.agents.publication;

import static io.heatscheduler.core.publish.Table.number;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code bill.json}: the exact bill, line by line, the baseline and the savings. */
public final class BillDocument {
  /** Value of the key {@code format}. */
  static final String FORMAT = "heatscheduler-bill/1";

  private final TimeGrid time;

  /**
   * Writes bills of a horizon.
   *
   * @param time the slots the bill's lines refer to
   */
  public BillDocument(TimeGrid time) {
    this.time = time;
  }

  Document json(CostAnalysis analysis) {
    Bill bill = analysis.bill();
    return Document.with()
        .put("format", FORMAT)
        .put("currency", bill.currency().getCurrencyCode())
        .put("plan_cost", bill.planCost())
        .put("site_bill", bill.siteBill())
        .put("savings", savings(analysis.savings()))
        .put("baseline", baseline(analysis))
        .put("as_planned", asPlanned(analysis.asPlanned(), analysis.dispatch().grid()))
        .put("lines", lines(bill.lines()))
        .put("base_load_lines", lines(bill.baseLoadLines()))
        .put("demand", bill.demand().stream().map(this::demand).toList())
        .put("later_months_demand", bill.laterMonthsDemand())
        .put("by_period", breakdown(bill.byPeriod()))
        .put("by_equipment", breakdown(bill.byEquipment()))
        .put("by_job", breakdown(bill.byJob()))
        .put("co2_kg", decimals(bill.co2Kg()))
        .build();
  }

  /** Bill lines, each with the spans of time behind it. */
  public List<Document> lines(List<BillLine> lines) {
    return lines.stream().map(this::line).toList();
  }

  private Document line(BillLine line) {
    return Document.with()
        .put("id", line.id())
        .put("kind", line.kind().key())
        .put("subject", line.subject())
        .put("use", line.use() == null ? null : line.use().key())
        .put("quantity", line.quantity())
        .put("unit", line.unit())
        .put("rate", line.rate())
        .put("mean_rate", line.meanRate())
        .put("amount", line.amount())
        .put("spans", spans(line.slots()))
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

  /** A demand measurement: what was measured, when, and what is charged above what was known. */
  public Document demand(MeasuredDemand demand) {
    return Document.with()
        .put("component", demand.component())
        .put("billing_period_start", demand.billingPeriodStart().toString())
        .put("measured_kw", number(demand.measuredKw()))
        .put("already_measured_kw", demand.floorKw())
        .put("charged_kw", number(demand.chargedKw()))
        .put("peak_at", Document.time(time.startOf(demand.peakSlot()), time.zone()))
        .put("amount", demand.amount())
        .build();
  }

  private @Nullable Document baseline(CostAnalysis analysis) {
    Baseline baseline = analysis.baseline();
    Bill bill = analysis.baselineBill();
    return baseline == null || bill == null
        ? null
        : baseline("first in, first out", baseline, bill, analysis.dispatch().grid());
  }

  private @Nullable Document asPlanned(@Nullable Comparison planned, PlantGrid grid) {
    return planned == null
        ? null
        : Document.with()
            .put("savings", savings(planned.savings()))
            .put("baseline", baseline("as planned", planned.baseline(), planned.bill(), grid))
            .build();
  }

  private Document baseline(String rule, Baseline baseline, Bill bill, PlantGrid grid) {
    List<Document> assignments = new ArrayList<>();
    for (Assignment assignment : baseline.schedule().toSchedule(grid).assignments()) {
      assignments.add(
          Document.with()
              .put("job_id", assignment.jobId())
              .put("equipment_id", assignment.equipmentId())
              .put("start", Document.time(assignment.span().start(), time.zone()))
              .put("end", Document.time(assignment.span().end(), time.zone()))
              .build());
    }
    return Document.with()
        .put("rule", rule)
        .put("feasible", baseline.feasible())
        .put("misses", baseline.misses().stream().map(Finding::message).toList())
        .put("plan_cost", bill.planCost())
        .put("lines", lines(bill.lines()))
        .put("assignments", assignments)
        .build();
  }

  private static @Nullable Document savings(@Nullable Savings savings) {
    return savings == null
        ? null
        : Document.with()
            .put("amount", savings.amount())
            .put("percent", savings.percent())
            .put("peak", savings.peak())
            .put("starts_and_idling", savings.startsAndIdling())
            .put("time_shift", savings.timeShift())
            .put("equipment_and_fuel", savings.equipmentAndFuel())
            .build();
  }

  private static List<Document> breakdown(Breakdown breakdown) {
    return breakdown.entries().stream()
        .map(
            entry ->
                Document.with()
                    .put("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                    .put("key", entry.key())
                    .put("amount", entry.amount())
                    .build())
        .toList();
  }

  private static Document decimals(Map<String, BigDecimal> values) {
    Document.Builder document = Document.with();
    values.forEach(document::put);
    return document.build();
  }
}
