package io.heatscheduler.core.tariff;

/** How often a demand charge is charged. */
public enum Assessment {
  /** Once a billing period, on its highest demand. */
  MONTHLY,
  /** On each day's highest demand; rates are per kW and day. */
  DAILY
}
