package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.InputCurve;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule saves against a baseline, and by what.
 *
 * <p>The plant format, "Savings split" (b baseline, o optimised): peak = demand_b - demand_o;
 * starts and idling = start, shut-down, standby and surplus heat, b - o; time shift = over jobs,
 * cost on the optimised equipment at baseline slots less at optimised slots, at rated efficiency;
 * equipment and fuel = the remainder. Parts may be negative; they sum to the total exactly.
 *
 * @param amount baseline plan cost less optimised plan cost; negative if the schedule costs more
 * @param percent amount in percent of the baseline, two decimals half even; null if the baseline is
 *     not over 0
 * @param peak demand charges avoided
 * @param startsAndIdling start-up energy, start and shut-down cost, standby and surplus avoided
 * @param timeShift energy moved to cheaper slots
 * @param equipmentAndFuel everything else: better equipment, cheaper fuel, fuller load
 */
public record Savings(
    BigDecimal amount,
    @Nullable BigDecimal percent,
    BigDecimal peak,
    BigDecimal startsAndIdling,
    BigDecimal timeShift,
    BigDecimal equipmentAndFuel) {
  public Savings {
    amount = Exactness.canonical(amount);
    peak = Exactness.canonical(peak);
    startsAndIdling = Exactness.canonical(startsAndIdling);
    timeShift = Exactness.canonical(timeShift);
    equipmentAndFuel = Exactness.canonical(equipmentAndFuel);
    BigDecimal parts = peak.add(startsAndIdling).add(timeShift).add(equipmentAndFuel);
    Check.that(parts.compareTo(amount) == 0, "savings parts (%s) must sum to (%s)", parts, amount);
  }

  /** Savings of a schedule against a baseline on the same grid; prices both. */
  public static Savings between(
      PlantGrid grid, SlottedSchedule baseline, SlottedSchedule optimized) {
    return between(
        grid,
        baseline,
        CostCalculator.price(grid, baseline),
        optimized,
        CostCalculator.price(grid, optimized));
  }

  /**
   * Savings of a schedule against a baseline on the same grid, both already priced.
   *
   * @param baselineBill bill of the baseline
   * @param optimizedBill bill of the schedule
   */
  public static Savings between(
      PlantGrid grid,
      SlottedSchedule baseline,
      Bill baselineBill,
      SlottedSchedule optimized,
      Bill optimizedBill) {
    BigDecimal amount = baselineBill.planCost().subtract(optimizedBill.planCost());
    BigDecimal peak =
        baselineBill.total(LineKind.DEMAND).subtract(optimizedBill.total(LineKind.DEMAND));
    BigDecimal starts = baselineBill.startsAndIdling().subtract(optimizedBill.startsAndIdling());
    BigDecimal shift = BigDecimal.ZERO;
    for (GridJob job : grid.jobs()) {
      int j = job.index();
      GridEquipment equipment = grid.equipment().get(optimized.equipmentOf(j));
      shift =
          shift
              .add(ratedCost(grid, job, equipment, baseline.startOf(j)), DECIMAL128)
              .subtract(ratedCost(grid, job, equipment, optimized.startOf(j)), DECIMAL128);
    }
    shift = Exactness.roundLine(shift);
    BigDecimal rest = amount.subtract(peak).subtract(starts).subtract(shift);
    return new Savings(
        amount, percentOf(baselineBill.planCost(), amount), peak, starts, shift, rest);
  }

  /**
   * What moving one job in time saves: its part of {@link #timeShift}, not rounded.
   *
   * @return decimal128
   */
  public static BigDecimal timeShiftOf(
      PlantGrid grid, GridJob job, SlottedSchedule baseline, SlottedSchedule optimized) {
    GridEquipment equipment = grid.equipment().get(optimized.equipmentOf(job.index()));
    return ratedCost(grid, job, equipment, baseline.startOf(job.index()))
        .subtract(ratedCost(grid, job, equipment, optimized.startOf(job.index())), DECIMAL128);
  }

  private static @Nullable BigDecimal percentOf(BigDecimal baselineCost, BigDecimal amount) {
    return baselineCost.signum() <= 0
        ? null
        : amount.multiply(BigDecimal.valueOf(100)).divide(baselineCost, 2, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal ratedCost(
      PlantGrid grid, GridJob job, GridEquipment equipment, int start) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int k = 0; k < job.durationSlots(); k++) {
      BigDecimal inputKw = InputCurve.ratedInputKw(equipment.equipment(), job.heatKw(k));
      cost =
          cost.add(
              grid.energyKwh(inputKw).multiply(equipment.pricePerKwh(start + k), DECIMAL128),
              DECIMAL128);
    }
    return cost;
  }
}
