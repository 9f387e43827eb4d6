package io.heatscheduler.agents.repair;

import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a plant that makes a schedule possible, and what the best one found then costs.
 *
 * @param kind the only kind of limit it changes
 * @param changes the smallest such change found, to be made together
 * @param words each change in a planner's words, in the same order
 * @param smallest whether it is proven that no smaller change of this kind suffices
 * @param price of the change by the relax prices
 * @param planCost exact plan cost of {@code schedule}
 * @param bound no schedule of the changed plant costs less; null if nothing was proven
 * @param schedule the best schedule found for the changed plant, over its slots
 */
public record Repair(
    RelaxKind kind,
    List<PlantChange> changes,
    List<String> words,
    boolean smallest,
    BigDecimal price,
    BigDecimal planCost,
    @Nullable BigDecimal bound,
    SlottedSchedule schedule) {
  public Repair {
    changes = List.copyOf(changes);
    words = List.copyOf(words);
  }

  /** Plan cost and price together: what repairs are ranked by. */
  public BigDecimal total() {
    return planCost.add(price);
  }

  /** (planCost - bound) / |planCost|, rounded up; null without a bound or at plan cost 0. */
  public @Nullable BigDecimal gap() {
    return bound == null || planCost.signum() == 0
        ? null
        : io.heatscheduler.core.units.Exactness.canonical(
            planCost.subtract(bound).divide(planCost.abs(), 9, java.math.RoundingMode.CEILING));
  }
}
