package io.heatscheduler.agents.intake;

import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts what a ledger knows into a plant: peaks and energy of the month so far, past peaks. */
public final class LedgerPlants {
  private LedgerPlants() {}

  /**
   * The plant with the ledger's month-to-date peaks, month-to-date energy and peak history in place
   * of its own. A ledger may also know components of other tariffs; these do not matter.
   */
  public static Plant with(Plant plant, PeakLedger ledger) {
    Site site = plant.site();
    LocalDate month = site.billing().startOf(plant.horizon().dateOf(0));
    Set<String> components = componentsOf(plant.tariff());
    Map<String, Power> peaks = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> peak : ledger.peaksIn(month).entrySet()) {
      if (components.contains(peak.getKey())) {
        peaks.put(peak.getKey(), new Power(peak.getValue()));
      }
    }
    List<PeakHistory.Peak> history =
        ledger.historyBefore(month).peaks().stream()
            .filter(peak -> components.contains(peak.component()))
            .toList();
    return plant.withSite(
        site.withMonthToDatePeak(new MonthToDatePeak(null, peaks))
            .withMonthToDateKwh(ledger.energyIn(month))
            .withPeakHistory(new PeakHistory(history)));
  }

  private static Set<String> componentsOf(Tariff tariff) {
    Set<String> components = new TreeSet<>();
    for (Tariff version : tariff.versions()) {
      version.demandCharges().forEach(charge -> components.add(charge.id()));
      version.periods().forEach(period -> components.add(period.category()));
    }
    return components;
  }
}
