package io.heatscheduler.core.change;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Power;

/**
 * The site may draw more; nothing changes where there is no limit.
 *
 * @param by how much more, over 0
 */
public record HigherPeakLimit(Power by) implements PlantChange {
  public HigherPeakLimit {
    Check.that(by.kilowatts().signum() > 0, "the peak limit must rise by more than 0 (%s)", by);
  }

  @Override
  public Plant applyTo(Plant plant) {
    Power limit = plant.site().contractualPeak();
    return limit == null ? plant : new OtherPeakLimit(raised(limit)).applyTo(plant);
  }

  private Power raised(Power limit) {
    return limit.plus(by);
  }

  @Override
  public String describe(Plant plant) {
    Power limit = plant.site().contractualPeak();
    return "the peak limit is %s higher%s"
        .formatted(
            Wording.kilowatts(by.kilowatts()),
            limit == null ? "" : ", " + Wording.kilowatts(raised(limit).kilowatts()));
  }
}
