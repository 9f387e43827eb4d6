package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plant as the folder a person would write: {@code plant.json} (which is YAML too), jobs
 * and series in CSV files. Reading the folder gives an equal plant. Recipes are not written.
 *
 * <p>Lists go out in an order drawn from a seed, so that two folders of one plant differ in order
 * only.
 */
public final class PlantFolderText {
  private static final List<String> JOB_COLUMNS =
      List.of(
          "job_id",
          "product_id",
          "product_name",
          "quantity",
          "unit",
          "heating_requirement_kwh",
          "temperature_setpoint_c",
          "duration_minutes",
          "earliest_start",
          "latest_end",
          "priority",
          "eligible_equipment",
          "operators_required",
          "predecessors",
          "must_run",
          "cannot_run",
          "power_profile",
          "uses",
          "planned_start",
          "planned_equipment");

  private final Path folder;
  private final Random order;

  private PlantFolderText(Path folder, long seed) {
    this.folder = folder;
    this.order = new Random(seed);
  }

  /**
   * Writes a plant into a folder.
   *
   * @param folder an existing folder
   * @param entry {@code plant.json} or {@code plant.yaml}; the text is both
   * @param seed order of the lists; the plant is the same for every seed
   */
  public static void write(Plant plant, Path folder, String entry, long seed) throws IOException {
    PlantFolderText text = new PlantFolderText(folder, seed);
    Files.writeString(folder.resolve(entry), text.plant(plant) + "\n");
  }

  private String plant(Plant plant) throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("site", site(plant.site()));
    sections.put(
        "horizon",
        object(
            "start", quoted(plant.horizon().start()),
            "end", quoted(plant.horizon().end()),
            "slot_minutes", String.valueOf(plant.horizon().slotMinutes())));
    if (plant.shifts() != null) {
      sections.put("shifts", array(plant.shifts().stream().map(this::shift).toList()));
    }
    sections.put("equipment", array(plant.equipment().stream().map(this::equipment).toList()));
    sections.put("tariff", tariff(plant.tariff()));
    List<String> rows = new ArrayList<>();
    for (Job job : shuffled(plant.jobs())) {
      rows.add(job(job));
    }
    file("jobs.csv", String.join(",", JOB_COLUMNS), rows);
    sections.put("jobs", quoted("jobs.csv"));
    return object(sections);
  }

  private String site(Site site) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("name", quoted(site.name()));
    keys.put("time_zone", quoted(site.zone().getId()));
    keys.put("currency", quoted(site.currency()));
    Power peak = site.contractualPeak();
    if (peak != null) {
      keys.put("contractual_peak_kw", decimal(peak.kilowatts()));
    }
    keys.put("base_load_kw", series(site.baseLoad(), "base_load.csv", "kw"));
    MonthToDatePeak known = site.monthToDatePeak();
    Power forAll = known.forAll();
    if (!known.byComponent().isEmpty()) {
      Map<String, String> peaks = new LinkedHashMap<>();
      known.byComponent().forEach((id, power) -> peaks.put(id, decimal(power.kilowatts())));
      keys.put("month_to_date_peak_kw", object(peaks));
    } else if (forAll != null) {
      keys.put("month_to_date_peak_kw", decimal(forAll.kilowatts()));
    }
    keys.put("holidays", array(site.holidays().stream().map(PlantFolderText::quoted).toList()));
    keys.put("billing_day", String.valueOf(site.billing().firstDay()));
    StepSeries outdoor = site.outdoorTemperatureC();
    if (outdoor != null) {
      keys.put("outdoor_temperature_c", series(outdoor, "outdoor.csv", "temperature_c"));
    }
    return object(keys);
  }

  private String shift(Shift shift) {
    return object(
        "name", quoted(shift.name()),
        "days", array(shift.days().stream().map(PlantFolderText::day).toList()),
        "start", quoted(shift.window().start()),
        "end", quoted(shift.window().end()),
        "operators", String.valueOf(shift.operators()),
        "not_on_holidays", String.valueOf(shift.notOnHolidays()));
  }

  private String equipment(Equipment unit) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("equipment_id", quoted(unit.equipmentId()));
    keys.put("equipment_name", quoted(unit.name()));
    keys.put("equipment_type", quoted(unit.type().name().toLowerCase(Locale.ROOT)));
    keys.put("location", quoted(unit.location()));
    keys.put("is_active", String.valueOf(unit.isActive()));
    keys.put("capacity_kw", decimal(unit.capacity().kilowatts()));
    keys.put("min_load_kw", decimal(unit.minLoad().kilowatts()));
    keys.put("efficiency_percent", decimal(unit.efficiency().ratedPercent()));
    keys.put("efficiency_curve", curve(unit.efficiency().loadCurve()));
    keys.put("cop_by_outdoor_c", curve(unit.efficiency().outdoorCurve()));
    keys.put("degradation_factor", decimal(unit.efficiency().degradationFactor()));
    keys.put("fuel_type", quoted(unit.fuelType()));
    BigDecimal fuelRate = unit.fuelRatePerKwh();
    if (fuelRate != null) {
      keys.put("fuel_rate_per_kwh", decimal(fuelRate));
    }
    keys.put("min_run_time_minutes", String.valueOf(unit.minRunTimeMinutes()));
    if (unit.maxStartsPerDay() != null) {
      keys.put("max_starts_per_day", String.valueOf(unit.maxStartsPerDay()));
    }
    keys.put("startup_energy_kwh", decimal(unit.startupEnergy().kilowattHours()));
    keys.put("mode", quoted(unit.mode().name().toLowerCase(Locale.ROOT)));
    BigDecimal hottest = unit.maxTemperatureC();
    if (hottest != null) {
      keys.put("max_temperature_c", decimal(hottest));
    }
    keys.put("initially_on", String.valueOf(unit.initiallyOn()));
    if (unit.onSince() != null) {
      keys.put("on_since", quoted(unit.onSince()));
    }
    keys.put("starts_today", String.valueOf(unit.startsToday()));
    keys.put("standby_kw", decimal(unit.standby().kilowatts()));
    keys.put("startup_cost", decimal(unit.startupCost()));
    keys.put("shutdown_cost", decimal(unit.shutdownCost()));
    if (unit.turnaroundMinutes() > 0) {
      keys.put("turnaround_minutes", String.valueOf(unit.turnaroundMinutes()));
    }
    if (unit.lastBatchEnd() != null) {
      keys.put("last_batch_end", quoted(unit.lastBatchEnd()));
    }
    Map<String, String> capacities = new LinkedHashMap<>();
    unit.capacities().forEach((dimension, limit) -> capacities.put(dimension, decimal(limit)));
    keys.put("capacities", object(capacities));
    keys.put("unavailable", array(unit.unavailable().stream().map(this::unavailable).toList()));
    transitions(keys, unit.transitions());
    keys.values().removeIf(value -> value.equals("[]") || value.equals("{}"));
    return object(keys);
  }

  private void transitions(Map<String, String> keys, Transitions transitions) {
    if (transitions.startupMinutes() > 0) {
      keys.put("startup_minutes", String.valueOf(transitions.startupMinutes()));
    }
    if (transitions.shutdownMinutes() > 0) {
      keys.put("shutdown_minutes", String.valueOf(transitions.shutdownMinutes()));
      keys.put("shutdown_energy_kwh", decimal(transitions.shutdownEnergy().kilowattHours()));
    }
    if (transitions.endsOff()) {
      keys.put("end_state", quoted("off"));
    }
    keys.put(
        "standby_states",
        array(
            transitions.standbyStates().stream()
                .map(
                    state ->
                        object(
                            "state_id", quoted(state.stateId()),
                            "power_kw", decimal(state.holding().kilowatts()),
                            "shutdown_minutes", String.valueOf(state.shutdownMinutes()),
                            "shutdown_energy_kwh", decimal(state.shutdownEnergy().kilowattHours()),
                            "startup_minutes", String.valueOf(state.startupMinutes()),
                            "startup_energy_kwh", decimal(state.startupEnergy().kilowattHours())))
                .toList()));
  }

  private String unavailable(Unavailability off) {
    return object(
        "start", quoted(off.window().start()),
        "end", quoted(off.window().end()),
        "reason", quoted(off.reason()));
  }

  private String tariff(Tariff tariff) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("tariff_name", quoted(tariff.name()));
    keys.put("utility_provider", quoted(tariff.utilityProvider()));
    keys.put("rate_schedule_code", quoted(tariff.rateScheduleCode()));
    keys.put("effective_date", quoted(tariff.effectiveDate()));
    keys.put("currency", quoted(tariff.currency()));
    keys.put("fixed_charge_per_day", decimal(tariff.fixedChargePerDay()));
    keys.put("periods", array(tariff.periods().stream().map(this::period).toList()));
    keys.put("demand_charges", array(tariff.demandCharges().stream().map(this::demand).toList()));
    keys.put("energy_adders", array(tariff.energyAdders().stream().map(this::adder).toList()));
    StepSeries prices = tariff.prices();
    if (prices != null) {
      keys.put("prices", series(prices, "prices.csv", "energy_rate_kwh"));
    }
    keys.values().removeIf(value -> value.equals("[]"));
    return object(keys);
  }

  private String period(TariffPeriod period) {
    Map<String, String> keys = new LinkedHashMap<>();
    DailyWindow window = period.window();
    keys.put("day_type", quoted(period.dayType().name().toLowerCase(Locale.ROOT)));
    keys.put("start_time", quoted(window.start()));
    keys.put("end_time", quoted(window.end()));
    keys.put("energy_rate_kwh", decimal(period.energyRatePerKwh()));
    keys.put("demand_rate_kw", decimal(period.demandRatePerKw()));
    keys.put("period_category", quoted(period.category()));
    addSeason(keys, period.season());
    return object(keys);
  }

  private String demand(DemandCharge charge) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("id", quoted(charge.id()));
    keys.put("rate_kw", decimal(charge.ratePerKw()));
    addSeason(keys, charge.season());
    return object(keys);
  }

  private String adder(EnergyAdder adder) {
    return object("id", quoted(adder.id()), "rate_kwh", decimal(adder.ratePerKwh()));
  }

  private void addSeason(Map<String, String> keys, @Nullable Season season) {
    if (season != null) {
      String from = quoted(season.from().toString().substring(2)); // --06-01
      keys.put("season", object("from", from, "to", quoted(season.to().toString().substring(2))));
    }
  }

  private String job(Job job) {
    BigDecimal setpoint = job.temperatureSetpointC();
    return String.join(
        ",",
        job.jobId(),
        job.productId(),
        job.productName(),
        decimal(job.quantity()),
        job.unit(),
        decimal(job.heat().kilowattHours()),
        setpoint == null ? "" : decimal(setpoint),
        String.valueOf(job.durationMinutes()),
        job.earliestStart().toString(),
        job.latestEnd().toString(),
        String.valueOf(job.priority()),
        String.join(";", shuffled(job.eligibleEquipment())),
        String.valueOf(job.operatorsRequired()),
        String.join(";", shuffled(job.predecessors())),
        windows(job.mustRun()),
        windows(job.cannotRun()),
        job.powerProfile().stream().map(PlantFolderText::decimal).collect(Collectors.joining(";")),
        job.uses().entrySet().stream()
            .map(use -> use.getKey() + "=" + decimal(use.getValue()))
            .collect(Collectors.joining(";")),
        job.plannedStart() == null ? "" : job.plannedStart().toString(),
        job.plannedEquipment() == null ? "" : job.plannedEquipment());
  }

  private static String windows(List<Interval> windows) {
    return windows.stream()
        .map(window -> window.start() + "/" + window.end())
        .collect(Collectors.joining(";"));
  }

  private String series(StepSeries series, String name, String column) throws IOException {
    if (series.isConstant()) {
      return decimal(series.steps().getFirst().value());
    }
    List<String> rows =
        series.steps().stream().map(step -> step.start() + "," + decimal(step.value())).toList();
    file(name, "start," + column, shuffled(rows));
    return quoted(name);
  }

  private void file(String name, String header, List<String> rows) throws IOException {
    Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
  }

  private static String curve(List<CurvePoint> curve) {
    return curve.stream()
        .map(point -> "[" + decimal(point.at()) + ", " + decimal(point.percent()) + "]")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String array(List<String> items) {
    return "[" + String.join(", ", shuffled(items)) + "]";
  }

  private String object(String... keysAndValues) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      keys.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return object(keys);
  }

  private String object(Map<String, String> keys) {
    return shuffled(List.copyOf(keys.entrySet())).stream()
        .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private <T> List<T> shuffled(List<T> items) {
    List<T> mixed = new ArrayList<>(items);
    Collections.shuffle(mixed, order);
    return mixed;
  }

  private static String day(DayOfWeek day) {
    return quoted(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
  }

  private static String decimal(BigDecimal value) {
    return value.toPlainString();
  }

  private static String quoted(Object value) {
    return "\"" + value + "\"";
  }
}
