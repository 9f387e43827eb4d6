package io.heatscheduler.optimizer.exact;

import io.heatscheduler.core.Check;

/**
 * How much an exact model may use.
 *
 * @param workSeconds the solver's own deterministic seconds, over 0: the reproducible limit
 * @param wallSeconds safety net in seconds of real time, over 0; results that hit it may differ
 *     from run to run
 * @param seed seed of the solver's random choices, at least 0
 * @param memoryMegabytes memory the solver should stay within, over 0
 */
public record ExactLimits(double workSeconds, double wallSeconds, int seed, int memoryMegabytes) {
  public ExactLimits {
    Check.that(
        workSeconds > 0 && Double.isFinite(workSeconds), "work (%s s) must be over 0", workSeconds);
    Check.that(
        wallSeconds > 0 && Double.isFinite(wallSeconds),
        "wall time (%s s) must be over 0",
        wallSeconds);
    Check.that(seed >= 0, "seed (%d) must be at least 0", seed);
    Check.that(memoryMegabytes > 0, "memory (%d MB) must be over 0", memoryMegabytes);
  }

  /** Limits with seed 1, 2 GB and a safety net at three times the work. */
  public static ExactLimits ofWork(double workSeconds) {
    return new ExactLimits(workSeconds, 3 * workSeconds + 5, 1, 2_048);
  }
}
