package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.bound.CommitmentPricing;
import io.heatscheduler.optimizer.bound.GapPricing;
import io.heatscheduler.optimizer.state.FlatProblem;

/** The cheapest on/off pattern of each equipment at the on-copies' multipliers. */
final class Patterns {
  private final FlatProblem p;
  private final Copies copies;
  private final ConfigurationPoint point;
  private final CommitmentPricing commitment;
  private final GapPricing gaps;
  private final double[] onCost;
  private final double[] startCost;
  private final boolean[] isOn;
  private final boolean[] isStart;

  Patterns(FlatProblem p, Copies copies, ConfigurationPoint point) {
    this.p = p;
    this.copies = copies;
    this.point = point;
    commitment = new CommitmentPricing(p);
    gaps = new GapPricing(p);
    onCost = new double[p.slots];
    startCost = new double[p.slots];
    isOn = new boolean[p.slots];
    isStart = new boolean[p.slots];
  }

  /** Sum over all equipment; adds on-slots to the subgradient and start-up input to the load. */
  double cheapestPatterns() {
    double total = 0;
    for (int e = 0; e < p.equipment; e++) {
      double startupKw = p.startupInput[e] * ConfigurationPoint.KW;
      for (int t = 0; t < p.slots; t++) {
        int i = e * p.slots + t;
        onCost[t] = point.multipliers[copies.on + i] + p.onPrice[i] * ConfigurationPoint.MONEY;
        startCost[t] =
            p.startupCost[e] * ConfigurationPoint.MONEY + startupKw * point.inputPrice(e, t);
      }
      double stop = p.shutdownCost[e] * ConfigurationPoint.MONEY;
      int unit = e;
      double cheapest =
          p.rests[e]
              ? gaps.solve(
                  e,
                  onCost,
                  (t, input, whileOn) -> input * ConfigurationPoint.KW * point.inputPrice(unit, t),
                  ConfigurationPoint.MONEY,
                  isOn)
              : commitment.solve(e, onCost, startCost, stop, isOn, isStart);
      total += point.term(cheapest);
      for (int t = 0; t < p.slots; t++) {
        if (isOn[t]) {
          point.gradient[copies.on + e * p.slots + t] += 1;
        }
        if (p.rests[e]) {
          point.siteLoad[t] += p.electric[e] ? gaps.inputKw(t) : 0;
        } else if (isStart[t] && p.electric[e]) {
          point.siteLoad[t] += startupKw;
        }
      }
      point.work += p.slots / 4;
    }
    return total;
  }
}
