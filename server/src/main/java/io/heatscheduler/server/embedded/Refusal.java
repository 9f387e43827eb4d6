package io.heatscheduler.server.embedded;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.nio.file.Path;

/** Ends a start with the one finding that says why. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  private Refusal(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  static Refusal of(String code, Path where, String message, String fix) {
    return new Refusal(Finding.error(code, Location.of(where.toString()), message, fix));
  }

  static Refusal diskFull(Path where, String message) {
    return of(
        "DATABASE_DISK_FULL",
        where,
        message,
        "Free some space, or point the data directory at a bigger disk, and start again.");
  }

  Finding finding() {
    return finding;
  }
}
