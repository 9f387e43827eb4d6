package io.heatscheduler.core.change;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import java.util.List;

/**
 * A job is no longer wanted; jobs that waited for it wait no more.
 *
 * @param jobId which job
 */
public record CancelledJob(String jobId) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    Job cancelled = plant.job(jobId);
    List<Job> others =
        plant.jobs().stream().filter(job -> !job.equals(cancelled)).map(this::freed).toList();
    return plant.withJobs(others);
  }

  private Job freed(Job job) {
    return job.predecessors().contains(jobId)
        ? job.withPredecessors(job.predecessors().stream().filter(id -> !id.equals(jobId)).toList())
        : job;
  }

  @Override
  public String describe(Plant plant) {
    return "job %s is cancelled".formatted(jobId);
  }
}
