package io.heatscheduler.reports.content;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column.Kind;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan costs and where the cost falls. */
final class CostTables {
  private static final int RATE_DECIMALS = 6;

  private final Terms terms;
  private final Words words;
  private final ReportedRun run;
  private final Bill bill;
  private final LineLabels labels;

  CostTables(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.words = terms.words();
    this.run = run;
    this.bill = run.bill();
    this.labels = new LineLabels(terms, run.grid());
  }

  /** What the savings consist of. */
  DataTable savings(Savings savings) {
    TableBuilder table =
        new TableBuilder(terms, "savings", terms.text("savings.caption"))
            .column("kind", terms.text("column.kind"), Kind.TEXT, 4)
            .column("meaning", terms.text("column.meaning"), Kind.TEXT, 9)
            .column("saved", terms.titled("column.saved", words.currency()), Kind.MONEY, 3);
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    parts.put("time_shift", savings.timeShift());
    parts.put("peak", savings.peak());
    parts.put("starts", savings.startsAndIdling());
    parts.put("equipment", savings.equipmentAndFuel());
    parts.forEach(
        (kind, amount) ->
            table.line(
                Cell.of(terms.text("savings." + kind)),
                Cell.of(terms.text("savings.meaning." + kind)),
                terms.money(amount)));
    return table.build(terms.text("savings.total"), Map.of("saved", savings.amount()));
  }

  /** The plan's bill lines. */
  DataTable lines() {
    TableBuilder table = bill("bill", terms.text("bill.caption"));
    addLines(table, bill.lines());
    return table.build(terms.text("bill.total"), Map.of("amount", bill.planCost()));
  }

  /** The base load's own energy, with the site bill as its total. */
  DataTable baseLoad() {
    TableBuilder table = bill("base_load", terms.text("bill.base.caption"));
    List<Cell> plan = new ArrayList<>(List.of(Cell.of(terms.text("bill.total"))));
    addLines(table, bill.baseLoadLines());
    plan.addAll(List.of(Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, terms.money(bill.planCost())));
    table.line(plan.toArray(Cell[]::new));
    return table.build(terms.text("bill.site.total"), Map.of("amount", bill.siteBill()));
  }

  private TableBuilder bill(String id, String caption) {
    return new TableBuilder(terms, id, caption)
        .column("line", terms.text("column.line"), Kind.TEXT, 9)
        .column("quantity", terms.text("column.quantity"), Kind.NUMBER, 3)
        .column("unit", terms.text("column.unit"), Kind.TEXT, 2)
        .column("rate", terms.titled("column.rate", words.currency()), Kind.NUMBER, 3)
        .column("amount", terms.titled("column.amount", words.currency()), Kind.MONEY, 3);
  }

  private void addLines(TableBuilder table, List<BillLine> lines) {
    List<BillLine> rated = lines.stream().filter(LineLabels::hasRate).toList();
    Map<String, Integer> quantityDecimals =
        rated.stream()
            .collect(
                Collectors.toMap(
                    labels::unit, line -> Terms.decimals(List.of(line.quantity()), 1), Math::max));
    int rateDecimals =
        Math.max(
            words.decimals(),
            Terms.decimals(
                rated.stream().map(BillLine::rate).filter(Objects::nonNull).toList(),
                RATE_DECIMALS));
    boolean varies = false;
    for (BillLine line : lines) {
      BigDecimal rate = LineLabels.hasRate(line) ? line.meanRate() : null;
      boolean mean = line.rate() == null && rate != null;
      varies |= mean;
      table.line(
          Cell.of(labels.of(line)),
          LineLabels.hasRate(line)
              ? terms.number(line.quantity(), quantityDecimals.getOrDefault(labels.unit(line), 0))
              : Cell.EMPTY,
          Cell.of(LineLabels.hasRate(line) ? labels.unit(line) : ""),
          rate == null
              ? Cell.EMPTY
              : new Cell((mean ? "~ " : "") + words.number(rate, rateDecimals), rate),
          terms.money(line.amount()));
    }
    if (varies) {
      table.note(terms.text("bill.mean_rate"));
    }
  }

  /** Cost by period category. */
  DataTable byPeriod() {
    return breakdown("by_period", "column.period", bill.byPeriod());
  }

  /** Cost by equipment. */
  DataTable byEquipment() {
    return breakdown("by_equipment", "column.heater", bill.byEquipment());
  }

  private DataTable breakdown(String id, String first, Breakdown breakdown) {
    TableBuilder table =
        new TableBuilder(terms, id, terms.text("caption." + id))
            .column("share_of", terms.text(first), Kind.TEXT, 8)
            .column("share", terms.titled("column.share", "%"), Kind.NUMBER, 2)
            .column("cost", terms.titled("column.cost", words.currency()), Kind.MONEY, 3);
    BigDecimal total = breakdown.total();
    for (Breakdown.Entry entry : breakdown.entries()) {
      table.line(
          Cell.of(labels.of(entry)),
          entry.kind() == Breakdown.Kind.ROUNDING ? Cell.EMPTY : share(entry.amount(), total),
          terms.money(entry.amount()));
    }
    return table.build(
        terms.text("bill.total"), Map.of("cost", total), Map.of("share", share(total, total)));
  }

  private Cell share(BigDecimal part, BigDecimal total) {
    return total.signum() == 0
        ? Cell.EMPTY
        : terms.number(part.movePointRight(2).divide(total, MathContext.DECIMAL128), 1);
  }

  /** Cost by job. */
  DataTable byJob() {
    Map<String, JobCost> jobs =
        bill.jobs().stream().collect(Collectors.toMap(JobCost::jobId, job -> job));
    Map<String, GridJob> planned =
        run.grid().jobs().stream().collect(Collectors.toMap(job -> job.job().jobId(), job -> job));
    int kwhDecimals = Terms.decimals(bill.jobs().stream().map(JobCost::inputKwh).toList(), 1);
    TableBuilder table =
        new TableBuilder(terms, "by_job", terms.text("caption.by_job"))
            .column("share_of", terms.text("column.job"), Kind.TEXT, 4)
            .column("product", terms.text("column.product"), Kind.TEXT, 6)
            .column("heater", terms.text("column.heater"), Kind.TEXT, 6)
            .column("period", terms.text("column.period"), Kind.TEXT, 4)
            .column("input", terms.titled("column.input", "kWh"), Kind.NUMBER, 3)
            .column("cost", terms.titled("column.cost", words.currency()), Kind.MONEY, 3)
            .note(terms.text("by_job.note"));
    for (Breakdown.Entry entry : bill.byJob().entries()) {
      JobCost job = entry.kind() == Breakdown.Kind.JOB ? jobs.get(entry.key()) : null;
      GridJob on = planned.get(entry.key());
      if (job != null && on != null) {
        table.line(
            on.index(),
            Cell.of(entry.key()),
            Cell.of(Terms.product(on.job())),
            Cell.of(terms.equipment(job.equipmentId())),
            Cell.of(job.tariffPeriod()),
            terms.number(job.inputKwh(), kwhDecimals),
            terms.money(entry.amount()));
      } else if (entry.amount().signum() != 0) {
        boolean overhead = entry.kind() == Breakdown.Kind.EQUIPMENT;
        table.line(
            Cell.of(overhead ? terms.text("share.overhead") : labels.of(entry)),
            Cell.EMPTY,
            Cell.of(overhead ? labels.of(entry) : ""),
            Cell.EMPTY,
            Cell.EMPTY,
            terms.money(entry.amount()));
      }
    }
    return table.build(terms.text("bill.total"), Map.of("cost", bill.byJob().total()));
  }

  /** Demand measured and charged. */
  DataTable demand() {
    List<BigDecimal> powers =
        bill.demand().stream()
            .flatMap(demand -> Stream.of(demand.measuredKw(), demand.floorKw()))
            .toList();
    int decimals = Terms.decimals(powers, 1);
    TableBuilder table =
        new TableBuilder(terms, "demand", terms.text("demand.caption"))
            .column("component", terms.text("column.component"), Kind.TEXT, 5)
            .column("when", terms.text("column.peak_at"), Kind.TIME, 5)
            .column("measured", terms.titled("column.measured", "kW"), Kind.NUMBER, 3)
            .column("floor", terms.titled("column.floor", "kW"), Kind.NUMBER, 3)
            .column("charged", terms.titled("column.charged", "kW"), Kind.NUMBER, 3)
            .column("amount", terms.titled("column.amount", words.currency()), Kind.MONEY, 3)
            .note(terms.text("demand.note"));
    for (MeasuredDemand demand : bill.demand()) {
      table.line(
          Cell.of(labels.of(demand)),
          terms.moment(terms.at(demand.peakSlot())),
          terms.number(demand.measuredKw(), decimals),
          terms.number(demand.floorKw(), decimals),
          terms.number(demand.chargedKw(), decimals),
          terms.money(demand.amount()));
    }
    return table.build(terms.text("total"), Map.of("amount", bill.total(LineKind.DEMAND)));
  }
}
