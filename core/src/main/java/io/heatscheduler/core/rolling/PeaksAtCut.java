package io.heatscheduler.core.rolling;

import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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

  /** The site with what its meter has measured at the cut. */
  static Site siteAt(PlanCut cut) {
    Site site = cut.grid().plant().site();
    boolean looksBack =
        cut.grid().rates().versions().stream()
            .flatMap(version -> version.demandCharges().stream())
            .anyMatch(charge -> charge.terms().ratchet() != null);
    BigDecimal energy = site.monthToDateKwh();
    return site.withMonthToDatePeak(of(cut))
        .withMonthToDateKwh(energy == null ? null : energyAt(cut, energy))
        .withPeakHistory(looksBack ? historyAt(cut) : site.peakHistory());
  }

  /** Energy of the billing month of the cut, kWh. */
  private static BigDecimal energyAt(PlanCut cut, BigDecimal before) {
    PlantGrid grid = cut.grid();
    LocalDate month = grid.billingPeriods().get(cut.slot());
    BigDecimal energy = month.equals(grid.billingPeriods().getFirst()) ? before : BigDecimal.ZERO;
    for (int slot = 0; slot < cut.slot(); slot++) {
      if (grid.billingPeriods().get(slot).equals(month)) {
        energy = energy.add(grid.energyKwh(cut.plan().siteLoadKw(slot)), Exactness.DECIMAL128);
      }
    }
    return Exactness.roundLine(energy);
  }

  /** The history with the billing months that the plan has ended before the cut. */
  private static PeakHistory historyAt(PlanCut cut) {
    PlantGrid grid = cut.grid();
    LocalDate month = grid.billingPeriods().get(cut.slot());
    LocalDate first = grid.billingPeriods().getFirst();
    Map<String, PeakHistory.Peak> peaks = new TreeMap<>();
    for (PeakHistory.Peak peak : grid.plant().site().peakHistory().peaks()) {
      peaks.put(peak.month() + " " + peak.component(), peak);
    }
    for (DemandComponent component : grid.rates().demandComponents()) {
      LocalDate start = component.billingPeriodStart();
      if (!start.isBefore(month)) {
        continue;
      }
      BigDecimal before =
          start.equals(first)
              ? grid.plant().site().monthToDatePeak().of(component.id()).kilowatts()
              : BigDecimal.ZERO;
      BigDecimal kw =
          component.slots().stream()
              .filter(slot -> slot < cut.slot())
              .mapToObj(cut.plan()::siteLoadKw)
              .reduce(before, BigDecimal::max);
      PeakHistory.Peak measured = new PeakHistory.Peak(YearMonth.from(start), component.id(), kw);
      peaks.merge(
          measured.month() + " " + measured.component(),
          measured,
          (known, more) -> known.kw().compareTo(more.kw()) < 0 ? more : known);
    }
    return new PeakHistory(List.copyOf(peaks.values()));
  }

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
