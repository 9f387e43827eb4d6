package io.heatscheduler.core.change;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A job must start at an instant; its own window and every other limit still hold.
 *
 * <p>Said as a must-run window of the job's whole duration, so a start that breaks another limit is
 * infeasible and never allowed.
 *
 * @param jobId which job
 * @param start the first instant of a slot of the horizon
 */
public record FixedStart(String jobId, Instant start) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    return Edits.job(plant, jobId, this::fixed);
  }

  private Job fixed(Job job) {
    List<Interval> windows = new ArrayList<>(job.mustRun());
    windows.add(new Interval(start, start.plusSeconds(job.durationMinutes() * 60L)));
    return job.withMustRun(windows);
  }

  @Override
  public String describe(Plant plant) {
    return "%s starts at %s".formatted(jobId, Wording.moment(start, plant));
  }
}
