package io.heatscheduler.core.change;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * A job more, e.g. a rush order.
 *
 * @param job its id is not yet in the plant
 */
public record AddedJob(Job job) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    List<Job> jobs = new ArrayList<>(plant.jobs());
    jobs.add(job);
    return plant.withJobs(jobs);
  }

  @Override
  public String describe(Plant plant) {
    return "job %s is added, due %s".formatted(job.jobId(), Wording.moment(job.latestEnd(), plant));
  }
}
