package io.heatscheduler.reports.calendar;

import io.heatscheduler.core.provenance.Sha256;
import java.nio.charset.StandardCharsets;

/** Ids of events: of the site and of what the event is about, never of one plan. */
final class Uids {
  private static final int DIGITS = 32;

  private final String site;

  /** Ids of a site's events. */
  Uids(String site) {
    this.site = site;
  }

  /**
   * The id of an event.
   *
   * @param kind what kind of thing it is about
   * @param parts which one
   */
  String of(String kind, String... parts) {
    String name = site + "\0" + kind + "\0" + String.join("\0", parts);
    return Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS)
        + "@heatscheduler";
  }
}
