package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.billing.ExpectedLine;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the lines of a real bill: rows of {@code line,amount} and optional quantity and rate. */
public final class ExpectedBill {
  private static final Keys ROW =
      Keys.table("a line of the real bill", Map.of(), "line", "amount", "quantity", "rate");

  private ExpectedBill() {}

  /**
   * Reads the lines.
   *
   * @param source where the file lies
   * @param name its name
   */
  public static Outcome<List<ExpectedLine>> read(PlantSource source, String name) {
    Findings findings = new Findings();
    List<ExpectedLine> lines = new ArrayList<>();
    Table.read(
        source,
        new Node.Scalar(name, Node.Kind.TEXT, Location.of(name)),
        "line",
        ROW,
        List.of("line", "amount"),
        new Binding(findings, ZoneOffset.UTC),
        fields -> {
          String line = fields.text("line");
          BigDecimal amount = fields.decimal("amount", Range.ANY);
          BigDecimal quantity = fields.decimal("quantity", Range.ANY);
          BigDecimal rate = fields.decimal("rate", Range.ANY);
          if (line != null && amount != null && !fields.failed()) {
            lines.add(new ExpectedLine(line, amount, quantity, rate));
          }
        });
    if (!findings.hasErrors() && lines.isEmpty()) {
      findings.error(
          "EXPECTED_BILL_EMPTY",
          Location.of(name),
          "The real bill has no lines.",
          "Write rows of line,amount, e.g. total,1343.90.");
    }
    return findings.hasErrors()
        ? new Outcome.Rejected<>(findings.list())
        : Outcome.of(List.copyOf(lines), findings);
  }
}
