package io.heatscheduler.core.provenance;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a piece of equipment with the plant format's keys. */
final class CanonicalEquipment {
  private CanonicalEquipment() {}

  static Json of(Equipment equipment) {
    Transitions transitions = equipment.transitions();
    return Json.object()
        .put("equipment_id", equipment.equipmentId())
        .put("equipment_name", equipment.name())
        .put("equipment_type", equipment.type().name().toLowerCase(Locale.ROOT))
        .putUnlessEmpty("location", equipment.location())
        .put("is_active", equipment.isActive())
        .put("capacity_kw", equipment.capacity().kilowatts())
        .put("min_load_kw", equipment.minLoad().kilowatts())
        .put("efficiency_percent", equipment.efficiency().ratedPercent())
        .putUnlessEmpty(
            "efficiency_curve", equipment.efficiency().loadCurve(), CanonicalEquipment::point)
        .putUnlessEmpty(
            "cop_by_outdoor_c", equipment.efficiency().outdoorCurve(), CanonicalEquipment::point)
        .put("degradation_factor", equipment.efficiency().degradationFactor())
        .put("fuel_type", equipment.fuelType())
        .putIfKnown("fuel_rate_per_kwh", equipment.fuelRatePerKwh(), Json::of)
        .put("min_run_time_minutes", equipment.minRunTimeMinutes())
        .putIfKnown("max_starts_per_day", equipment.maxStartsPerDay(), Json::of)
        .put("startup_energy_kwh", equipment.startupEnergy().kilowattHours())
        .put("mode", equipment.mode().name().toLowerCase(Locale.ROOT))
        .putIfKnown("max_temperature_c", equipment.maxTemperatureC(), Json::of)
        .put("initially_on", equipment.initiallyOn())
        .putIfKnown("on_since", equipment.onSince(), Json::of)
        .put("starts_today", equipment.startsToday())
        .put("standby_kw", equipment.standby().kilowatts())
        .put("startup_cost", equipment.startupCost())
        .put("shutdown_cost", equipment.shutdownCost())
        .put("turnaround_minutes", equipment.turnaroundMinutes())
        .putIfKnown("last_batch_end", equipment.lastBatchEnd(), Json::of)
        .putUnlessEmpty("capacities", equipment.capacities(), Json::of)
        .putUnlessEmpty("unavailable", equipment.unavailable(), CanonicalEquipment::window)
        .putIfKnown("startup_minutes", minutes(transitions.startupMinutes()), Json::of)
        .putIfKnown("shutdown_minutes", minutes(transitions.shutdownMinutes()), Json::of)
        .putIfKnown("shutdown_energy_kwh", energy(transitions.shutdownEnergy()), Json::of)
        .putIfKnown("end_state", transitions.endsOff() ? "off" : null, Json::of)
        .putUnlessEmpty(
            "standby_states", transitions.standbyStates(), CanonicalEquipment::standbyState)
        .build();
  }

  /** Keys that came later are part of the input only where they say something. */
  private static @Nullable Integer minutes(int value) {
    return value == 0 ? null : value;
  }

  private static @Nullable BigDecimal energy(Energy value) {
    return value.kilowattHours().signum() == 0 ? null : value.kilowattHours();
  }

  private static Json standbyState(StandbyState state) {
    return Json.object()
        .put("state_id", state.stateId())
        .put("power_kw", state.holding().kilowatts())
        .put("shutdown_minutes", state.shutdownMinutes())
        .put("shutdown_energy_kwh", state.shutdownEnergy().kilowattHours())
        .put("startup_minutes", state.startupMinutes())
        .put("startup_energy_kwh", state.startupEnergy().kilowattHours())
        .build();
  }

  private static Json point(CurvePoint point) {
    return Json.list(List.of(point.at(), point.percent()), Json::of);
  }

  private static Json window(Unavailability off) {
    return Json.object()
        .put("start", off.window().start())
        .put("end", off.window().end())
        .putUnlessEmpty("reason", off.reason())
        .putUnlessEmpty("notes", off.notes())
        .build();
  }
}
