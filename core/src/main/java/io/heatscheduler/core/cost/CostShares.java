package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.cost.Breakdown.Entry;
import io.heatscheduler.core.cost.Breakdown.Kind;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.FixedCharges;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Divides the plan cost among periods, equipment and jobs, unrounded.
 *
 * <p>The plant format, "By job": a slot's input is split by heat; surplus, standby and starts are
 * equipment overhead; a demand component's charge is split by electric load in its first peak slot,
 * the base load being the site's.
 */
final class CostShares {
  private final Dispatch dispatch;
  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final List<MeasuredDemand> demand;
  private final BigDecimal[] jobEnergyCost;
  private final BigDecimal[] jobDemandCost;
  private final BigDecimal[] equipmentCost;
  private final BigDecimal[] equipmentDemandCost;
  private final Map<String, BigDecimal> periodCost = new TreeMap<>();
  private final Map<String, BigDecimal> otherDemandCost = new TreeMap<>();
  private final List<JobCost> jobs = new ArrayList<>();
  private final BigDecimal tiersCost;
  private final BigDecimal minimumCost;
  private BigDecimal siteDemandCost = BigDecimal.ZERO;

  /**
   * Divides a plan's cost.
   *
   * @param tiers sum of the lines of tiers
   * @param minimum sum of what is missing to minimum bills
   */
  CostShares(Dispatch dispatch, List<MeasuredDemand> demand, BigDecimal tiers, BigDecimal minimum) {
    this.dispatch = dispatch;
    this.grid = dispatch.grid();
    this.schedule = dispatch.schedule();
    this.demand = demand;
    this.tiersCost = withPercentages(tiers, ChargeKind.ENERGY);
    this.minimumCost = withPercentages(minimum, ChargeKind.MINIMUM);
    this.jobEnergyCost = zeros(grid.jobs().size());
    this.jobDemandCost = zeros(grid.jobs().size());
    this.equipmentCost = zeros(grid.equipment().size());
    this.equipmentDemandCost = zeros(grid.equipment().size());
    grid.jobs().forEach(this::addJob);
    grid.equipment().forEach(this::addEquipment);
    addDemand();
  }

  List<JobCost> jobs() {
    return jobs;
  }

  List<Entry> byPeriod() {
    List<Entry> entries = new ArrayList<>();
    periodCost.forEach((category, cost) -> entries.add(new Entry(Kind.PERIOD, category, cost)));
    otherDemandCost.forEach((id, cost) -> entries.add(new Entry(Kind.DEMAND_CHARGE, id, cost)));
    entries.add(new Entry(Kind.FIXED, "fixed", fixedCost()));
    addWhole(entries);
    return entries;
  }

  private void addWhole(List<Entry> entries) {
    if (tiersCost.signum() != 0) {
      entries.add(new Entry(Kind.TIERS, "tiers", tiersCost));
    }
    if (minimumCost.signum() != 0) {
      entries.add(new Entry(Kind.MINIMUM, "minimum", minimumCost));
    }
  }

  private BigDecimal withPercentages(BigDecimal amount, ChargeKind kind) {
    return grid.rates().adjustments().isEmpty()
        ? amount
        : amount.multiply(grid.rates().factor(kind), DECIMAL128);
  }

  List<Entry> byEquipment() {
    List<Entry> entries = new ArrayList<>();
    for (GridEquipment equipment : grid.equipment()) {
      int e = equipment.index();
      entries.add(
          new Entry(
              Kind.EQUIPMENT,
              equipment.equipment().equipmentId(),
              equipmentCost[e].add(equipmentDemandCost[e], DECIMAL128)));
    }
    entries.add(new Entry(Kind.SITE, "site", siteCost()));
    addWhole(entries);
    return entries;
  }

  List<Entry> byJob() {
    List<Entry> entries = new ArrayList<>();
    BigDecimal[] overhead = new BigDecimal[grid.equipment().size()];
    Arrays.setAll(overhead, e -> equipmentCost[e].add(equipmentDemandCost[e], DECIMAL128));
    for (GridJob job : grid.jobs()) {
      int j = job.index();
      BigDecimal cost = jobEnergyCost[j].add(jobDemandCost[j], DECIMAL128);
      int e = schedule.equipmentOf(j);
      overhead[e] = overhead[e].subtract(cost, DECIMAL128);
      entries.add(new Entry(Kind.JOB, job.job().jobId(), cost));
    }
    for (GridEquipment equipment : grid.equipment()) {
      entries.add(
          new Entry(
              Kind.EQUIPMENT, equipment.equipment().equipmentId(), overhead[equipment.index()]));
    }
    entries.add(new Entry(Kind.SITE, "site", siteCost()));
    addWhole(entries);
    return entries;
  }

  private void addJob(GridJob job) {
    GridEquipment equipment = grid.equipment().get(schedule.equipmentOf(job.index()));
    Map<String, BigDecimal> kwhByCategory = new LinkedHashMap<>();
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    for (int k = 0; k < job.durationSlots(); k++) {
      int slot = schedule.startOf(job.index()) + k;
      BigDecimal kwh = grid.energyKwh(dispatch.jobInputKw(job, k));
      total = total.add(kwh, DECIMAL128);
      cost = cost.add(kwh.multiply(equipment.pricePerKwh(slot), DECIMAL128), DECIMAL128);
      kwhByCategory.merge(grid.rates().category().get(slot), kwh, (a, b) -> a.add(b, DECIMAL128));
    }
    jobEnergyCost[job.index()] = cost;
    jobs.add(
        new JobCost(
            job.job().jobId(),
            equipment.equipment().equipmentId(),
            grid.meanPowerKw(job.job().heat().kilowattHours())
                .divide(BigDecimal.valueOf(job.durationSlots()), DECIMAL128),
            Exactness.roundLine(total),
            Exactness.roundLine(cost),
            most(kwhByCategory)));
  }

  /** The category with the most energy; the one met first at a tie. */
  private static String most(Map<String, BigDecimal> kwhByCategory) {
    Map.Entry<String, BigDecimal> best = null;
    for (Map.Entry<String, BigDecimal> entry : kwhByCategory.entrySet()) {
      if (best == null || entry.getValue().compareTo(best.getValue()) > 0) {
        best = entry;
      }
    }
    if (best == null) {
      throw new IllegalStateException("a job runs in at least one slot");
    }
    return best.getKey();
  }

  private void addEquipment(GridEquipment equipment) {
    int e = equipment.index();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      if (dispatch.draws(e, slot)) {
        BigDecimal kwh = BigDecimal.ZERO;
        for (EnergyUse use : List.of(EnergyUse.JOBS, EnergyUse.IDLE, EnergyUse.START)) {
          kwh = kwh.add(dispatch.inputKwh(e, slot, use), DECIMAL128);
        }
        charge(e, slot, kwh.multiply(equipment.pricePerKwh(slot), DECIMAL128));
      }
    }
    dispatch.starts(e).stream()
        .forEach(slot -> charge(e, slot, equipment.equipment().startupCost()));
    dispatch.shutdowns(e).stream()
        .forEach(slot -> charge(e, slot, equipment.equipment().shutdownCost()));
  }

  private void charge(int equipment, int slot, BigDecimal cost) {
    equipmentCost[equipment] = equipmentCost[equipment].add(cost, DECIMAL128);
    periodCost.merge(grid.rates().category().get(slot), cost, (a, b) -> a.add(b, DECIMAL128));
  }

  private void addDemand() {
    Set<String> categories =
        grid.rates().versions().stream()
            .flatMap(version -> version.periods().stream())
            .map(TariffPeriod::category)
            .collect(Collectors.toSet());
    for (int i = 0; i < demand.size(); i++) {
      DemandComponent component = grid.rates().demandComponents().get(i);
      MeasuredDemand measured = demand.get(i);
      BigDecimal charge =
          withPercentages(component.charge(measured.measuredKw()), ChargeKind.DEMAND);
      (categories.contains(component.id()) ? periodCost : otherDemandCost)
          .merge(component.id(), charge, (a, b) -> a.add(b, DECIMAL128));
      if (charge.signum() != 0) {
        splitByLoad(charge, measured.peakSlot());
      }
    }
  }

  private void splitByLoad(BigDecimal charge, int slot) {
    if (dispatch.siteLoadKw(slot).signum() == 0) { // the first slot of a longer interval
      siteDemandCost = siteDemandCost.add(charge, DECIMAL128);
      return;
    }
    BigDecimal perKw = charge.divide(dispatch.siteLoadKw(slot), DECIMAL128);
    siteDemandCost =
        siteDemandCost.add(perKw.multiply(grid.baseLoadKw().get(slot), DECIMAL128), DECIMAL128);
    for (GridEquipment equipment : grid.equipment()) {
      int e = equipment.index();
      equipmentDemandCost[e] =
          equipmentDemandCost[e].add(
              perKw.multiply(dispatch.electricKw(e, slot), DECIMAL128), DECIMAL128);
    }
    for (GridJob job : grid.jobs()) {
      int j = job.index();
      int slotOfRun = slot - schedule.startOf(j);
      boolean runs = slotOfRun >= 0 && slotOfRun < job.durationSlots();
      if (runs && grid.equipment().get(schedule.equipmentOf(j)).equipment().isElectric()) {
        jobDemandCost[j] =
            jobDemandCost[j].add(
                perKw.multiply(dispatch.jobInputKw(job, slotOfRun), DECIMAL128), DECIMAL128);
      }
    }
  }

  private BigDecimal siteCost() {
    return siteDemandCost.add(fixedCost(), DECIMAL128);
  }

  private BigDecimal fixedCost() {
    return withPercentages(FixedCharges.total(grid), ChargeKind.FIXED);
  }

  private static BigDecimal[] zeros(int count) {
    BigDecimal[] zeros = new BigDecimal[count];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
