package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Other energy prices over time; in slots of the horizon for which they say nothing, the price
 * series the tariff had, if any, still holds.
 *
 * @param prices money per kWh, in place of every period's energy rate
 */
public record OtherPrices(StepSeries prices) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    StepSeries known = plant.tariff().prices();
    boolean whole = known == null || covers(prices, plant.horizon());
    return plant.withTariff(
        plant.tariff().withPrices(whole ? prices : over(known, plant.horizon())));
  }

  private static boolean covers(StepSeries series, TimeGrid horizon) {
    return !series.start().isAfter(horizon.start()) && !series.end().isBefore(horizon.end());
  }

  /** A step for every slot: these prices where they are given, else the known ones. */
  private StepSeries over(@Nullable StepSeries known, TimeGrid horizon) {
    boolean fitsSlots =
        prices.steps().stream()
            .map(StepSeries.Step::start)
            .filter(start -> start.isAfter(horizon.start()) && start.isBefore(horizon.end()))
            .allMatch(start -> horizon.startOf(horizon.slotAtOrBefore(start)).equals(start));
    if (known == null || !fitsSlots || !covers(known, horizon)) {
      return prices; // laying the plant over its slots says what is wrong
    }
    List<StepSeries.Step> steps = new ArrayList<>();
    for (Instant slot : horizon.starts()) {
      boolean given = !slot.isBefore(prices.start()) && slot.isBefore(prices.end());
      steps.add(new StepSeries.Step(slot, (given ? prices : known).valuesAt(List.of(slot))[0]));
    }
    return new StepSeries(steps, horizon.end());
  }

  @Override
  public String describe(Plant plant) {
    return prices.isConstant()
        ? "energy costs %s per kWh".formatted(prices.steps().getFirst().value().toPlainString())
        : "energy prices change from %s".formatted(Wording.moment(prices.start(), plant));
  }
}
