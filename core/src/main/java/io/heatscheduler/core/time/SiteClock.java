package io.heatscheduler.core.time;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Writes instants as people at the site read them off the wall.
 *
 * @param zone zone of the site
 */
public record SiteClock(ZoneId zone) {

  /**
   * Local date and time with its offset, e.g. {@code 2026-11-23T08:00+01:00}, so that the hour a
   * clock change shows twice stays clear.
   */
  public String at(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime().toString();
  }
}
