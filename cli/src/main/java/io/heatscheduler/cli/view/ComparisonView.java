package io.heatscheduler.cli.view;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.whatif.ScenarioComparison;
import io.heatscheduler.agents.whatif.ScenarioComparison.Column;
import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.plant.Plant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scenarios side by side: a row for each figure, a column for each scenario. */
public final class ComparisonView {
  private static final int LABEL = 20;
  private static final int NARROWEST = 18;

  private final ScenarioComparison comparison;
  private final Palette palette;
  private final int perBlock;
  private final List<String> lines = new ArrayList<>();

  /**
   * A table.
   *
   * @param width characters per line; columns that do not fit follow below
   */
  public ComparisonView(ScenarioComparison comparison, Palette palette, int width) {
    this.comparison = comparison;
    this.palette = palette;
    this.perBlock = Math.max(1, (width - LABEL - 1) / (NARROWEST + 1));
  }

  /** The table, line by line. */
  public List<String> lines() {
    List<Column> all = comparison.columns();
    for (int first = 0; first < all.size(); first += perBlock) {
      addBlock(all.subList(first, Math.min(all.size(), first + perBlock)));
      lines.add("");
    }
    for (Column column : all) {
      String changes = changes(column);
      if (!changes.isEmpty()) {
        lines.add(
            palette.paint(
                Style.MUTED, " %s: %s".formatted(Palette.safe(column.scenario().name()), changes)));
      }
    }
    return lines;
  }

  private String changes(Column column) {
    Plant plant =
        comparison.columns().getFirst().result() instanceof Planned planned
            ? planned.grid().plant()
            : null;
    if (plant == null) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (PlantChange change : column.scenario().changes()) {
      words.add(change.describe(plant));
      plant = change.applyTo(plant);
    }
    return Palette.safe(String.join("; ", words));
  }

  private void addBlock(List<Column> columns) {
    StringBuilder heading = new StringBuilder(" %-20s".formatted(""));
    columns.forEach(column -> heading.append(cell(Palette.safe(column.scenario().name()))));
    lines.add(palette.paint(Style.HEADING, heading.toString()));
    row("Plan cost", columns, plan -> money(plan, plan.objective()));
    row("  against as is", columns, this::againstAsIs);
    row("First in, first out", columns, ComparisonView::fifo);
    row("Saved", columns, ComparisonView::saved);
    row("Site peak", columns, plan -> Amounts.power(plan.analysis().dispatch().peakKw()));
    row("CO2", columns, ComparisonView::co2);
    row("Energy", columns, plan -> Amounts.plain(bill(plan).inputKwh(), 0) + " kWh");
    row("Cannot cost less", columns, ComparisonView::bound);
    row("Gap", columns, ComparisonView::gap);
  }

  private void row(String label, List<Column> columns, Function<Planned, String> figure) {
    StringBuilder line = new StringBuilder(" %-20s".formatted(label));
    for (Column column : columns) {
      line.append(
          cell(
              column.result() instanceof Planned planned
                  ? figure.apply(planned)
                  : label.equals("Plan cost") ? "no plan" : "-"));
    }
    lines.add(line.toString());
  }

  private static String cell(String text) {
    return " %18s".formatted(Palette.cut(text, NARROWEST));
  }

  private String againstAsIs(Planned plan) {
    if (!(comparison.columns().getFirst().result() instanceof Planned asIs) || plan == asIs) {
      return "";
    }
    BigDecimal difference = plan.objective().subtract(asIs.objective());
    return (difference.signum() > 0 ? "+" : "") + money(plan, difference);
  }

  private static Bill bill(Planned plan) {
    return plan.analysis().bill();
  }

  private static String money(Planned plan, BigDecimal amount) {
    return Amounts.money(amount, bill(plan).currency());
  }

  private static String fifo(Planned plan) {
    Bill baseline = plan.analysis().baselineBill();
    return baseline == null ? "none" : money(plan, baseline.planCost());
  }

  private static String saved(Planned plan) {
    Savings savings = plan.analysis().savings();
    return savings == null || savings.percent() == null
        ? ""
        : savings.percent().toPlainString() + " %";
  }

  private static String co2(Planned plan) {
    return bill(plan).co2Kg().isEmpty()
        ? "not given"
        : Amounts.plain(bill(plan).totalCo2Kg(), 0) + " kg";
  }

  private static String bound(Planned plan) {
    @Nullable BigDecimal bound = plan.bound();
    return bound == null ? "unknown" : money(plan, bound);
  }

  private static String gap(Planned plan) {
    @Nullable BigDecimal gap = plan.search().gap(plan.objective());
    return gap == null ? "" : Amounts.percentUp(gap);
  }
}
