package io.heatscheduler.reports.content;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan's bill beside those of other plans, line by line. */
final class ComparisonTable {
  private final Terms terms;
  private final ReportedRun run;
  private final LineLabels labels;

  ComparisonTable(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.run = run;
    this.labels = new LineLabels(terms, run.grid());
  }

  /** The table; null if there is nothing to compare with. */
  @Nullable DataTable table() {
    Map<String, Bill> others = new LinkedHashMap<>();
    add(others, "fifo", run.fifo());
    add(others, "as_planned", run.asPlanned());
    if (others.isEmpty()) {
      return null;
    }
    String currency = terms.words().currency();
    TableBuilder table =
        new TableBuilder(terms, "comparison", terms.text("comparison.caption"))
            .column("line", terms.text("column.line"), Kind.TEXT, 8)
            .column("plan", terms.titled("column.plan", currency), Kind.MONEY, 3);
    others.forEach(
        (key, bill) ->
            table
                .column(key, terms.titled("column." + key, currency), Kind.MONEY, 3)
                .column(key + "_saved", terms.titled("column.saved", currency), Kind.MONEY, 3));
    for (BillLine line : union(others)) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(labels.of(line)));
      BigDecimal ours = amounts(run.bill()).getOrDefault(line.id(), BigDecimal.ZERO);
      cells.add(terms.money(ours));
      for (Bill other : others.values()) {
        BigDecimal theirs = amounts(other).getOrDefault(line.id(), BigDecimal.ZERO);
        cells.add(terms.money(theirs));
        cells.add(terms.money(theirs.subtract(ours)));
      }
      table.line(cells.toArray(Cell[]::new));
    }
    Map<String, BigDecimal> totals = new HashMap<>();
    totals.put("plan", run.bill().planCost());
    others.forEach(
        (key, bill) -> {
          totals.put(key, bill.planCost());
          totals.put(key + "_saved", bill.planCost().subtract(run.bill().planCost()));
        });
    return table.note(terms.text("comparison.note")).build(terms.text("bill.total"), totals);
  }

  private static void add(Map<String, Bill> others, String key, @Nullable Comparison comparison) {
    if (comparison != null) {
      others.put(key, comparison.bill());
    }
  }

  private List<BillLine> union(Map<String, Bill> others) {
    Map<String, BillLine> lines = new LinkedHashMap<>();
    run.bill().lines().forEach(line -> lines.putIfAbsent(line.id(), line));
    others
        .values()
        .forEach(bill -> bill.lines().forEach(line -> lines.putIfAbsent(line.id(), line)));
    return lines.values().stream()
        .sorted(Comparator.comparing(BillLine::kind).thenComparing(BillLine::id))
        .toList();
  }

  private static Map<String, BigDecimal> amounts(Bill bill) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    bill.lines().forEach(line -> amounts.put(line.id(), line.amount()));
    return amounts;
  }
}
