package io.heatscheduler.core.cost;

import java.util.Locale;

/** Kind of a bill line; the order is the order of lines in a bill. */
public enum LineKind {
  /** Electricity at the energy rate of a period category. */
  ENERGY,
  /** Electricity at the rate of one energy adder. */
  ADDER,
  /**
   * What tiers change: the electricity that heating adds at the rates of its tiers, less at the
   * first tier's.
   */
  TIERS,
  /** Fuel of one equipment. */
  FUEL,
  /** Wear of starts of one equipment. */
  STARTUP_COST,
  /** Wear of shut-downs of one equipment. */
  SHUTDOWN_COST,
  /** One demand component in one billing period. */
  DEMAND,
  /** Fixed charges per local date, month or year. */
  FIXED,
  /** What is missing to the minimum bill of a billing period that the horizon covers. */
  MINIMUM,
  /** A percentage of electricity, demand, fixed charges and minimum. */
  ADJUSTMENT;

  /** Lower-case name as it appears in line ids, e.g. {@code startup_cost}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
