package io.heatscheduler.server.security;

import java.time.Duration;

/** Counts requests per client; one place for all processes, or one for each. */
public interface RateLimits {
  /**
   * A limit.
   *
   * @param name as the RateLimit header shows it
   * @param quota requests in a window
   * @param window its length; it begins with the first request
   */
  record Policy(String name, int quota, Duration window) {}

  /**
   * What one request used up.
   *
   * @param allowed whether it may go on
   * @param remaining requests left in the window
   * @param reset until the window ends
   */
  record Decision(boolean allowed, long remaining, Duration reset) {
    /** Whole seconds until it is worth trying again, at least 1. */
    long retryAfterSeconds() {
      return Math.max(1, (reset.toMillis() + 999) / 1000);
    }
  }

  /** Takes one request from a client's quota. */
  Decision take(Policy policy, String client);
}
