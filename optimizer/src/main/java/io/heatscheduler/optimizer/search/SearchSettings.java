package io.heatscheduler.optimizer.search;

import io.heatscheduler.core.Check;

/**
 * Limits of a search in work, never in time.
 *
 * @param work total work of all lanes, in visited slots
 * @param gap stop once (incumbent - bound) / |incumbent| is at most this
 * @param seed fixes every random choice
 */
public record SearchSettings(long work, double gap, long seed) {
  /** Checks ranges. */
  public SearchSettings {
    Check.that(work > 0, "work (%s) must be over 0", work);
    Check.that(gap >= 0, "gap (%s) must be at least 0", gap);
  }
}
