package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Every key of the plant format that can change a plan's optimum: how to draw it so that it often
 * does, and how to relax it to see whether it did.
 *
 * <p>Left out are keys that cannot: names, units and notes, {@code priority} (only the FIFO order),
 * {@code co2_kg_per_kwh} (shown, not charged), {@code planned_start}, and those that only fill
 * other keys on intake ({@code products}, {@code equipment_type}, {@code quantity}).
 */
public enum PlantKey {
  CONTRACTUAL_PEAK("contractual_peak_kw", SiteKeys::peak, d -> d.contractualPeakKw = null),
  BASE_LOAD("base_load_kw", SiteKeys::baseLoad, SiteKeys::flattenBaseLoad),
  MONTH_TO_DATE("month_to_date_peak_kw", SiteKeys::monthToDate, SiteKeys::forgetPeaks),
  HOLIDAYS("holidays", SiteKeys::holidays, d -> d.holidays.clear()),
  BILLING_DAY("billing_day", SiteKeys::billingDay, SiteKeys::calendarMonths),
  MONTH_END("month end", SiteKeys::monthEnd, SiteKeys::noMonthEnd),
  CLOCK_CHANGE("clock change", SiteKeys::nothing, SiteKeys::stopTheClockChange),
  OUTDOOR("outdoor_temperature_c", EquipmentKeys::cop, d -> d.outdoorC = null),
  SHIFTS("shifts", SiteKeys::shifts, d -> d.shifts = null),
  SHIFT_DAYS("shifts.days", SiteKeys::shiftDays, SiteKeys::everyDay),
  SHIFT_HOLIDAYS("shifts.not_on_holidays", SiteKeys::shiftHolidays, SiteKeys::workOnHolidays),
  IS_ACTIVE("is_active", EquipmentKeys::inactive, each(e -> e.isActive = true)),
  CAPACITY("capacity_kw", EquipmentKeys::capacity, EquipmentKeys::muchMoreCapacity),
  MIN_LOAD("min_load_kw", EquipmentKeys::minLoad, EquipmentKeys::noMinLoad),
  EFFICIENCY("efficiency_percent", SiteKeys::nothing, EquipmentKeys::perfect),
  FUEL("fuel_type", EquipmentKeys::fuel, EquipmentKeys::allElectric),
  FUEL_RATE("fuel_rate_per_kwh", EquipmentKeys::fuel, EquipmentKeys::doubleFuelRate),
  MIN_RUN("min_run_time_minutes", EquipmentKeys::minRun, each(e -> e.minRunTimeMinutes = 0)),
  MAX_STARTS("max_starts_per_day", EquipmentKeys::maxStarts, each(e -> e.maxStartsPerDay = null)),
  STARTS_TODAY("starts_today", EquipmentKeys::startsToday, each(e -> e.startsToday = 0)),
  INITIALLY_ON("initially_on", EquipmentKeys::initiallyOn, each(e -> e.initiallyOn = false)),
  STARTUP_ENERGY("startup_energy_kwh", EquipmentKeys::startupEnergy, EquipmentKeys::noStartEnergy),
  STARTUP_COST("startup_cost", EquipmentKeys::startupCost, EquipmentKeys::noStartCost),
  SHUTDOWN_COST("shutdown_cost", EquipmentKeys::shutdownCost, EquipmentKeys::noShutdownCost),
  STANDBY("standby_kw", EquipmentKeys::standby, EquipmentKeys::noStandby),
  BATCH("mode", EquipmentKeys::batch, EquipmentKeys::shared),
  TURNAROUND("turnaround_minutes", EquipmentKeys::turnaround, each(e -> e.turnaroundMinutes = 0)),
  CAPACITIES("capacities", EquipmentKeys::capacities, each(e -> e.capacities.clear())),
  EFFICIENCY_CURVE("efficiency_curve", EquipmentKeys::curve, each(e -> e.efficiencyCurve.clear())),
  COP_CURVE("cop_by_outdoor_c", EquipmentKeys::cop, each(e -> e.copByOutdoorC.clear())),
  DEGRADATION("degradation_factor", EquipmentKeys::degradation, EquipmentKeys::asNew),
  MAX_TEMPERATURE(
      "max_temperature_c", EquipmentKeys::temperature, each(e -> e.maxTemperatureC = null)),
  UNAVAILABLE("unavailable", EquipmentKeys::unavailable, each(e -> e.unavailable.clear())),
  FIXED_CHARGE("fixed_charge_per_day", TariffKeys::fixedCharge, TariffKeys::noFixedCharge),
  ENERGY_RATE("energy_rate_kwh", SiteKeys::nothing, TariffKeys::flatRate),
  DEMAND_RATE("demand_rate_kw", TariffKeys::demandRate, TariffKeys::noDemandRate),
  DEMAND_CHARGES("demand_charges", TariffKeys::demandCharge, d -> d.demandCharges.clear()),
  DEMAND_SEASON("demand_charges.season", TariffKeys::demandSeason, TariffKeys::allYearDemand),
  PERIOD_SEASON("periods.season", TariffKeys::periodSeason, TariffKeys::otherSeason),
  DAY_TYPES("day_type", TariffKeys::dayTypes, TariffKeys::weekdaysOnly),
  PRICES("prices", TariffKeys::prices, d -> d.prices = null),
  ENERGY_ADDERS("energy_adders", TariffKeys::adders, d -> d.energyAdders.clear()),
  SETPOINT(
      "temperature_setpoint_c",
      EquipmentKeys::temperature,
      eachJob(job -> job.temperatureSetpointC = null)),
  HEAT("heating_requirement_kwh", SiteKeys::nothing, JobKeys::halfTheHeat),
  DURATION("duration_minutes off the grid", JobKeys::oddDuration, JobKeys::durationRoundedDown),
  EARLIEST_START("earliest_start", JobKeys::lateRelease, JobKeys::releaseAtOnce),
  EARLIEST_OFF_GRID("earliest_start off the grid", JobKeys::oddRelease, JobKeys::releaseDown),
  LATEST_END("latest_end", JobKeys::earlyDeadline, JobKeys::noDeadline),
  LATEST_OFF_GRID("latest_end off the grid", JobKeys::oddDeadline, JobKeys::deadlineUp),
  ELIGIBLE("eligible_equipment", JobKeys::eligible, eachJob(job -> job.eligibleEquipment.clear())),
  OPERATORS("operators_required", SiteKeys::shifts, eachJob(job -> job.operatorsRequired = 0)),
  PREDECESSORS("predecessors", JobKeys::predecessors, eachJob(job -> job.predecessors.clear())),
  MUST_RUN("must_run", JobKeys::mustRun, eachJob(job -> job.mustRun.clear())),
  CANNOT_RUN("cannot_run", JobKeys::cannotRun, eachJob(job -> job.cannotRun.clear())),
  POWER_PROFILE("power_profile", JobKeys::profile, eachJob(job -> job.powerProfile.clear())),
  USES("uses", EquipmentKeys::capacities, eachJob(job -> job.uses.clear()));

  private final String keyName;
  private final BiConsumer<PlantDraft, Draw> drawing;
  private final Consumer<PlantDraft> relaxing;

  PlantKey(String keyName, BiConsumer<PlantDraft, Draw> drawing, Consumer<PlantDraft> relaxing) {
    this.keyName = keyName;
    this.drawing = drawing;
    this.relaxing = relaxing;
  }

  /** The key as the format writes it. */
  public String keyName() {
    return keyName;
  }

  /** Draws the key into a plant so that it is likely to matter. */
  void drawInto(PlantDraft draft, Draw draw) {
    drawing.accept(draft, draw);
  }

  /** The plant without the key's effect; equal to the plant if it does not use the key. */
  public Plant relaxed(Plant plant) {
    PlantDraft draft = PlantDraft.of(plant);
    relaxing.accept(draft);
    return draft.build();
  }

  /**
   * Whether the key matters: relaxing it changes the optimal cost or makes an infeasible plant
   * feasible. False if the relaxed plant is too large for the oracle.
   *
   * @param plant a tiny plant
   * @param result the oracle's result for it
   */
  public boolean binds(Plant plant, OracleResult result) {
    Plant relaxed = relaxed(plant);
    if (relaxed.equals(plant)
        || BruteForceOracle.placements(relaxed) > BruteForceOracle.MAX_PLACEMENTS / 20) {
      return false;
    }
    return switch (BruteForceOracle.solve(relaxed)) {
      case OracleResult.Infeasible other -> result instanceof OracleResult.Optimum;
      case OracleResult.Optimum other ->
          !(result instanceof OracleResult.Optimum optimum) || !optimum.cost().equals(other.cost());
    };
  }

  private static Consumer<PlantDraft> each(Consumer<EquipmentDraft> change) {
    return draft -> draft.equipment.forEach(change);
  }

  private static Consumer<PlantDraft> eachJob(Consumer<JobDraft> change) {
    return draft -> draft.jobs.forEach(change);
  }
}
