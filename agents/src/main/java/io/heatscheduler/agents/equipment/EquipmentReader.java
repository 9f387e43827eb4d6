package io.heatscheduler.agents.equipment;

import io.heatscheduler.agents.intake.Ids;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.tariff.Prices;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one piece of equipment. */
final class EquipmentReader {
  static final Keys KEYS =
      Keys.table(
          "an equipment",
          Map.of(),
          "equipment_id",
          "equipment_name",
          "equipment_type",
          "location",
          "is_active",
          "capacity_kw",
          "min_load_kw",
          "efficiency_percent",
          "efficiency_curve",
          "cop_by_outdoor_c",
          "degradation_factor",
          "fuel_type",
          "fuel_rate_per_kwh",
          "min_run_time_minutes",
          "max_starts_per_day",
          "startup_energy_kwh",
          "mode",
          "max_temperature_c",
          "initially_on",
          "on_since",
          "starts_today",
          "standby_kw",
          "startup_cost",
          "shutdown_cost",
          "turnaround_minutes",
          "last_batch_end",
          "capacities",
          "unavailable",
          "startup_minutes",
          "shutdown_minutes",
          "shutdown_energy_kwh",
          "end_state",
          "standby_states");
  static final List<String> REQUIRED =
      List.of("equipment_id", "equipment_type", "capacity_kw", "efficiency_percent");

  private static final Range POWER = Range.over("0", "1000000");
  private static final Range LOAD = Range.between("0", "1000000");
  private static final Range TEMPERATURE = Range.between("-50", "2000");
  private static final Range COST = Range.between("0", "1000000000");
  private static final int LONGEST_MINUTES = 366 * 24 * 60;
  private static final int MOST_STARTS = 10_000;

  /** Heat pumps hotter than this do not exist; steam from them ends near 200 °C. */
  private static final BigDecimal HOTTEST_HEAT_PUMP = BigDecimal.valueOf(250);

  private final UnavailableWindows windows;
  private final Prices prices;

  EquipmentReader(@Nullable TimeGrid horizon, Prices prices) {
    this.windows = new UnavailableWindows(horizon);
    this.prices = prices;
  }

  /** The equipment, or null if it is wrong, which has been reported. */
  @Nullable Equipment read(Fields fields) {
    String id = Ids.read(fields, "equipment_id");
    EquipmentType type = fields.choice("equipment_type", EquipmentType.class);
    BigDecimal capacity = fields.decimal("capacity_kw", POWER);
    BigDecimal minLoad = fields.decimal("min_load_kw", LOAD, BigDecimal.ZERO);
    requireMinBelowMax(fields, minLoad, capacity);
    Efficiency efficiency = EfficiencyReader.read(fields, type);
    String fuel = type == null ? null : fuel(fields, type);
    BigDecimal fuelRate = fuelRate(fields, fuel);
    OperatingMode mode = fields.choice("mode", OperatingMode.class);
    OperatingMode usedMode = mode == null ? OperatingMode.SHARED : mode;
    int turnaround = turnaround(fields, usedMode);
    BigDecimal maxTemperature = fields.decimal("max_temperature_c", TEMPERATURE);
    warnOfFahrenheit(fields, type, maxTemperature);
    int minRun = orZero(fields.minutes("min_run_time_minutes", 0, LONGEST_MINUTES));
    Integer maxStarts = fields.integer("max_starts_per_day", 0, MOST_STARTS);
    BigDecimal startupEnergy = fields.decimal("startup_energy_kwh", LOAD, BigDecimal.ZERO);
    int startsToday = fields.integer("starts_today", 0, MOST_STARTS, 0);
    BigDecimal standby = fields.decimal("standby_kw", LOAD, BigDecimal.ZERO);
    BigDecimal startupCost = fields.decimal("startup_cost", COST, BigDecimal.ZERO);
    BigDecimal shutdownCost = fields.decimal("shutdown_cost", COST, BigDecimal.ZERO);
    Map<String, BigDecimal> capacities = fields.lists().amounts("capacities", Range.POSITIVE);
    boolean active = fields.bool("is_active", true);
    boolean initiallyOn = fields.bool("initially_on", false);
    Instant onSince = onSince(fields, initiallyOn);
    Instant lastBatchEnd = lastBatchEnd(fields, usedMode);
    String location = fields.text("location", "");
    String name = fields.text("equipment_name", id == null ? "" : id);
    List<Unavailability> unavailable = windows.read(fields, active);
    Transitions transitions = TransitionsReader.read(fields);
    if (fields.failed()
        || id == null
        || type == null
        || capacity == null
        || efficiency == null
        || fuel == null) {
      return null;
    }
    return new Equipment(
        id,
        name,
        type,
        location,
        active,
        new Power(capacity),
        new Power(minLoad),
        efficiency,
        fuel,
        fuelRate,
        minRun,
        maxStarts,
        new Energy(startupEnergy),
        usedMode,
        maxTemperature,
        initiallyOn,
        onSince,
        startsToday,
        new Power(standby),
        startupCost,
        shutdownCost,
        turnaround,
        lastBatchEnd,
        capacities,
        unavailable,
        transitions);
  }

  private static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static void requireMinBelowMax(
      Fields fields, BigDecimal minLoad, @Nullable BigDecimal capacity) {
    if (capacity != null && minLoad.compareTo(capacity) > 0) {
      fields.error(
          "min_load_kw",
          "MIN_OVER_MAX",
          "min_load_kw %s is more than capacity_kw %s."
              .formatted(minLoad.toPlainString(), capacity.toPlainString()),
          "Correct one of them; both are heat output.");
    }
  }

  private static @Nullable String fuel(Fields fields, EquipmentType type) {
    String fuel = fields.text("fuel_type");
    if (fuel == null) {
      if (type != EquipmentType.GAS_BOILER) {
        return Equipment.ELECTRICITY;
      }
      fields.error(
          "fuel_type",
          "MISSING_VALUE",
          "fuel_type is missing.",
          "A gas_boiler needs it, e.g. natural_gas.");
      return null;
    }
    boolean electric = fuel.equals(Equipment.ELECTRICITY);
    if (type == EquipmentType.ELECTRIC && !electric
        || type == EquipmentType.GAS_BOILER && electric) {
      fields.error(
          "fuel_type",
          "FUEL_CONTRADICTS_TYPE",
          "%s does not burn %s.".formatted(electric ? "gas_boiler" : "electric", fuel),
          "Correct equipment_type or fuel_type.");
      return null;
    }
    return fuel;
  }

  private @Nullable BigDecimal fuelRate(Fields fields, @Nullable String fuel) {
    BigDecimal rate = fields.decimal("fuel_rate_per_kwh", prices.fuelRange());
    if (fuel == null || fields.failed()) {
      return rate;
    }
    if (fuel.equals(Equipment.ELECTRICITY)) {
      if (rate != null) {
        fields.error(
            "fuel_rate_per_kwh",
            "FUEL_RATE_OF_ELECTRICITY",
            "Electricity is priced by the tariff, not by fuel_rate_per_kwh.",
            "Leave fuel_rate_per_kwh out, or correct fuel_type.");
      }
    } else if (rate == null) {
      fields.error(
          "fuel_rate_per_kwh",
          "MISSING_VALUE",
          "fuel_rate_per_kwh is missing.",
          "Give the price of a kWh of %s.".formatted(Shown.of(fuel)));
    } else if (prices.suspiciousEnergy(rate)) {
      prices.warnEnergy(fields, "fuel_rate_per_kwh", rate);
    }
    return rate;
  }

  private static int turnaround(Fields fields, OperatingMode mode) {
    int turnaround = orZero(fields.minutes("turnaround_minutes", 0, LONGEST_MINUTES));
    if (turnaround > 0 && mode != OperatingMode.BATCH) {
      fields.error(
          "turnaround_minutes",
          "TURNAROUND_WITHOUT_BATCH",
          "turnaround_minutes is a pause between two batches, but the mode is shared.",
          "Set mode: batch, or leave turnaround_minutes out.");
    }
    return turnaround;
  }

  private static @Nullable Instant onSince(Fields fields, boolean initiallyOn) {
    Instant since = fields.instant("on_since");
    if (since != null && !initiallyOn) {
      fields.error(
          "on_since",
          "ON_SINCE_WHILE_OFF",
          "on_since says when the run began, but initially_on is not true.",
          "Set initially_on: true, or leave on_since out.");
    }
    return since;
  }

  private static @Nullable Instant lastBatchEnd(Fields fields, OperatingMode mode) {
    Instant end = fields.instant("last_batch_end");
    if (end != null && mode != OperatingMode.BATCH) {
      fields.error(
          "last_batch_end",
          "LAST_BATCH_WITHOUT_BATCH",
          "last_batch_end is the end of a batch, but the mode is shared.",
          "Set mode: batch, or leave last_batch_end out.");
    }
    return end;
  }

  private static void warnOfFahrenheit(
      Fields fields, @Nullable EquipmentType type, @Nullable BigDecimal maxTemperature) {
    if (type == EquipmentType.HEAT_PUMP
        && maxTemperature != null
        && maxTemperature.compareTo(HOTTEST_HEAT_PUMP) > 0) {
      BigDecimal celsius =
          maxTemperature
              .subtract(BigDecimal.valueOf(32))
              .multiply(BigDecimal.valueOf(5))
              .divide(BigDecimal.valueOf(9), 0, RoundingMode.HALF_EVEN);
      fields.error(
          "max_temperature_c",
          "MAYBE_FAHRENHEIT",
          "No heat pump reaches %s °C; %s °F would be %s °C."
              .formatted(maxTemperature.toPlainString(), maxTemperature.toPlainString(), celsius),
          "Write temperatures in °C.");
    }
  }
}
