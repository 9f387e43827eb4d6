package io.heatscheduler.server.messaging;

import io.heatscheduler.core.Check;
import java.time.Duration;

/**
 * When a failed delivery is tried again.
 *
 * @param attempts deliveries before an event is given up, 1 or more
 * @param first pause after the first failure; doubled after each further one
 * @param longest pause
 */
public record RetryRule(int attempts, Duration first, Duration longest) {
  /** Five deliveries, with pauses of 1, 2, 4 and 8 seconds. */
  public static final RetryRule DEFAULT =
      new RetryRule(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

  public RetryRule {
    Check.that(attempts >= 1, "attempts (%s) must be at least 1", attempts);
    Check.that(
        first.isPositive() && first.compareTo(longest) <= 0,
        "first pause (%s) must be over zero and at most the longest (%s)",
        first,
        longest);
  }

  /** Whether this was the last attempt. */
  public boolean isLast(int attempt) {
    return attempt >= attempts;
  }

  /**
   * Pause after a failed attempt.
   *
   * @param attempt from 1
   */
  public Duration pauseAfter(int attempt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 30));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
