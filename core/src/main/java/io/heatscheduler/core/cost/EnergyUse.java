package io.heatscheduler.core.cost;

import java.util.Locale;

/** What input energy was drawn for. */
public enum EnergyUse {
  /** Heat that jobs needed. */
  JOBS,
  /** Surplus heat up to the minimum load, standby, and waiting in a standby state. */
  IDLE,
  /** Heating up before a run, and cooling down after it. */
  START,
  /** Load of the site that is not planned. */
  BASE_LOAD;

  /** Lower-case name as it appears in line ids, e.g. {@code base_load}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
