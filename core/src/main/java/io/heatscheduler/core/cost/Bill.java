package io.heatscheduler.core.cost;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The exact cost of a schedule.
 *
 * <p>The plant format, "Money": the plan cost is energy, starts, shut-downs, demand above what was
 * already measured, and fixed charges; the site bill adds the base load's own energy. Totals are
 * sums of rounded lines.
 *
 * @param currency of every amount
 * @param lines what the plan costs, ordered by kind, then id
 * @param baseLoadLines the base load's own energy, shown but not part of the plan cost
 * @param demand measurement behind each demand line, in the same order
 * @param jobs per job, by job id
 * @param byPeriod plan cost by period category; fuel counts to the category of its slot
 * @param byEquipment plan cost by equipment; the base load's share of demand and the fixed charge
 *     are the site's
 * @param byJob plan cost by job and equipment overhead
 * @param co2Kg emissions of the heating input by fuel type, kg rounded to six decimals; fuels
 *     without a factor are left out
 */
public record Bill(
    Currency currency,
    List<BillLine> lines,
    List<BillLine> baseLoadLines,
    List<MeasuredDemand> demand,
    List<JobCost> jobs,
    Breakdown byPeriod,
    Breakdown byEquipment,
    Breakdown byJob,
    Map<String, BigDecimal> co2Kg) {
  public Bill {
    lines = List.copyOf(lines);
    baseLoadLines = List.copyOf(baseLoadLines);
    demand = List.copyOf(demand);
    jobs = List.copyOf(jobs);
    co2Kg = Collections.unmodifiableMap(new TreeMap<>(co2Kg));
  }

  /** Plan cost, the objective: the sum of {@link #lines()}. */
  public BigDecimal planCost() {
    return sum(lines, line -> true);
  }

  /** Plan cost plus the base load's own energy. */
  public BigDecimal siteBill() {
    return Exactness.canonical(planCost().add(sum(baseLoadLines, line -> true)));
  }

  /** Sum of the plan's lines of a kind. */
  public BigDecimal total(LineKind kind) {
    return sum(lines, line -> line.kind() == kind);
  }

  /** Starts and idling: start-up energy, start and shut-down cost, standby and surplus heat. */
  public BigDecimal startsAndIdling() {
    return sum(
        lines,
        line ->
            line.use() == EnergyUse.START
                || line.use() == EnergyUse.IDLE
                || line.kind() == LineKind.STARTUP_COST
                || line.kind() == LineKind.SHUTDOWN_COST);
  }

  /** Input energy of the heating equipment, electricity and fuels, kWh. */
  public BigDecimal inputKwh() {
    return Exactness.canonical(
        lines.stream()
            .filter(line -> line.kind() == LineKind.ENERGY || line.kind() == LineKind.FUEL)
            .map(BillLine::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Emissions of the heating input over all fuels with a factor, kg. */
  public BigDecimal totalCo2Kg() {
    return Exactness.canonical(co2Kg.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Demand charged in billing periods after the horizon's first, which start at 0 kW. */
  public BigDecimal laterMonthsDemand() {
    return Exactness.canonical(
        demand.stream()
            .filter(MeasuredDemand::laterMonth)
            .map(MeasuredDemand::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal sum(List<BillLine> lines, Predicate<BillLine> which) {
    return Exactness.canonical(
        lines.stream()
            .filter(which)
            .map(BillLine::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
