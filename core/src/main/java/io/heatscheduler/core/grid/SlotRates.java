package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The electricity tariff laid over the slots.
 *
 * @param energyRatePerKwh energy rate in force, adders not included, shape [slot]
 * @param category period category in force, shape [slot]
 * @param adderRatePerKwh sum of all adders, the same in every slot
 * @param demandComponents every demand charge of every billing period, ordered by period, then id
 */
public record SlotRates(
    List<BigDecimal> energyRatePerKwh,
    List<String> category,
    BigDecimal adderRatePerKwh,
    List<DemandComponent> demandComponents) {
  public SlotRates {
    Check.that(
        energyRatePerKwh.size() == category.size(),
        "rates (%s slots) and categories (%s) differ",
        energyRatePerKwh.size(),
        category.size());
    energyRatePerKwh = List.copyOf(energyRatePerKwh);
    category = List.copyOf(category);
    demandComponents = List.copyOf(demandComponents);
  }

  /** Energy rate with adders, shape [slot]. */
  public BigDecimal[] totalPerKwh() {
    BigDecimal[] total = new BigDecimal[energyRatePerKwh.size()];
    Arrays.setAll(total, slot -> energyRatePerKwh.get(slot).add(adderRatePerKwh));
    return total;
  }
}
