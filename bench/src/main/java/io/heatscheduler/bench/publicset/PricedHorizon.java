package io.heatscheduler.bench.publicset;

import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty plant whose electricity has a price of its own in each slot and no other charge.
 *
 * @param slotMinutes length of a slot
 * @param pricePerKwh price in each slot, in order
 */
record PricedHorizon(int slotMinutes, List<BigDecimal> pricePerKwh) {
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  PricedHorizon {
    pricePerKwh = List.copyOf(pricePerKwh);
  }

  /** Equipment and jobs are still to be added. */
  PlantDraft draft(String siteName) {
    PlantDraft draft = new PlantDraft(ZoneOffset.UTC, START, slotMinutes, pricePerKwh.size());
    draft.siteName = siteName;
    for (DayType type : List.of(DayType.WEEKDAY, DayType.WEEKEND)) {
      draft.periods.add(
          new TariffPeriod(
              type, DailyWindow.WHOLE_DAY, BigDecimal.ZERO, BigDecimal.ZERO, "standard", null));
    }
    List<StepSeries.Step> steps = new ArrayList<>();
    for (int t = 0; t < pricePerKwh.size(); t++) {
      steps.add(new StepSeries.Step(draft.at(t), pricePerKwh.get(t)));
    }
    draft.prices = new StepSeries(steps, draft.at(pricePerKwh.size()));
    return draft;
  }
}
