package io.heatscheduler.agents.intake;

import io.heatscheduler.core.plant.Plant;
import java.time.Instant;
import java.util.List;

/**
 * A plant with every default filled in, ready to be planned.
 *
 * @param plant the plant
 * @param filled every value the input did not give, sorted by job and field
 * @param quality assessment of the job list
 * @param asOf the run's as-of instant: that of a canonical input, otherwise the horizon's start
 */
public record CompletedPlant(
    Plant plant, List<FilledValue> filled, DataQuality quality, Instant asOf) {
  public CompletedPlant {
    filled = List.copyOf(filled);
  }
}
