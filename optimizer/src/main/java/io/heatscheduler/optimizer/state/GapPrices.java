package io.heatscheduler.optimizer.state;

import io.heatscheduler.optimizer.problem.RestState;
import io.heatscheduler.optimizer.problem.Resting;
import java.util.BitSet;

/**
 * What the gaps of one equipment cost in each of its states at given prices, in O(1) by prefix sums
 * (docs/model/milp.md, "Gaps").
 *
 * <p>Not thread-safe while {@link #fill} runs.
 */
public final class GapPrices {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** Price of an input drawn in a slot. */
  @FunctionalInterface
  public interface Price {
    /**
     * Price of an input.
     *
     * @param input power units
     * @param whileOn whether it is drawn on top of what the equipment draws while on
     */
    double of(int slot, long input, boolean whileOn);
  }

  private final int slots;
  private final RestState[] states;
  private final int[] standbyUntil;
  private final double[][] down;
  private final double[][] up;
  private final double[][] holding;
  private double startWear;
  private double stopWear;

  /** Prices of an equipment's gaps, 0 until filled. */
  public GapPrices(Resting resting, int slots) {
    this.slots = slots;
    states = resting.states().toArray(RestState[]::new);
    standbyUntil = new int[slots + 1];
    BitSet standbySlots = resting.standbySlots();
    standbyUntil[slots] = slots;
    for (int t = slots - 1; t >= 0; t--) {
      standbyUntil[t] = standbySlots.get(t) ? standbyUntil[t + 1] : t;
    }
    down = new double[states.length][slots + 1];
    up = new double[states.length][slots + 1];
    holding = new double[states.length][slots + 1];
  }

  /**
   * Prices every state.
   *
   * @param startCost wear of a start from off
   * @param stopCost wear of a shut-down to off
   */
  public void fill(Price price, double startCost, double stopCost) {
    startWear = startCost;
    stopWear = stopCost;
    for (int k = 0; k < states.length; k++) {
      RestState state = states[k];
      boolean onTop = state.startupSlots() == 0;
      for (int t = 0; t < slots; t++) {
        down[k][t + 1] = down[k][t] + priced(price, t, state.shutdownInput(), false);
        up[k][t + 1] = up[k][t] + priced(price, t, state.startupInput(), onTop);
        holding[k][t + 1] = holding[k][t] + priced(price, t, state.holdingInput(), false);
      }
    }
  }

  private static double priced(Price price, int t, long input, boolean whileOn) {
    return input == 0 ? 0 : price.of(t, input, whileOn);
  }

  /** Number of states, off included. */
  public int states() {
    return states.length;
  }

  /** A state. */
  public RestState state(int k) {
    return states[k];
  }

  /** Whether standby is possible in all of [first, end). */
  boolean standbyPossible(int first, int end) {
    return standbyUntil[first] >= end;
  }

  /** Price of going from on to state k from slot a on, cut by the horizon's end. */
  double stop(int k, int a) {
    double wear = k == 0 && a < slots ? stopWear : 0;
    return down[k][Math.min(slots, a + states[k].shutdownSlots())] - down[k][a] + wear;
  }

  /** Price of coming from state k to on in slot b; infinite if the horizon began too late. */
  double start(int k, int b) {
    int s = states[k].startupSlots();
    if (s > b) {
      return NEVER;
    }
    double wear = k == 0 ? startWear : 0;
    return (s == 0 ? up[k][b + 1] - up[k][b] : up[k][b] - up[k][b - s]) + wear;
  }

  /** Price of waiting in state k in [first, end). */
  double hold(int k, int first, int end) {
    return holding[k][end] - holding[k][first];
  }

  /** Price of a gap [a, b) in state k; infinite if the state does not fit. */
  double gap(int k, int a, int b, boolean stopped, boolean starts) {
    if (k > 0 && (!stopped || !starts || !standbyPossible(a, b))
        || stopped && starts && b - a < states[k].shortestGap()) {
      return NEVER;
    }
    double price = 0;
    int from = a;
    int to = b;
    if (stopped) {
      price += stop(k, a);
      from = Math.min(b, a + states[k].shutdownSlots());
    }
    if (starts) {
      price += start(k, b);
      to = b - states[k].startupSlots();
    }
    return price == NEVER || to <= from ? price : price + hold(k, from, to);
  }

  /** Cheapest state of a gap, the first if equal; -1 if none fits. */
  int cheapest(int a, int b, boolean stopped, boolean starts) {
    int best = -1;
    double lowest = NEVER;
    for (int k = 0; k < states.length; k++) {
      double price = gap(k, a, b, stopped, starts);
      if (price < lowest) {
        best = k;
        lowest = price;
      }
    }
    return best;
  }

  /** Price of a gap in its cheapest state; infinite if none fits. */
  double cheapestPrice(int a, int b, boolean stopped, boolean starts) {
    int best = cheapest(a, b, stopped, starts);
    return best < 0 ? NEVER : gap(best, a, b, stopped, starts);
  }
}
