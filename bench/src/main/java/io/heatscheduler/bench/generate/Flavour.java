package io.heatscheduler.bench.generate;

/**
 * What makes a plant hard.
 *
 * <p>Shares are in percent, slacks in slots, rates in money per kW and month.
 */
public enum Flavour {
  /** Electric heaters, heat pumps and boilers, shared and batch; prices by the hour. */
  MIXED(25, 50, 16, 96, true, "3", "4.5"),
  /** Short windows. */
  TIGHT(15, 50, 4, 16, false, "3", "4.5"),
  /** Windows of a day and more; prices by the hour. */
  WIDE(15, 50, 72, 176, true, "3", "4.5"),
  /** Mostly gas boilers, little electric load. */
  GAS(80, 50, 16, 96, false, "3", "4.5"),
  /** One energy price, high demand rates. */
  DEMAND(10, 50, 16, 96, false, "9", "14"),
  /** One job at a time everywhere. */
  BATCH(15, 100, 16, 96, false, "3", "4.5");

  private final int boilerShare;
  private final int batchShare;
  private final int leastSlack;
  private final int mostSlack;
  private final boolean hourlyPrices;
  private final String onPeakRate;
  private final String facilityRate;

  Flavour(
      int boilerShare,
      int batchShare,
      int leastSlack,
      int mostSlack,
      boolean hourlyPrices,
      String onPeakRate,
      String facilityRate) {
    this.boilerShare = boilerShare;
    this.batchShare = batchShare;
    this.leastSlack = leastSlack;
    this.mostSlack = mostSlack;
    this.hourlyPrices = hourlyPrices;
    this.onPeakRate = onPeakRate;
    this.facilityRate = facilityRate;
  }

  int boilerShare() {
    return boilerShare;
  }

  int batchShare() {
    return batchShare;
  }

  int leastSlack() {
    return leastSlack;
  }

  int mostSlack() {
    return mostSlack;
  }

  boolean hourlyPrices() {
    return hourlyPrices;
  }

  String onPeakRate() {
    return onPeakRate;
  }

  String facilityRate() {
    return facilityRate;
  }
}
