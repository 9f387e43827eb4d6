package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.units.Power;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Another electricity contract.
 *
 * <p>What the meter has measured so far stays known for demand components of the same name; the
 * others start at 0, as those of a new contract do.
 */
public record OtherTariff(Tariff tariff) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    Site site = plant.site();
    Set<String> components = tariff.componentNames();
    Map<String, Power> peaks = new TreeMap<>(site.monthToDatePeak().byComponent());
    peaks.keySet().retainAll(components);
    PeakHistory history =
        new PeakHistory(
            site.peakHistory().peaks().stream()
                .filter(peak -> components.contains(peak.component()))
                .toList());
    return plant
        .withSite(
            site.withMonthToDatePeak(new MonthToDatePeak(site.monthToDatePeak().forAll(), peaks))
                .withPeakHistory(history))
        .withTariff(tariff);
  }

  @Override
  public String describe(Plant plant) {
    return "the tariff is " + tariff.name();
  }
}
