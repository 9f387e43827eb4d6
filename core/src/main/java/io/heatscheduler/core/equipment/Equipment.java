package io.heatscheduler.core.equipment;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One heater, boiler, furnace or heat pump.
 *
 * @param equipmentId unique in the plant, e.g. {@code HTR-001}
 * @param name as the plant calls it
 * @param type what kind it is
 * @param location where it stands; empty if not given
 * @param isActive false: never used
 * @param capacity highest heat output, over 0
 * @param minLoad lowest heat output while on; the surplus over the jobs' heat is lost and paid for
 * @param efficiency heat per input
 * @param fuelType {@code electricity}, {@code natural_gas}, {@code propane}, ...
 * @param fuelRatePerKwh price of a kWh of fuel on the efficiency's heating-value basis; null for
 *     electricity
 * @param minRunTimeMinutes shortest run, 0 or more
 * @param maxStartsPerDay starts allowed per local date, 0 or more; null: no limit
 * @param startupEnergy input energy of a start from off in the own fuel, drawn while it heats up,
 *     or in the start slot if that takes no time
 * @param mode shared or batch
 * @param maxTemperatureC highest setpoint it serves; null: any
 * @param initiallyOn whether it is on when the horizon begins
 * @param onSince when the run in which it is at the horizon's start began; it stays on until that
 *     run has reached its minimum, unless it becomes unavailable before; null: long enough ago, or
 *     off
 * @param startsToday starts already made on the horizon's first date
 * @param standby input drawn while on, on top of the load
 * @param startupCost wear of a start, in money of the site's currency
 * @param shutdownCost wear of a shut-down, in money of the site's currency
 * @param turnaroundMinutes pause between two batches; 0 if shared
 * @param lastBatchEnd when the last batch before the horizon ended; the next starts a turnaround
 *     later; null: long enough ago, or shared
 * @param capacities further dimensions, e.g. {@code kg: 2000}
 * @param unavailable windows in which it is off, sorted
 * @param transitions how long it takes between off and on, and where it may wait
 */
public record Equipment(
    String equipmentId,
    String name,
    EquipmentType type,
    String location,
    boolean isActive,
    Power capacity,
    Power minLoad,
    Efficiency efficiency,
    String fuelType,
    @Nullable BigDecimal fuelRatePerKwh,
    int minRunTimeMinutes,
    @Nullable Integer maxStartsPerDay,
    Energy startupEnergy,
    OperatingMode mode,
    @Nullable BigDecimal maxTemperatureC,
    boolean initiallyOn,
    @Nullable Instant onSince,
    int startsToday,
    Power standby,
    BigDecimal startupCost,
    BigDecimal shutdownCost,
    int turnaroundMinutes,
    @Nullable Instant lastBatchEnd,
    Map<String, BigDecimal> capacities,
    List<Unavailability> unavailable,
    Transitions transitions) {

  /** The fuel type whose input counts to the site's electric load. */
  public static final String ELECTRICITY = "electricity";

  public Equipment {
    Check.that(
        capacity.kilowatts().signum() > 0,
        "%s: capacity (%s) must be over 0",
        equipmentId,
        capacity);
    Check.that(
        minLoad.kilowatts().signum() >= 0 && minLoad.compareTo(capacity) <= 0,
        "%s: minimum load (%s) must be from 0 to the capacity (%s)",
        equipmentId,
        minLoad,
        capacity);
    Check.that(
        fuelType.equals(ELECTRICITY) == (fuelRatePerKwh == null),
        "%s: a fuel rate belongs to every fuel but electricity",
        equipmentId);
    Check.that(
        turnaroundMinutes == 0 || mode == OperatingMode.BATCH,
        "%s: only batch equipment has a turnaround",
        equipmentId);
    Check.that(
        onSince == null || initiallyOn,
        "%s: on since %s, but not initially on",
        equipmentId,
        onSince);
    Check.that(
        lastBatchEnd == null || mode == OperatingMode.BATCH,
        "%s: only batch equipment has a last batch",
        equipmentId);
    startupCost = Exactness.canonical(startupCost);
    shutdownCost = Exactness.canonical(shutdownCost);
    maxTemperatureC = maxTemperatureC == null ? null : Exactness.canonical(maxTemperatureC);
    fuelRatePerKwh = fuelRatePerKwh == null ? null : Exactness.canonical(fuelRatePerKwh);
    TreeMap<String, BigDecimal> sorted = new TreeMap<>();
    capacities.forEach((dimension, limit) -> sorted.put(dimension, Exactness.canonical(limit)));
    capacities = Collections.unmodifiableMap(sorted);
    unavailable = unavailable.stream().sorted((a, b) -> a.window().compareTo(b.window())).toList();
  }

  /** Equipment whose run and last batch before the horizon bind it no more. */
  public Equipment(
      String equipmentId,
      String name,
      EquipmentType type,
      String location,
      boolean isActive,
      Power capacity,
      Power minLoad,
      Efficiency efficiency,
      String fuelType,
      @Nullable BigDecimal fuelRatePerKwh,
      int minRunTimeMinutes,
      @Nullable Integer maxStartsPerDay,
      Energy startupEnergy,
      OperatingMode mode,
      @Nullable BigDecimal maxTemperatureC,
      boolean initiallyOn,
      int startsToday,
      Power standby,
      BigDecimal startupCost,
      BigDecimal shutdownCost,
      int turnaroundMinutes,
      Map<String, BigDecimal> capacities,
      List<Unavailability> unavailable) {
    this(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        null,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        null,
        capacities,
        unavailable,
        Transitions.INSTANT);
  }

  /**
   * The same equipment as the horizon finds it.
   *
   * @param on whether it is on
   * @param since when that run began; null: long enough ago, or off
   * @param starts starts already made on the first date
   * @param batchEnd when the last batch ended; null: long enough ago, or shared
   */
  public Equipment foundAs(
      boolean on, @Nullable Instant since, int starts, @Nullable Instant batchEnd) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        on,
        since,
        starts,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        batchEnd,
        capacities,
        unavailable,
        transitions);
  }

  /** Whether its input counts to the site's electric load. */
  public boolean isElectric() {
    return fuelType.equals(ELECTRICITY);
  }

  /** The same equipment with other windows in which it is off. */
  public Equipment withUnavailable(List<Unavailability> windows) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        onSince,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        lastBatchEnd,
        capacities,
        windows,
        transitions);
  }

  /** The same equipment with another limit of starts per local date; null: no limit. */
  public Equipment withMaxStartsPerDay(@Nullable Integer starts) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        starts,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        onSince,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        lastBatchEnd,
        capacities,
        unavailable,
        transitions);
  }

  /** The same equipment, used or never used. */
  public Equipment withActive(boolean active) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        active,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        onSince,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        lastBatchEnd,
        capacities,
        unavailable,
        transitions);
  }

  /** The same equipment that takes another time between off and on. */
  public Equipment withTransitions(Transitions other) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        fuelRatePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        onSince,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        lastBatchEnd,
        capacities,
        unavailable,
        other);
  }

  /** The same equipment with another price of its fuel. */
  public Equipment withFuelRate(BigDecimal ratePerKwh) {
    return new Equipment(
        equipmentId,
        name,
        type,
        location,
        isActive,
        capacity,
        minLoad,
        efficiency,
        fuelType,
        ratePerKwh,
        minRunTimeMinutes,
        maxStartsPerDay,
        startupEnergy,
        mode,
        maxTemperatureC,
        initiallyOn,
        onSince,
        startsToday,
        standby,
        startupCost,
        shutdownCost,
        turnaroundMinutes,
        lastBatchEnd,
        capacities,
        unavailable,
        transitions);
  }
}
