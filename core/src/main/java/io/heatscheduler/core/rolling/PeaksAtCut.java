package io.heatscheduler.core.rolling;

import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The peaks a meter has measured when a plan is cut, in the billing month of the cut: for each
 * demand component the higher of what it had measured before the plan and of the plan's load so
 * far.
 *
 * <p>So the charge above it is what the whole plan's peak costs more: {@code max(0, b - f) + max(0,
 * a - max(b, f)) = max(0, max(a, b) - f)} for the peaks b before and a after the cut and the floor
 * f.
 */
final class PeaksAtCut {
  private PeaksAtCut() {}

  static MonthToDatePeak of(PlanCut cut) {
    PlantGrid grid = cut.grid();
    MonthToDatePeak before = grid.plant().site().monthToDatePeak();
    if (cut.slot() == 0) {
      return before;
    }
    LocalDate month = grid.billingPeriods().get(cut.slot());
    boolean sameMonth = month.equals(grid.billingPeriods().getFirst());
    Map<String, Power> peaks = new TreeMap<>(sameMonth ? before.byComponent() : Map.of());
    for (DemandComponent component : grid.rates().demandComponents()) {
      if (!component.billingPeriodStart().equals(month)) {
        continue;
      }
      LocalDate part = component.partStart();
      if (part != null && part.isAfter(grid.dates().get(cut.slot()))) {
        continue; // a part, or a day, that begins after the cut has measured nothing
      }
      int first = component.slots().nextSetBit(0);
      boolean known = !sameMonth || before.knows(component.id()) || first < cut.slot();
      if (known) {
        peaks.put(component.id(), new Power(highest(cut, component)));
      }
    }
    return new MonthToDatePeak(null, peaks);
  }

  private static BigDecimal highest(PlanCut cut, DemandComponent component) {
    return component.slots().stream()
        .filter(slot -> slot < cut.slot())
        .mapToObj(cut.plan()::siteLoadKw)
        .reduce(component.floorKw(), BigDecimal::max);
  }
}
