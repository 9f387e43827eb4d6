package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A plant at its prices plus so much money per unit of a measure.
 *
 * <p>Energy and emissions are sums of w x input over slots and equipment, as the energy part of a
 * bill is; so a plan's cost at the price p + lambda w is its cost plus lambda times its measure,
 * exactly. A peak is what a further demand charge measures. No search and no bound needs to know.
 */
final class MeasurePrices {
  private final PlantGrid grid;
  private final FrontMeasure measure;

  MeasurePrices(PlantGrid grid, FrontMeasure measure) {
    this.grid = grid;
    this.measure = measure;
  }

  /** What keeps the measure from being known; empty if nothing does. */
  List<Finding> problems() {
    if (!grid.rates().adjustments().isEmpty()) {
      return List.of(
          Finding.error(
              "FRONT_WITH_PERCENTAGES",
              new Location(null, null, null, "/tariff/adjustments"),
              "The tariff has percentages, which would raise the price that a front puts on its measure, too.",
              "Leave the percentages out for a front; they do not change which of two plans is cheaper if they are reckoned on all."));
    }
    List<Finding> problems = new ArrayList<>();
    if (measure != FrontMeasure.PEAK) {
      problems.addAll(PlannedTerms.notLinear(grid, "a front against energy or CO2"));
    }
    if (measure != FrontMeasure.CO2) {
      return problems;
    }
    Map<String, StepSeries> factors = grid.plant().site().co2KgPerKwh();
    TreeSet<String> fuels = new TreeSet<>();
    grid.plant().equipment().stream()
        .filter(Equipment::isActive)
        .forEach(unit -> fuels.add(unit.fuelType()));
    for (String fuel : fuels) {
      StepSeries factor = factors.get(fuel);
      Location at = new Location(null, null, null, "/site/co2_kg_per_kwh");
      if (factor == null) {
        problems.add(
            Finding.error(
                "CO2_FACTOR_MISSING",
                at,
                "The plant says no emission factor for %s, so its CO2 is not known."
                    .formatted(fuel),
                "Add it, e.g. co2_kg_per_kwh: {%s: 0.2}.".formatted(fuel)));
      } else if (!fuel.equals(Equipment.ELECTRICITY) && !factor.isConstant()) {
        problems.add(
            Finding.error(
                "CO2_FACTOR_VARIES",
                at,
                "The emission factor of %s varies over time, which a front against CO2 cannot weigh."
                    .formatted(fuel),
                "Give one number for it; electricity may vary."));
      }
    }
    return problems;
  }

  /**
   * The plant at its prices plus an amount of money per unit of the measure.
   *
   * @param lambda money per kW, kg or kWh, 0 or more
   */
  Plant withPrice(BigDecimal lambda) {
    return measure == FrontMeasure.PEAK ? withPeakPrice(lambda) : withEnergyPrice(lambda);
  }

  private Plant withEnergyPrice(BigDecimal lambda) {
    Plant plant = grid.plant();
    List<StepSeries.Step> steps = new ArrayList<>();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      BigDecimal rate = grid.rates().energyRatePerKwh().get(slot);
      steps.add(
          new StepSeries.Step(
              grid.time().startOf(slot),
              rate.add(lambda.multiply(weight(Equipment.ELECTRICITY, slot)))));
    }
    return plant
        .withTariff(plant.tariff().withPrices(new StepSeries(steps, grid.time().end())))
        .withEquipment(plant.equipment().stream().map(unit -> raised(unit, lambda)).toList());
  }

  private Equipment raised(Equipment unit, BigDecimal lambda) {
    BigDecimal rate = unit.fuelRatePerKwh();
    return rate == null
        ? unit
        : unit.withFuelRate(rate.add(lambda.multiply(weight(unit.fuelType(), 0))));
  }

  /** A demand charge more, for which nothing has been measured yet. */
  private Plant withPeakPrice(BigDecimal lambda) {
    Plant plant = grid.plant();
    MonthToDatePeak measured = plant.site().monthToDatePeak();
    Map<String, Power> byComponent = new HashMap<>();
    grid.rates()
        .demandComponents()
        .forEach(component -> byComponent.put(component.id(), measured.of(component.id())));
    String id = "peak";
    while (byComponent.containsKey(id)) {
      id += "'";
    }
    byComponent.put(id, Power.ZERO);
    return plant
        .withSite(plant.site().withMonthToDatePeak(new MonthToDatePeak(null, byComponent)))
        .withTariff(plant.tariff().withFurtherDemandCharge(new DemandCharge(id, lambda, null)));
  }

  /**
   * Whether a plan's cost at raised prices is its cost plus lambda times its measure; a peak is
   * charged in each billing period, so its measure counts once only within one.
   */
  boolean isExact() {
    return measure != FrontMeasure.PEAK || grid.billingPeriods().stream().distinct().count() == 1;
  }

  private BigDecimal weight(String fuel, int slot) {
    if (measure == FrontMeasure.ENERGY) {
      return BigDecimal.ONE;
    }
    StepSeries factor = grid.plant().site().co2KgPerKwh().get(fuel);
    return factor == null
        ? BigDecimal.ZERO
        : factor.valuesAt(List.of(grid.time().startOf(slot)))[0];
  }
}
