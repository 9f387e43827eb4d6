package io.heatscheduler.optimizer;

import io.heatscheduler.core.Check;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a search.
 *
 * @param timeLimit how long it may take; converted to work units by a fixed constant, with a
 *     wall-clock safety net at three times the limit
 * @param effort work units; replaces the time limit as the reproducible limit; null: derived from
 *     the time limit
 * @param gap stop once (incumbent - bound) / |incumbent| is at most this fraction, 0 or more
 * @param seed seed of every random choice
 */
public record OptimizerSettings(Duration timeLimit, @Nullable Long effort, double gap, long seed) {
  /** Thirty seconds, a proven gap of 0.1 %, seed 1. */
  public static final OptimizerSettings DEFAULT =
      new OptimizerSettings(Duration.ofSeconds(30), null, 0.001, 1);

  public OptimizerSettings {
    Check.that(timeLimit.isPositive(), "time limit (%s) must be over 0", timeLimit);
    Check.that(effort == null || effort > 0, "effort (%s) must be over 0", effort);
    Check.that(gap >= 0 && gap < 1, "gap (%s) must be from 0 to under 1", gap);
  }
}
