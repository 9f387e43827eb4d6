package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.GapDp;
import io.heatscheduler.optimizer.state.GapPrices;
import io.heatscheduler.optimizer.state.RestPattern;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest pattern, gaps included, of one equipment that takes time between off and on or has
 * standby states, at given prices: as {@link CommitmentPricing} for all others. Starts per day are
 * not kept, everything else is.
 */
public final class GapPricing {
  /** As in the kW of the bounds: power units are 1e-9 kW. */
  private static final double KW = Rows.KW;

  private final FlatProblem p;
  private final GapDp dp;
  private final @Nullable GapPrices[] prices;
  private final int[] stateOf;
  private final long[] input;

  /** Scratch memory for one thread. */
  public GapPricing(FlatProblem p) {
    this.p = p;
    dp = new GapDp(p);
    prices = new @Nullable GapPrices[p.equipment];
    stateOf = new int[p.slots];
    input = new long[p.slots];
  }

  /**
   * Cheapest pattern.
   *
   * @param e equipment that {@link FlatProblem#rests}
   * @param onCost cost of being on, [t]
   * @param price of an input in a gap, or on top in a start slot
   * @param money price of a money unit
   * @param isOn receives the pattern, [t]
   * @return its cost
   */
  public double solve(int e, double[] onCost, GapPrices.Price price, double money, boolean[] isOn) {
    GapPrices ofUnit = prices[e];
    if (ofUnit == null) {
      ofUnit = new GapPrices(p.problem.equipment().get(e).resting(), p.slots);
      prices[e] = ofUnit;
    }
    ofUnit.fill(price, p.startupCost[e] * money, p.shutdownCost[e] * money);
    double value = dp.solve(e, null, onCost, ofUnit, stateOf);
    RestPattern.write(stateOf, ofUnit, p.initiallyOn[e], input);
    for (int t = 0; t < p.slots; t++) {
      isOn[t] = stateOf[t] == 0;
    }
    return value;
  }

  /** Input of the pattern found last in a slot of its gaps, or on top in a start slot, kW. */
  public double inputKw(int t) {
    return input[t] * KW;
  }
}
