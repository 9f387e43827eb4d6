package io.heatscheduler.core.mustfail;

import java.time.Instant;

/** Breaks a rule on purpose: core may not read the clock. */
final class CoreReadsTheClock {
  private CoreReadsTheClock() {}

  static Instant now() {
    return Instant.now();
  }
}
