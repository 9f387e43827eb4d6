package io.heatscheduler.agents.replan;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What re-planning changes in money; exact, so that old total, new total and their difference may
 * be compared to the last digit.
 *
 * @param oldTotal bill of the plan that is followed
 * @param sunk its part up to the cut
 * @param oldRest its part after the cut, had nothing happened
 * @param unchangedRest bill of the old plan's rest under the events; null if they rule it out
 * @param newRest bill of the new plan
 * @param lostHeat heat lost in jobs that are repeated; part of {@code sunk}
 * @param movePrice price of each moved job, beside the bill
 * @param moves jobs moved
 */
public record ReplanCosts(
    BigDecimal oldTotal,
    BigDecimal sunk,
    BigDecimal oldRest,
    @Nullable BigDecimal unchangedRest,
    BigDecimal newRest,
    BigDecimal lostHeat,
    BigDecimal movePrice,
    int moves) {

  /** Sunk cost and the new plan. */
  public BigDecimal newTotal() {
    return Exactness.canonical(sunk.add(newRest));
  }

  /** What the events cost, moves not priced; negative if they save. */
  public BigDecimal difference() {
    return Exactness.canonical(newTotal().subtract(oldTotal));
  }

  /** The price of all moves, beside the bill. */
  public BigDecimal movesPriced() {
    return Exactness.canonical(movePrice.multiply(BigDecimal.valueOf(moves)));
  }
}
