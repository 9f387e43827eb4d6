package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Power;
import org.jspecify.annotations.Nullable;

/**
 * Another contractual peak.
 *
 * @param limit highest site load allowed, base load included; null: no limit
 */
public record OtherPeakLimit(@Nullable Power limit) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return plant.withSite(plant.site().withContractualPeak(limit));
  }

  @Override
  public String describe(Plant plant) {
    return limit == null
        ? "no peak limit"
        : "the peak limit is " + Wording.kilowatts(limit.kilowatts());
  }
}
