package io.heatscheduler.core.cost;

import java.util.Locale;

/** What input energy was drawn for. */
public enum EnergyUse {
  /** Heat that jobs needed. */
  JOBS,
  /** Surplus heat up to the minimum load, and standby. */
  IDLE,
  /** Start-up energy. */
  START,
  /** Load of the site that is not planned. */
  BASE_LOAD,
  /** The whole load of a site, when a measured profile is priced. */
  SITE;

  /** Lower-case name as it appears in line ids, e.g. {@code base_load}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
