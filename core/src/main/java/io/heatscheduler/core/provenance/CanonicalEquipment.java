package io.heatscheduler.core.provenance;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.Unavailability;
import java.util.List;
import java.util.Locale;

/** Writes a piece of equipment with the plant format's keys. */
final class CanonicalEquipment {
  private CanonicalEquipment() {}

  static Json of(Equipment equipment) {
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
