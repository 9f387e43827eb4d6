package io.heatscheduler.core.change;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;
import java.time.Duration;

/**
 * A job may end later.
 *
 * @param jobId which job
 * @param by how much later, over 0; a deadline after the horizon's end is clipped to it, as always
 */
public record LaterDeadline(String jobId, Duration by) implements PlantChange {
  public LaterDeadline {
    Check.that(by.isPositive(), "%s: the deadline must move by more than 0 (%s)", jobId, by);
  }

  @Override
  public Plant applyTo(Plant plant) {
    return Edits.job(
        plant, jobId, job -> job.withWindow(job.earliestStart(), job.latestEnd().plus(by)));
  }

  @Override
  public String describe(Plant plant) {
    return "%s may end %s later, by %s"
        .formatted(
            jobId,
            Wording.duration(by),
            Wording.moment(plant.job(jobId).latestEnd().plus(by), plant));
  }
}
