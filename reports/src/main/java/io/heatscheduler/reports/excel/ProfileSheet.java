package io.heatscheduler.reports.excel;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Load, price and limit of each slot; the site's load is the sum of what stands beside it. */
final class ProfileSheet {
  /**
   * Components of demand whose slots get a column of their own; further ones are not recomputed.
   */
  private static final int MOST_COMPONENTS = 24;

  private final Subject subject;
  private final Table.Placed slots;

  /** A new sheet with the profile of the plan. */
  ProfileSheet(Subject subject) {
    this.subject = subject;
    Page page = subject.page("profile");
    PlantGrid grid = subject.grid();
    Table<Integer> table = new Table<>(page);
    addTariff(table);
    addLoad(table);
    addFuel(table);
    addDemand(table);
    this.slots = table.write(Page.BODY, IntStream.range(0, grid.slotCount()).boxed().toList());
    page.freeze(3, Page.BODY + 1);
    page.print(true, Page.BODY);
    subject.book().name("SlotStarts", slots.range("start"));
    subject.book().name("SiteLoadKw", slots.range("site"));
  }

  private void addTariff(Table<Integer> table) {
    PlantGrid grid = subject.grid();
    DateTimeFormatter offset = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    BigDecimal[] price = grid.rates().totalPerKwh();
    BigDecimal hours = Subject.hours(Duration.ofMinutes(grid.time().slotMinutes()));
    table
        .column("start", Look.TIME, grid.time()::startOf)
        .column(
            "offset",
            Look.TEXT,
            slot -> "UTC" + offset.format(grid.time().startOf(slot).atZone(grid.time().zone())))
        .column("period", Look.TEXT, grid.rates().category()::get)
        .column(
            "price",
            subject.book().text("column.price", subject.currency().getCurrencyCode()),
            Look.RATE,
            slot -> price[slot])
        .column("hours", Look.RATE, slot -> hours);
  }

  private void addLoad(Table<Integer> table) {
    PlantGrid grid = subject.grid();
    Dispatch dispatch = subject.run().dispatch();
    table.column("base", Look.POWER, grid.baseLoadKw()::get);
    List<GridEquipment> electric = electric();
    for (GridEquipment unit : electric) {
      table.column(
          key(unit), idOf(unit), Look.POWER, slot -> some(dispatch.electricKw(unit.index(), slot)));
    }
    table
        .formula(
            "heating",
            Look.POWER,
            (slot, row) ->
                electric.isEmpty()
                    ? null
                    : "SUM("
                        + row.cell(key(electric.getFirst()))
                        + ":"
                        + row.cell(key(electric.getLast()))
                        + ")")
        .formula("site", Look.POWER, (slot, row) -> row.cell("base") + "+" + row.cell("heating"));
    BigDecimal limit = grid.contractualPeakKw();
    if (limit != null) {
      table.column("limit", Look.POWER, slot -> limit);
    }
    Comparison fifo = subject.run().fifo();
    if (fifo != null) {
      List<BigDecimal> load = Dispatch.of(grid, fifo.baseline().schedule()).siteLoadKw();
      table.column("fifoLoad", Look.POWER, load::get);
    }
    table.formula(
        "heatingKwh", Look.ENERGY, (slot, row) -> row.cell("heating") + "*" + row.cell("hours"));
  }

  /** Nothing drawn is an empty cell: what runs when is seen at once. */
  private static @Nullable BigDecimal some(BigDecimal kw) {
    return kw.signum() == 0 ? null : kw;
  }

  private void addFuel(Table<Integer> table) {
    Dispatch dispatch = subject.run().dispatch();
    for (GridEquipment unit : subject.grid().equipment()) {
      if (!unit.equipment().isElectric()) {
        table.column(
            key(unit),
            idOf(unit) + "\n(" + CellText.clean(unit.equipment().fuelType()) + ")",
            Look.POWER,
            slot -> some(dispatch.fuelKw(unit.index(), slot)));
      }
    }
  }

  private void addDemand(Table<Integer> table) {
    List<DemandComponent> components = subject.grid().rates().demandComponents();
    for (int i = 0; i < components.size(); i++) {
      DemandComponent component = components.get(i);
      if (measured(i)) {
        java.util.BitSet counts = component.slots();
        table.formula(
            "demand" + i,
            subject
                .book()
                .text(
                    "column.counts",
                    CellText.clean(component.id()),
                    component.billingPeriodStart().toString()),
            Look.POWER,
            (slot, row) -> counts.get(slot) ? row.cell("site") : null);
      }
    }
  }

  /** Whether the profile has a column for what a component measures. */
  boolean measured(int component) {
    return component < MOST_COMPONENTS
        && subject.grid().rates().demandComponents().get(component).interval() == null;
  }

  private List<GridEquipment> electric() {
    return subject.grid().equipment().stream()
        .filter(unit -> unit.equipment().isElectric())
        .toList();
  }

  private static String key(GridEquipment unit) {
    return "input" + unit.index();
  }

  private static String idOf(GridEquipment unit) {
    return CellText.clean(unit.equipment().equipmentId());
  }

  /** The slots. */
  Table.Placed slots() {
    return slots;
  }

  /** Highest load of the site. */
  String peak() {
    return "MAX(" + slots.range("site") + ")";
  }

  /** Input energy of one piece of equipment. */
  String energyOf(GridEquipment unit) {
    return "SUMPRODUCT(%s,%s)".formatted(slots.range(key(unit)), slots.range("hours"));
  }

  /** Electric input energy of all equipment. */
  String energy() {
    return "SUMPRODUCT(%s,%s)".formatted(slots.range("heating"), slots.range("hours"));
  }

  /**
   * Electric input energy in slots of a period category; null if categories cannot be told apart.
   */
  @Nullable String energyIn(String cell, Criteria categories) {
    return categories.usable()
        ? "SUMIFS(%s,%s,%s)"
            .formatted(slots.range("heatingKwh"), slots.range("period"), categories.is(cell))
        : null;
  }

  /** Highest load that a component counts. */
  String demand(int component) {
    return "MAX(" + slots.range("demand" + component) + ")";
  }
}
