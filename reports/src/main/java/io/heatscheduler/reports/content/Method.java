package io.heatscheduler.reports.content;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.content.Block.Definition;
import java.util.ArrayList;
import java.util.List;

/** How each number of a document is computed. */
final class Method {
  private final Terms terms;
  private final RunReport report;

  Method(Terms terms, RunReport report) {
    this.terms = terms;
    this.report = report;
  }

  Block block() {
    Bill bill = report.run().bill();
    List<Definition> entries = new ArrayList<>();
    add(entries, true, "plan_cost");
    add(entries, true, "energy");
    add(entries, has(bill, LineKind.ADDER), "adder");
    add(entries, has(bill, LineKind.TIERS), "tiers");
    add(entries, has(bill, LineKind.FUEL), "fuel");
    add(
        entries,
        has(bill, LineKind.STARTUP_COST)
            || has(bill, LineKind.SHUTDOWN_COST)
            || bill.startsAndIdling().signum() != 0,
        "starts");
    add(entries, has(bill, LineKind.DEMAND), "demand");
    add(entries, has(bill, LineKind.FIXED), "fixed");
    add(entries, has(bill, LineKind.MINIMUM), "minimum");
    add(entries, has(bill, LineKind.ADJUSTMENT), "adjustment");
    add(entries, true, "fifo");
    add(entries, report.run().fifo() != null, "savings");
    add(entries, true, "peak");
    add(entries, true, "proof");
    add(entries, true, "by_job");
    add(entries, report.run().violations() != null, "relax");
    add(entries, !bill.co2Kg().isEmpty(), "co2");
    add(entries, report.forecast() != null, "forecast");
    add(entries, true, "rounding");
    return new Block.Definitions(entries);
  }

  private void add(List<Definition> entries, boolean applies, String key) {
    if (applies) {
      entries.add(
          new Definition(terms.text("method." + key), terms.text("method." + key + ".text")));
    }
  }

  private static boolean has(Bill bill, LineKind kind) {
    return bill.lines().stream().anyMatch(line -> line.kind() == kind);
  }
}
