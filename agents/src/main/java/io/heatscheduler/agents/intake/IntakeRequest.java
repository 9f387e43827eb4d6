package io.heatscheduler.agents.intake;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.connect.PlantSource;

/**
 * What the intake is asked to read.
 *
 * @param source the plant
 * @param maxJobs jobs that can be planned at most, over 0; more are checked but not kept
 */
public record IntakeRequest(PlantSource source, int maxJobs) {
  /** Jobs planned at most unless configured otherwise. */
  public static final int DEFAULT_MAX_JOBS = 5_000;

  public IntakeRequest {
    Check.that(maxJobs > 0, "maxJobs (%s) must be over 0", maxJobs);
  }

  /** Reads a plant with the default limit. */
  public static IntakeRequest of(PlantSource source) {
    return new IntakeRequest(source, DEFAULT_MAX_JOBS);
  }
}
