package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each piece of equipment is, does and costs. */
final class EquipmentSheet {
  private final Table.Placed units;
  private final String all;

  /** A new sheet with the equipment. */
  EquipmentSheet(Subject subject, ScheduleSheet schedule, ProfileSheet profile) {
    Page page = subject.page("equipment");
    PlantGrid grid = subject.grid();
    Map<String, BigDecimal> costs = new HashMap<>();
    subject.run().bill().byEquipment().entries().stream()
        .filter(entry -> entry.kind() == Breakdown.Kind.EQUIPMENT)
        .forEach(entry -> costs.put(entry.key(), entry.amount()));
    Criteria ids =
        new Criteria(
            grid.equipment().stream().map(unit -> unit.equipment().equipmentId()).toList());
    Table<GridEquipment> table =
        new Table<GridEquipment>(page)
            .column("equipment", Look.TEXT, unit -> unit.equipment().equipmentId())
            .column("name", Look.TEXT, unit -> unit.equipment().name())
            .column(
                "type",
                Look.TEXT,
                unit ->
                    subject
                        .book()
                        .text("type." + unit.equipment().type().name().toLowerCase(Locale.ROOT)))
            .column("location", Look.TEXT, unit -> unit.equipment().location())
            .column("fuel", Look.TEXT, unit -> unit.equipment().fuelType())
            .column("capacity", Look.POWER, unit -> unit.equipment().capacity().kilowatts())
            .column("minLoad", Look.POWER, unit -> unit.equipment().minLoad().kilowatts());
    addWork(table, subject, schedule, ids);
    table
        .formula("input", Look.ENERGY, (unit, row) -> profile.energyOf(unit))
        .column(
            "cost",
            Look.MONEY,
            unit -> costs.getOrDefault(unit.equipment().equipmentId(), BigDecimal.ZERO))
        .sum("jobs", "heat", "input", "cost");
    this.units = table.write(Page.BODY, grid.equipment());
    this.all = rest(subject, page);
    page.freeze(1, Page.BODY + 1);
    page.print(true, Page.BODY);
  }

  private static void addWork(
      Table<GridEquipment> table, Subject subject, ScheduleSheet schedule, Criteria ids) {
    Dispatch dispatch = subject.run().dispatch();
    Duration slot = Duration.ofMinutes(subject.grid().time().slotMinutes());
    Table.Placed jobs = schedule.jobs();
    if (ids.usable()) {
      table
          .formula(
              "jobs",
              Look.WHOLE,
              (unit, row) ->
                  "COUNTIF(%s,%s)"
                      .formatted(jobs.range("equipment"), ids.is(row.cell("equipment"))))
          .formula(
              "heat",
              Look.ENERGY,
              (unit, row) ->
                  "SUMIFS(%s,%s,%s)"
                      .formatted(
                          jobs.range("heat"),
                          jobs.range("equipment"),
                          ids.is(row.cell("equipment"))));
    } else { // ids that a spreadsheet cannot tell apart
      table
          .column(
              "jobs", Look.WHOLE, unit -> subject.work().of(unit.equipment().equipmentId()).size())
          .column(
              "heat",
              Look.ENERGY,
              unit ->
                  subject.work().of(unit.equipment().equipmentId()).stream()
                      .map(order -> order.job().job().heat().kilowattHours())
                      .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    table
        .column(
            "onHours",
            Look.HOURS,
            unit ->
                Subject.hours(
                    slot.multipliedBy(
                        subject.run().schedule().on().get(unit.index()).cardinality())))
        .column("starts", Look.WHOLE, unit -> dispatch.starts(unit.index()).cardinality())
        .formula(
            "utilisation",
            Look.PERCENT,
            (unit, row) ->
                "IF(%s=0,0,%s/(%s*%s))"
                    .formatted(
                        row.cell("onHours"),
                        row.cell("heat"),
                        row.cell("capacity"),
                        row.cell("onHours")));
  }

  private String rest(Subject subject, Page page) {
    List<Breakdown.Entry> others =
        subject.run().bill().byEquipment().entries().stream()
            .filter(entry -> entry.kind() != Breakdown.Kind.EQUIPMENT)
            .toList();
    int top = units.totals() + 2;
    int cost = units.column("cost");
    for (int i = 0; i < others.size(); i++) {
      page.put(top + i, 0, Breakdowns.label(subject.book(), others.get(i)), Look.TEXT);
      page.put(top + i, cost, others.get(i).amount(), Look.MONEY);
    }
    int last = top + Math.max(0, others.size() - 1);
    page.put(last + 1, 0, subject.book().text("jobs.all"), Look.TEXT, true);
    page.put(
        last + 1,
        cost,
        new Formula(
            "%s+SUM(%s%d:%s%d)"
                .formatted(
                    units.total("cost"),
                    Page.letters(cost),
                    top + 1,
                    Page.letters(cost),
                    last + 1)),
        Look.MONEY,
        true);
    return page.reference(last + 1, cost);
  }

  /** The equipment. */
  Table.Placed units() {
    return units;
  }

  /** Cell of the whole plan cost by equipment. */
  String all() {
    return all;
  }
}
