package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.AdjustmentFactors;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The electricity tariff laid over the slots.
 *
 * @param energyRatePerKwh energy rate in force, of the first tier if there are tiers, adders not
 *     included, shape [slot]
 * @param category period category in force, shape [slot]
 * @param version version of the tariff in force, shape [slot]
 * @param demandComponents every demand charge of every billing period, ordered by period, then id
 */
public record SlotRates(
    List<BigDecimal> energyRatePerKwh,
    List<String> category,
    List<Tariff> version,
    List<DemandComponent> demandComponents) {
  public SlotRates {
    Check.that(
        energyRatePerKwh.size() == category.size() && version.size() == category.size(),
        "rates (%s slots), categories (%s) and versions (%s) differ",
        energyRatePerKwh.size(),
        category.size(),
        version.size());
    energyRatePerKwh = List.copyOf(energyRatePerKwh);
    category = List.copyOf(category);
    version = List.copyOf(version);
    demandComponents = List.copyOf(demandComponents);
  }

  /** The versions of the tariff that hold in the horizon, in order. */
  public List<Tariff> versions() {
    List<Tariff> versions = new ArrayList<>();
    for (Tariff one : version) {
      if (versions.isEmpty() || versions.getLast() != one) {
        versions.add(one);
      }
    }
    return versions;
  }

  /** Percentages on the bill; the same in every version of the horizon. */
  public List<Adjustment> adjustments() {
    return version.getFirst().terms().adjustments();
  }

  /**
   * What a unit of money of a kind of charge costs with the percentages on it; 1 if there are none.
   */
  public BigDecimal factor(ChargeKind kind) {
    List<Adjustment> adjustments = adjustments();
    return adjustments.isEmpty()
        ? BigDecimal.ONE
        : AdjustmentFactors.of(adjustments).getOrDefault(kind, BigDecimal.ONE);
  }

  /** What a kWh costs: energy rate and adders with the percentages on them, shape [slot]. */
  public BigDecimal[] totalPerKwh() {
    BigDecimal energyFactor = factor(ChargeKind.ENERGY);
    BigDecimal adderFactor = factor(ChargeKind.ADDER);
    boolean plain = adjustments().isEmpty();
    BigDecimal[] total = new BigDecimal[energyRatePerKwh.size()];
    Tariff last = null;
    BigDecimal adders = BigDecimal.ZERO;
    for (int slot = 0; slot < total.length; slot++) {
      if (last != version.get(slot)) {
        last = version.get(slot);
        adders =
            last.energyAdders().stream()
                .map(EnergyAdder::ratePerKwh)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
      }
      BigDecimal energy = energyRatePerKwh.get(slot);
      total[slot] =
          plain
              ? energy.add(adders)
              : energy
                  .multiply(energyFactor, Exactness.DECIMAL128)
                  .add(adders.multiply(adderFactor, Exactness.DECIMAL128));
    }
    return total;
  }
}
