package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.BitSet;

/**
 * One demand charge in one billing period: ratePerKw x max(0, highest load over its slots - floor).
 *
 * @param id component id, and the billing period if the horizon has several; for events
 * @param slots its slots, not empty
 * @param ratePerKw money (not units) per kW, at least 0
 * @param floor load already paid for in the period (month-to-date peak), power units
 */
public record DemandComponent(String id, BitSet slots, double ratePerKw, long floor) {
  /** Checks ranges and copies the set. */
  public DemandComponent {
    Check.that(!slots.isEmpty(), "demand component %s has no slot", id);
    Check.that(
        ratePerKw >= 0 && ratePerKw <= 1e6,
        "rate (%s) of demand component %s must be from 0 to 1e6",
        ratePerKw,
        id);
    Check.that(
        floor >= 0 && floor <= 1000 * Units.MAX_POWER,
        "floor (%d) of demand component %s is out of range",
        floor,
        id);
    slots = (BitSet) slots.clone();
  }

  /** A copy. */
  @Override
  public BitSet slots() {
    return (BitSet) slots.clone();
  }

  /** Money units per power unit. */
  public double ratePerUnit() {
    return ratePerKw * Units.MONEY_PER_ONE / Units.POWER_PER_KW;
  }

  /** Charge in money units for a highest load in power units. */
  public long charge(long highestLoad) {
    return Math.round(Math.max(0, highestLoad - floor) * ratePerUnit());
  }
}
