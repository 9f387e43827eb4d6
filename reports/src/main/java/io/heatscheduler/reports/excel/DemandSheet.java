package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.grid.DemandComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each demand charge measures and charges. */
final class DemandSheet {
  private final Table.Placed components;

  /** A component and what was measured. */
  private record Row(int index, DemandComponent component, MeasuredDemand measured) {
    /** Its only rate; null if it has several. */
    @Nullable BigDecimal rate() {
      return component.tiers().size() == 1 ? component.ratePerKw() : null;
    }
  }

  /** A new sheet with the demand charges. */
  DemandSheet(Subject subject, ProfileSheet profile) {
    Page page = subject.page("demand");
    List<Row> rows = new ArrayList<>();
    List<MeasuredDemand> measured = subject.run().bill().demand();
    for (int i = 0; i < measured.size(); i++) {
      rows.add(new Row(i, subject.grid().rates().demandComponents().get(i), measured.get(i)));
    }
    Table<Row> table =
        new Table<Row>(page)
            .column("component", Look.TEXT, row -> row.measured().component())
            .column("billingPeriod", Look.DATE, row -> row.measured().billingPeriodStart())
            .column(
                "peakAt",
                Look.TIME,
                row -> subject.grid().time().startOf(row.measured().peakSlot()))
            .column("measured", Look.POWER, row -> row.measured().measuredKw())
            .formula(
                "recomputed",
                Look.POWER,
                (row, cells) -> profile.measured(row.index()) ? profile.demand(row.index()) : null)
            .column("floor", Look.POWER, row -> row.measured().floorKw())
            .formula(
                "charged",
                Look.POWER,
                (row, cells) ->
                    "MAX(0,%s-%s)".formatted(cells.cell("measured"), cells.cell("floor")))
            .column("ratePerKw", Look.RATE, Row::rate)
            .column("amount", Look.MONEY, row -> row.measured().amount())
            .formula(
                "product2",
                Look.MONEY,
                (row, cells) ->
                    row.rate() == null
                        ? null
                        : cells.cell("charged") + "*" + cells.cell("ratePerKw"))
            .sum("amount");
    this.components = table.write(Page.BODY, rows);
    page.put(components.totals() + 2, 0, subject.book().text("demand.note"), Look.SUBTITLE);
    page.freeze(1, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  /** The demand charges. */
  Table.Placed components() {
    return components;
  }
}
