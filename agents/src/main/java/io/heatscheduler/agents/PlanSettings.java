package io.heatscheduler.agents;

import io.heatscheduler.core.Check;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one run.
 *
 * @param optimizer limits of the search
 * @param asOf instant the run stands for, part of the input hash; null: the horizon's start
 * @param maxJobs most jobs planned at once, at least 1; a larger file is refused by name
 * @param producedBy software and version recorded with the run, e.g. {@code heatscheduler 0.1.0}
 * @param relax whether deadlines, contractual peak, maintenance and shifts may be broken for their
 *     relax prices
 * @param runId name of the run in logs and events; no influence on any result
 */
public record PlanSettings(
    OptimizerSettings optimizer,
    @Nullable Instant asOf,
    int maxJobs,
    String producedBy,
    boolean relax,
    String runId) {
  /** Most jobs planned at once unless set otherwise. */
  public static final int DEFAULT_MAX_JOBS = 5_000;

  /** Thirty seconds, a proven gap of 0.1 %, seed 1, as of the horizon's start, 5,000 jobs. */
  public static final PlanSettings DEFAULT =
      new PlanSettings(OptimizerSettings.DEFAULT, null, DEFAULT_MAX_JOBS, "heatscheduler", "run");

  /** Settings of a run that keeps every limit. */
  public PlanSettings(
      OptimizerSettings optimizer,
      @Nullable Instant asOf,
      int maxJobs,
      String producedBy,
      String runId) {
    this(optimizer, asOf, maxJobs, producedBy, false, runId);
  }

  public PlanSettings {
    Check.that(maxJobs >= 1, "maxJobs (%s) must be at least 1", maxJobs);
  }

  /** The same settings with other limits of the search. */
  public PlanSettings withOptimizer(OptimizerSettings limits) {
    return new PlanSettings(limits, asOf, maxJobs, producedBy, relax, runId);
  }

  /** The same settings, limits broken for their relax prices or kept. */
  public PlanSettings withRelax(boolean allowed) {
    return new PlanSettings(optimizer, asOf, maxJobs, producedBy, allowed, runId);
  }

  /** The same settings for another producer. */
  public PlanSettings by(String producer) {
    return new PlanSettings(optimizer, asOf, maxJobs, producer, runId);
  }
}
