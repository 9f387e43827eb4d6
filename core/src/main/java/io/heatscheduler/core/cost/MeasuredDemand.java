package io.heatscheduler.core.cost;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a demand component measures in one billing period and what the plan pays for it.
 *
 * <p>The plant format, "Demand": measured demand is the highest slot mean of the site's load, base
 * load included; the plan pays rate x max(0, measured - floor).
 *
 * @param lineId id of its bill line
 * @param component period category or demand charge id
 * @param billingPeriodStart first local date of the billing period
 * @param laterMonth whether the period is not the horizon's first, so that it starts at 0 kW
 * @param measuredKw highest slot mean over the component's slots in the horizon
 * @param floorKw peak already measured before the horizon
 * @param peakSlot first slot in which the measured demand occurs
 * @param amount money, rounded to six decimals
 */
public record MeasuredDemand(
    String lineId,
    String component,
    LocalDate billingPeriodStart,
    boolean laterMonth,
    BigDecimal measuredKw,
    BigDecimal floorKw,
    int peakSlot,
    BigDecimal amount) {
  public MeasuredDemand {
    measuredKw = Exactness.canonical(measuredKw);
    floorKw = Exactness.canonical(floorKw);
    amount = Exactness.canonical(amount);
  }

  /** Demand the plan pays for: what it measures above the floor, 0 or more. */
  public BigDecimal chargedKw() {
    return measuredKw.subtract(floorKw).max(BigDecimal.ZERO);
  }
}
