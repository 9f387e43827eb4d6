package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import java.time.Instant;

/**
 * A job may start only later, e.g. because its material is late; its deadline stays.
 *
 * @param jobId which job
 * @param earliestStart not before
 */
public record DelayedJob(String jobId, Instant earliestStart) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.job(plant, jobId, job -> job.withWindow(earliestStart, job.latestEnd()));
  }

  @Override
  public String describe(Plant plant) {
    return "%s may not start before %s".formatted(jobId, Wording.moment(earliestStart, plant));
  }
}
