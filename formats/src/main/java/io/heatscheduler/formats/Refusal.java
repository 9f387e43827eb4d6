package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;

/**
 * Ends the reading of one file with a finding; thrown and caught inside the readers, never seen by
 * a caller.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** A refusal that carries its finding. */
  public Refusal(Finding finding) {
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  /** A refusal at a place. */
  public static Refusal at(Location location, String code, String message, String fix) {
    return new Refusal(Finding.error(code, location, message, fix));
  }

  /** What to tell the planner. */
  public Finding finding() {
    return finding;
  }
}
