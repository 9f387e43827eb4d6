package io.heatscheduler.core.cost;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The utility's bills of a plant's site over its horizon. */
public final class SiteBills {
  private final PlantGrid grid;
  private final TariffCalendar calendar;
  private final MeterState before;

  /** Bills under the plant's tariff, from what its meter has recorded so far. */
  public SiteBills(PlantGrid grid) {
    this.grid = grid;
    Site site = grid.plant().site();
    this.calendar =
        TariffCalendar.of(
                grid.plant().tariff(),
                new MeterCalendar(site.holidays(), site.billing()),
                grid.time())
            .orThrow();
    this.before = state(grid);
  }

  private static MeterState state(PlantGrid grid) {
    Site site = grid.plant().site();
    MonthToDatePeak known = site.monthToDatePeak();
    Map<String, BigDecimal> peaks = new TreeMap<>();
    for (DemandComponent component : grid.rates().demandComponents()) {
      peaks.put(component.id(), known.of(component.id()).kilowatts());
    }
    BigDecimal energy = site.monthToDateKwh();
    return new MeterState(site.peakHistory(), peaks, energy == null ? BigDecimal.ZERO : energy);
  }

  /** The tariff over the horizon. */
  public TariffCalendar calendar() {
    return calendar;
  }

  /** What the meter has recorded before the horizon. */
  public MeterState before() {
    return before;
  }

  /**
   * The bill of a load.
   *
   * @param siteKw mean load of the site, shape [slot]
   */
  UtilityBill of(List<BigDecimal> siteKw) {
    return BillingEngine.bill(calendar, new MeterReadings(grid.time(), siteKw), before);
  }
}
