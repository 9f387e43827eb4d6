package io.heatscheduler.core.grid;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plant laid over the slots of its horizon: what may run when, what it draws, and what that
 * costs.
 *
 * @param plant what was laid out
 * @param baseLoadKw load of everything not planned, shape [slot]
 * @param contractualPeakKw highest site load allowed; null: no limit
 * @param operators people available, shape [slot]; null: not limited
 * @param dates local date of each slot
 * @param billingPeriods first date of the billing period of each slot
 * @param rates the electricity tariff over the slots
 * @param equipment in id order, inactive ones included
 * @param jobs in id order, without those that begin after the horizon
 * @param leftOut ids of jobs whose earliest start is at or after the horizon's end
 * @param conflicts why no plan can exist, found without a search, e.g. a job that fits nowhere;
 *     errors
 */
public record PlantGrid(
    Plant plant,
    List<BigDecimal> baseLoadKw,
    @Nullable BigDecimal contractualPeakKw,
    @Nullable List<Integer> operators,
    List<LocalDate> dates,
    List<LocalDate> billingPeriods,
    SlotRates rates,
    List<GridEquipment> equipment,
    List<GridJob> jobs,
    List<String> leftOut,
    List<Finding> conflicts) {
  public PlantGrid {
    baseLoadKw = List.copyOf(baseLoadKw);
    operators = operators == null ? null : List.copyOf(operators);
    dates = List.copyOf(dates);
    billingPeriods = List.copyOf(billingPeriods);
    equipment = List.copyOf(equipment);
    jobs = List.copyOf(jobs);
    leftOut = List.copyOf(leftOut);
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Lays a plant over its slots.
   *
   * @return the grid with warnings (clipped deadlines, unknown month-to-date peaks, ...), or a
   *     rejection if a rate or load changes inside a slot, a series does not cover the horizon, or
   *     the tariff contradicts itself
   */
  public static Outcome<PlantGrid> of(Plant plant) {
    Findings findings = new Findings();
    @Nullable PlantGrid grid = new GridBuilder(plant, findings).build();
    return grid == null ? new Outcome.Rejected<>(findings.list()) : Outcome.of(grid, findings);
  }

  /** The horizon's slots. */
  public TimeGrid time() {
    return plant.horizon();
  }

  /** Number of slots. */
  public int slotCount() {
    return dates.size();
  }

  /**
   * Energy of a power held for one slot, kWh in decimal128.
   *
   * @param powerKw mean power
   */
  public BigDecimal energyKwh(BigDecimal powerKw) {
    return powerKw
        .multiply(time().minutes(), Exactness.DECIMAL128)
        .divide(BigDecimal.valueOf(60), Exactness.DECIMAL128);
  }

  /**
   * Mean power over one slot of an energy drawn in it, kW in decimal128.
   *
   * @param energyKwh energy
   */
  public BigDecimal meanPowerKw(BigDecimal energyKwh) {
    return energyKwh
        .multiply(BigDecimal.valueOf(60), Exactness.DECIMAL128)
        .divide(time().minutes(), Exactness.DECIMAL128);
  }
}
