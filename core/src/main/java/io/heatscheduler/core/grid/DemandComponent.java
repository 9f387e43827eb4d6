package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * One demand charge of one billing period, as it bears on the plan.
 *
 * @param id period category or demand charge id
 * @param billingPeriodStart first local date of the billing period
 * @param ratePerKw money per kW of measured demand
 * @param slots slots in which it is measured; at least one
 * @param floorKw peak the meter had measured before the horizon; the plan pays only above it
 */
public record DemandComponent(
    String id,
    LocalDate billingPeriodStart,
    BigDecimal ratePerKw,
    BitSet slots,
    BigDecimal floorKw) {
  public DemandComponent {
    Check.that(!slots.isEmpty(), "demand component %s has no slot", id);
    slots = (BitSet) slots.clone();
  }

  @Override
  public BitSet slots() {
    return (BitSet) slots.clone();
  }

  /**
   * What the plan pays: rate x max(0, measured - floor), PLANT-FORMAT "Demand".
   *
   * @param measuredKw highest slot mean of the site's load over the component's slots
   */
  public BigDecimal charge(BigDecimal measuredKw) {
    return ratePerKw.multiply(
        measuredKw.subtract(floorKw).max(BigDecimal.ZERO), Exactness.DECIMAL128);
  }
}
