package io.heatscheduler.core.provenance;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Power;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes site, horizon, shifts, products and jobs with the plant format's keys. */
final class CanonicalSchedule {
  private CanonicalSchedule() {}

  static Json of(Plant plant) {
    return Json.object()
        .put("site", site(plant.site()))
        .put("horizon", horizon(plant.horizon()))
        .putIfKnown("shifts", plant.shifts(), shifts -> Json.list(shifts, CanonicalSchedule::shift))
        .putIfKnown("relax_prices", plant.relaxPrices(), CanonicalSchedule::relaxPrices)
        .putUnlessEmpty("products", plant.products(), CanonicalSchedule::product)
        .put("jobs", Json.list(plant.jobs(), CanonicalSchedule::job))
        .build();
  }

  private static Json site(Site site) {
    return Json.object()
        .put("name", site.name())
        .put("time_zone", site.zone().getId())
        .put("currency", site.currency().getCurrencyCode())
        .putIfKnown(
            "contractual_peak_kw", site.contractualPeak(), peak -> Json.of(peak.kilowatts()))
        .put("base_load_kw", series(site.baseLoad(), "kw"))
        .putIfKnown("month_to_date_peak_kw", peak(site.monthToDatePeak()), json -> json)
        .putIfKnown("month_to_date_kwh", site.monthToDateKwh(), Json::of)
        .putUnlessEmpty("peak_history", site.peakHistory().peaks(), CanonicalSchedule::pastPeak)
        .putUnlessEmpty("holidays", site.holidays(), (LocalDate day) -> Json.of(day.toString()))
        .put("billing_day", site.billing().firstDay())
        .putUnlessEmpty(
            "co2_kg_per_kwh", site.co2KgPerKwh(), series -> series(series, "kg_per_kwh"))
        .putIfKnown(
            "outdoor_temperature_c",
            site.outdoorTemperatureC(),
            series -> series(series, "temperature_c"))
        .build();
  }

  private static Json pastPeak(PeakHistory.Peak peak) {
    return Json.object()
        .put("month", peak.month().toString())
        .put("component", peak.component())
        .put("kw", peak.kw())
        .build();
  }

  private static @Nullable Json peak(MonthToDatePeak peak) {
    Power forAll = peak.forAll();
    if (forAll != null) {
      return Json.of(forAll.kilowatts());
    }
    return peak.byComponent().isEmpty()
        ? null
        : Json.map(peak.byComponent(), power -> Json.of(power.kilowatts()));
  }

  private static Json horizon(TimeGrid horizon) {
    return Json.object()
        .put("start", horizon.start())
        .put("end", horizon.end())
        .put("slot_minutes", horizon.slotMinutes())
        .build();
  }

  private static Json shift(Shift shift) {
    return Json.object()
        .put("name", shift.name())
        .put(
            "days",
            Json.list(
                shift.days(), day -> Json.of(day.name().substring(0, 3).toLowerCase(Locale.ROOT))))
        .put("start", CanonicalTariff.clock(shift.window().start()))
        .put("end", CanonicalTariff.clock(shift.window().end()))
        .put("operators", shift.operators())
        .put("not_on_holidays", shift.notOnHolidays())
        .build();
  }

  private static Json relaxPrices(RelaxPrices prices) {
    return Json.object()
        .put("late_hour", prices.lateHour())
        .put("peak_kw", prices.peakKw())
        .put("operator_hour", prices.operatorHour())
        .put("maintenance_hour", prices.maintenanceHour())
        .put("other_equipment_job", prices.otherEquipmentJob())
        .put("rented_equipment_day", prices.rentedEquipmentDay())
        .build();
  }

  private static Json product(Product product) {
    return Json.object()
        .put("product_id", product.productId())
        .putUnlessEmpty("product_name", product.productName())
        .putIfKnown(
            "kwh_per_unit", product.heatPerUnit(), energy -> Json.of(energy.kilowattHours()))
        .putIfKnown("temperature_setpoint_c", product.temperatureSetpointC(), Json::of)
        .putIfKnown("duration_minutes", product.durationMinutes(), Json::of)
        .putUnlessEmpty("eligible_equipment", product.eligibleEquipment(), Json::of)
        .putIfKnown("operators_required", product.operatorsRequired(), Json::of)
        .putIfKnown("priority", product.priority(), Json::of)
        .build();
  }

  static Json job(Job job) {
    return Json.object()
        .put("job_id", job.jobId())
        .put("product_id", job.productId())
        .putUnlessEmpty("product_name", job.productName())
        .put("quantity", job.quantity())
        .putUnlessEmpty("unit", job.unit())
        .put("heating_requirement_kwh", job.heat().kilowattHours())
        .putIfKnown("temperature_setpoint_c", job.temperatureSetpointC(), Json::of)
        .put("duration_minutes", job.durationMinutes())
        .put("earliest_start", job.earliestStart())
        .put("latest_end", job.latestEnd())
        .put("priority", job.priority())
        .putUnlessEmpty("eligible_equipment", job.eligibleEquipment(), Json::of)
        .put("operators_required", job.operatorsRequired())
        .putUnlessEmpty("predecessors", job.predecessors(), Json::of)
        .putUnlessEmpty("must_run", job.mustRun(), CanonicalSchedule::window)
        .putUnlessEmpty("cannot_run", job.cannotRun(), CanonicalSchedule::window)
        .putUnlessEmpty("power_profile", job.powerProfile(), Json::of)
        .putUnlessEmpty("uses", job.uses(), Json::of)
        .putIfKnown("planned_start", job.plannedStart(), Json::of)
        .putIfKnown("planned_equipment", job.plannedEquipment(), Json::of)
        .build();
  }

  static Json window(Interval window) {
    return Json.object().put("start", window.start()).put("end", window.end()).build();
  }

  /** A constant as one value, anything else as rows of {@code start} and a value. */
  static Json series(StepSeries series, String valueKey) {
    return series.isConstant()
        ? Json.of(series.steps().getFirst().value())
        : Json.list(
            series.steps(),
            step -> Json.object().put("start", step.start()).put(valueKey, step.value()).build());
  }
}
