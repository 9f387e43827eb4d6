package io.heatscheduler.core.fact;

import java.util.Locale;

/** What kind of value a fact has, and in which unit. */
public enum FactType {
  /** Money in the site's currency. */
  MONEY,
  /** Money in the site's currency per kWh. */
  MONEY_PER_KWH,
  /** Energy, kWh. */
  ENERGY,
  /** Power, kW. */
  POWER,
  /** Mass, kg. */
  MASS,
  /** A part of a whole: 0.125 for 12.5 %. */
  SHARE,
  /** A whole number of things. */
  COUNT,
  /** A span of time. */
  DURATION,
  /** An instant. */
  MOMENT,
  /** A date of the site's calendar. */
  DATE,
  /** A text of the plant's own: a job, an equipment, a tariff period. */
  NAME,
  /** A word of this program, e.g. {@code optimal}; said in any words. */
  KEYWORD;

  /** Whether its value is a decimal. */
  public boolean isQuantity() {
    return ordinal() <= COUNT.ordinal();
  }

  /** The name as published, e.g. {@code money_per_kwh}. */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }
}
