package io.heatscheduler.core.cost;

import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prices schedules exactly; {@code core.billing} bills load profiles.
 *
 * <p>The plant format, "Money": energy slot by slot at the rate in force plus adders, demand above
 * what was already measured, starts and shut-downs, and the fixed charge per local date. Each line
 * is computed in decimal128 in a fixed order and rounded once; totals are sums of lines.
 */
public final class CostCalculator {
  private CostCalculator() {}

  /**
   * The bill of a schedule.
   *
   * @throws IllegalArgumentException if a job runs while its equipment is off, or outside the
   *     horizon; verify the schedule first
   */
  public static Bill price(PlantGrid grid, SlottedSchedule schedule) {
    return price(Dispatch.of(grid, schedule));
  }

  /** The bill of a dispatch. */
  public static Bill price(Dispatch dispatch) {
    PlantGrid grid = dispatch.grid();
    BillLines plan = new BillLines(grid);
    plan.addHeating(dispatch);
    plan.addFixed();
    List<MeasuredDemand> demand = measure(plan, grid, dispatch.siteLoadKw());
    WholeBillLines.Lines whole = new WholeBillLines(grid).of(dispatch.siteLoadKw());
    List<BillLine> lines = inOrder(withDemand(plan, grid, demand), whole.plan(), grid);
    BillLines base = new BillLines(grid);
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      base.addElectricity(slot, grid.energyKwh(grid.baseLoadKw().get(slot)), EnergyUse.BASE_LOAD);
    }
    CostShares shares =
        new CostShares(dispatch, demand, whole.sum(LineKind.TIERS), whole.sum(LineKind.MINIMUM));
    BigDecimal planCost =
        lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Bill(
        grid.plant().site().currency(),
        lines,
        inOrder(base.lines(), whole.base(), grid),
        demand,
        shares.jobs(),
        Breakdown.of(shares.byPeriod(), planCost),
        Breakdown.of(shares.byEquipment(), planCost),
        Breakdown.of(shares.byJob(), planCost),
        plan.co2(dispatch));
  }

  /** All lines by kind, with the percentages on them last. */
  private static List<BillLine> inOrder(
      List<BillLine> lines, List<BillLine> further, PlantGrid grid) {
    List<BillLine> all = new ArrayList<>(lines);
    all.addAll(further);
    all.sort(Comparator.comparing(BillLine::kind)); // stable: ids stay in their order
    if (!all.isEmpty()) {
      all.addAll(
          PercentageLines.on(
              all, grid.rates().adjustments(), grid.plant().site().currency().getCurrencyCode()));
    }
    return all;
  }

  private static List<MeasuredDemand> measure(
      BillLines lines, PlantGrid grid, List<BigDecimal> siteKw) {
    return grid.rates().demandComponents().stream()
        .map(component -> lines.measure(component, siteKw))
        .toList();
  }

  private static List<BillLine> withDemand(
      BillLines lines, PlantGrid grid, List<MeasuredDemand> demand) {
    List<BillLine> demandLines = new ArrayList<>();
    List<DemandComponent> components = grid.rates().demandComponents();
    for (int i = 0; i < components.size(); i++) {
      demandLines.add(BillLines.demandLine(demand.get(i), components.get(i)));
    }
    List<BillLine> others = lines.lines();
    return Stream.of(
            others.stream().filter(line -> line.kind().compareTo(LineKind.DEMAND) < 0),
            demandLines.stream(),
            others.stream().filter(line -> line.kind().compareTo(LineKind.DEMAND) > 0))
        .flatMap(part -> part)
        .toList();
  }
}
