package io.heatscheduler.core.cost;

import java.util.Locale;

/** Kind of a bill line; the order is the order of lines in a bill. */
public enum LineKind {
  /** Electricity at the energy rate of a period category. */
  ENERGY,
  /** Electricity at the rate of one energy adder. */
  ADDER,
  /** Fuel of one equipment. */
  FUEL,
  /** Wear of starts of one equipment. */
  STARTUP_COST,
  /** Wear of shut-downs of one equipment. */
  SHUTDOWN_COST,
  /** One demand component in one billing period. */
  DEMAND,
  /** Fixed charge per local date. */
  FIXED;

  /** Lower-case name as it appears in line ids, e.g. {@code startup_cost}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
