package io.heatscheduler.core.tariff;

/** Span of time an amount is charged for. */
public enum ChargePer {
  DAY,
  MONTH,
  YEAR
}
