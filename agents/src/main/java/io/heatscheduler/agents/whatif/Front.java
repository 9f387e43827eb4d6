package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans of which none is both cheaper and lower in a second measure than another.
 *
 * @param measure what cost is weighed against
 * @param points by rising measure, hence by falling cost; at least one
 * @param solves plants planned to find them
 */
public record Front(FrontMeasure measure, List<Point> points, int solves) {
  public Front {
    points = List.copyOf(points);
  }

  /** Of every cost. */
  public Currency currency() {
    return points.getFirst().plan().analysis().bill().currency();
  }

  /**
   * One plan of the front.
   *
   * @param plan verified; its bill is at the plant's own prices
   * @param cost its exact cost
   * @param value its measure
   * @param bound no plan with at most this measure costs less; null: nothing proven
   */
  public record Point(
      PricedPlan plan, BigDecimal cost, BigDecimal value, @Nullable BigDecimal bound) {

    /** (cost - bound) / |cost|, rounded up to nine decimals; null without a bound or at cost 0. */
    public @Nullable BigDecimal gap() {
      return bound == null || cost.signum() == 0
          ? null
          : Exactness.canonical(cost.subtract(bound).divide(cost.abs(), 9, RoundingMode.CEILING));
    }
  }
}
