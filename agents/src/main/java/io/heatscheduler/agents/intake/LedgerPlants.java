package io.heatscheduler.agents.intake;

import io.heatscheduler.core.billing.PeakLedger;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Puts what a ledger knows into a plant: peaks and energy of the month so far, past peaks. */
public final class LedgerPlants {
  private LedgerPlants() {}

  /**
   * The plant with the ledger's month-to-date peaks, month-to-date energy and peak history in place
   * of its own.
   */
  public static Plant with(Plant plant, PeakLedger ledger) {
    Site site = plant.site();
    LocalDate month = site.billing().startOf(plant.horizon().dateOf(0));
    Map<String, Power> peaks = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> peak : ledger.peaksIn(month).entrySet()) {
      peaks.put(peak.getKey(), new Power(peak.getValue()));
    }
    return plant.withSite(
        site.withMonthToDatePeak(new MonthToDatePeak(null, peaks))
            .withMonthToDateKwh(ledger.energyIn(month))
            .withPeakHistory(ledger.demandHistoryBefore(month)));
  }
}
