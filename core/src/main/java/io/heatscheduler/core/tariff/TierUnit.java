package io.heatscheduler.core.tariff;

/** Unit in which the limit of an energy tier is written. */
public enum TierUnit {
  /** kWh in the billing period. */
  KWH("kWh", false, false),
  /** Hours' use: the limit in kWh is the number times the billing demand in kW. */
  KWH_PER_KW("kWh/kW", true, false),
  /** kWh a day: the limit in kWh is the number times the days of the billing period. */
  KWH_DAILY("kWh daily", false, true),
  /** Both: the number times the billing demand in kW times the days of the billing period. */
  KWH_PER_KW_DAILY("kWh/kW daily", true, true);

  private final String published;
  private final boolean perKw;
  private final boolean daily;

  TierUnit(String published, boolean perKw, boolean daily) {
    this.published = published;
    this.perKw = perKw;
    this.daily = daily;
  }

  /** The unit as tariffs write it, e.g. {@code kWh/kW}. */
  public String published() {
    return published;
  }

  /** Whether the limit grows with the billing demand. */
  public boolean isPerKw() {
    return perKw;
  }

  /** Whether the limit grows with the days of the billing period. */
  public boolean isDaily() {
    return daily;
  }
}
