package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.time.SiteClock;
import java.time.ZoneId;

/**
 * What binding needs beside the node: where findings go, and the zone of times written without an
 * offset.
 *
 * @param findings receives every finding
 * @param zone the site's
 */
public record Binding(Findings findings, ZoneId zone) {

  /** Writes instants for messages. */
  public SiteClock clock() {
    return new SiteClock(zone);
  }
}
