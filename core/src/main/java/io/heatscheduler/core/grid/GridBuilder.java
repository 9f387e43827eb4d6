package io.heatscheduler.core.grid;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out site and equipment; {@link TariffLayout} and {@link JobLayout} do the rest. */
final class GridBuilder {
  private final Plant plant;
  private final TimeGrid time;
  private final Findings findings;

  GridBuilder(Plant plant, Findings findings) {
    this.plant = plant;
    this.time = plant.horizon();
    this.findings = findings;
  }

  /** The grid, or null after an error. */
  @Nullable PlantGrid build() {
    List<LocalDate> dates = new ArrayList<>();
    List<LocalDate> billingPeriods = new ArrayList<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      LocalDate date = time.dateOf(slot);
      dates.add(date);
      billingPeriods.add(plant.site().billing().startOf(date));
    }
    requireTariffInForce(dates);
    requireOneSetOfPercentages(dates);
    BigDecimal[] baseLoad = onSlots(plant.site().baseLoad(), "/site/base_load_kw");
    BigDecimal[] price = prices(dates);
    StepSeries outdoor = plant.site().outdoorTemperatureC();
    BigDecimal[] outdoorC =
        outdoor == null ? null : onSlots(outdoor, "/site/outdoor_temperature_c");
    plant
        .site()
        .co2KgPerKwh()
        .forEach((fuel, series) -> onSlots(series, "/site/co2_kg_per_kwh/" + fuel));
    if (findings.hasErrors() || baseLoad == null) {
      return null;
    }
    SlotRates rates = new TariffLayout(plant, findings).build(price);
    if (rates == null || findings.hasErrors()) {
      return null;
    }
    List<GridEquipment> equipment = layEquipment(rates, outdoorC);
    JobLayout jobs = new JobLayout(plant, equipment, findings);
    jobs.lay();
    Power contractualPeak = plant.site().contractualPeak();
    List<Finding> conflicts = new ArrayList<>(jobs.conflicts());
    if (contractualPeak != null) {
      conflicts.addAll(baseLoadOver(contractualPeak, baseLoad));
    }
    return new PlantGrid(
        plant,
        Arrays.asList(baseLoad),
        contractualPeak == null ? null : contractualPeak.kilowatts(),
        operators(),
        dates,
        billingPeriods,
        rates,
        equipment,
        jobs.jobs(),
        jobs.leftOut(),
        conflicts);
  }

  /** The first slot whose base load alone breaks the peak limit; no plan can keep it then. */
  private List<Finding> baseLoadOver(Power limit, BigDecimal[] baseLoad) {
    for (int slot = 0; slot < baseLoad.length; slot++) {
      if (!Exactness.within(baseLoad[slot], limit.kilowatts())) {
        return List.of(
            Finding.error(
                "BASE_LOAD_OVER_PEAK_LIMIT",
                new Location(null, null, null, "/site/contractual_peak_kw"),
                "The base load alone draws %s kW from %s, more than the contractual peak of %s kW."
                    .formatted(
                        baseLoad[slot].toPlainString(),
                        time.clock().at(time.startOf(slot)),
                        limit.kilowatts().toPlainString()),
                "Raise contractual_peak_kw, or lower base_load_kw.",
                baseLoad[slot],
                time.startOf(slot),
                limit.kilowatts()));
      }
    }
    return List.of();
  }

  private void requireTariffInForce(List<LocalDate> dates) {
    Tariff tariff = plant.tariff();
    LocalDate last = tariff.lastDate();
    boolean tooEarly = dates.getFirst().isBefore(tariff.effectiveDate());
    boolean tooLate = last != null && dates.getLast().isAfter(last);
    if (tooEarly || tooLate) {
      findings.error(
          "TARIFF_NOT_IN_FORCE",
          new Location(
              null, null, null, tooEarly ? "/tariff/effective_date" : "/tariff/expiry_date"),
          "Tariff %s holds from %s to %s, but the horizon runs from %s to %s."
              .formatted(
                  tariff.name(),
                  tariff.effectiveDate(),
                  last == null ? "further notice" : last,
                  dates.getFirst(),
                  dates.getLast()),
          "Use the tariff in force in the horizon, or correct its dates.");
    }
  }

  /** Percentages multiply prices, so a plan needs the same ones all through. */
  private void requireOneSetOfPercentages(List<LocalDate> dates) {
    List<List<Adjustment>> sets =
        versionsIn(dates).stream()
            .map(version -> version.terms().adjustments())
            .distinct()
            .toList();
    if (sets.size() > 1) {
      findings.error(
          "ADJUSTMENTS_CHANGE",
          new Location(null, null, null, "/tariff/adjustments"),
          "The percentages of the tariff change inside the horizon.",
          "Plan up to the change and from it on.");
    }
    boolean clause =
        versionsIn(dates).stream().anyMatch(version -> version.terms().powerFactor() != null);
    if (clause) {
      findings.warning(
          "POWER_FACTOR_NOT_PLANNED",
          new Location(null, null, null, "/tariff/power_factor"),
          "The tariff has a power-factor clause; a plan has no reactive energy, so its cost leaves"
              + " the clause out.",
          "");
    }
  }

  private List<Tariff> versionsIn(List<LocalDate> dates) {
    return plant.tariff().versions().stream()
        .filter(version -> dates.stream().anyMatch(version::holdsOn))
        .toList();
  }

  /** The price of each slot that a series prices; null if no version in force has prices. */
  private BigDecimal @Nullable [] prices(List<LocalDate> dates) {
    List<Tariff> versions = versionsIn(dates);
    if (versions.size() == 1) {
      StepSeries prices = versions.getFirst().prices();
      return prices == null ? null : onSlots(prices, "/tariff/prices");
    }
    if (versions.stream().allMatch(version -> version.prices() == null)) {
      return null;
    }
    BigDecimal[] prices = new BigDecimal[dates.size()];
    for (Tariff version : versions) {
      StepSeries series = version.prices();
      if (series != null) {
        priceVersion(version, series, dates, prices);
      }
    }
    return prices;
  }

  private void priceVersion(
      Tariff version, StepSeries series, List<LocalDate> dates, BigDecimal[] prices) {
    for (int slot = 0; slot < prices.length; slot++) {
      if (!version.holdsOn(dates.get(slot))) {
        continue;
      }
      Instant start = time.startOf(slot);
      if (start.isBefore(series.start()) || !start.isBefore(series.end())) {
        findings.error(
            "SERIES_TOO_SHORT",
            new Location(null, null, null, "/tariff/prices"),
            "The prices of %s do not cover %s.".formatted(version.name(), time.clock().at(start)),
            "Extend the series to the whole horizon.");
        return;
      }
      prices[slot] = series.valuesAt(List.of(start))[0];
    }
  }

  private BigDecimal @Nullable [] onSlots(StepSeries series, String pointer) {
    Location location = new Location(null, null, null, pointer);
    if (series.start().isAfter(time.start()) || series.end().isBefore(time.end())) {
      findings.error(
          "SERIES_TOO_SHORT",
          location,
          "The series covers %s to %s, but the horizon runs from %s to %s."
              .formatted(
                  time.clock().at(series.start()),
                  time.clock().at(series.end()),
                  time.clock().at(time.start()),
                  time.clock().at(time.end())),
          "Extend the series to the whole horizon.");
      return null;
    }
    if (!series.isConstant()) {
      for (StepSeries.Step step : series.steps()) {
        Instant at = step.start();
        boolean inside = at.isAfter(time.start()) && at.isBefore(time.end());
        if (inside && !time.startOf(time.slotAtOrBefore(at)).equals(at)) {
          findings.error(
              "SERIES_OFF_GRID",
              location,
              "A value begins at %s, inside a %d-minute slot."
                  .formatted(time.clock().at(at), time.slotMinutes()),
              SlotFit.fix(time, at));
          return null;
        }
      }
    }
    return series.valuesAt(time.starts());
  }

  private List<GridEquipment> layEquipment(SlotRates rates, BigDecimal @Nullable [] outdoorC) {
    BigDecimal[] electricityPrice = rates.totalPerKwh();
    List<GridEquipment> laid = new ArrayList<>();
    for (Equipment equipment : plant.equipment()) {
      BitSet available = new BitSet();
      if (equipment.isActive()) {
        available.set(0, time.slotCount());
        for (Unavailability off : equipment.unavailable()) {
          TimeGrid.SlotRange touched = time.touchedBy(off.window());
          available.clear(touched.first(), touched.end());
        }
      }
      BigDecimal[] price = electricityPrice;
      BigDecimal fuelRate = equipment.fuelRatePerKwh();
      if (fuelRate != null) {
        price = new BigDecimal[time.slotCount()];
        Arrays.fill(price, fuelRate);
      }
      TransitionLayout transitions = new TransitionLayout(equipment, time);
      BitSet mayRun = transitions.mayRun(available);
      laid.add(
          new GridEquipment(
              laid.size(),
              equipment,
              available,
              new InputCurve(equipment, outdoorC, time.slotCount()),
              price,
              time.slotsFor(equipment.minRunTimeMinutes()),
              time.slotsFor(equipment.turnaroundMinutes()),
              mustStayOnSlots(equipment, mayRun),
              batchFreeSlot(equipment),
              transitions.rest(),
              mayRun));
    }
    return laid;
  }

  private int mustStayOnSlots(Equipment equipment, BitSet mayRun) {
    Instant since = equipment.onSince();
    if (since == null) {
      return 0;
    }
    int reached = time.slotAtOrAfter(since.plusSeconds(equipment.minRunTimeMinutes() * 60L));
    return Math.clamp(reached, 0, Math.min(time.slotCount(), mayRun.nextClearBit(0)));
  }

  private int batchFreeSlot(Equipment equipment) {
    Instant end = equipment.lastBatchEnd();
    return end == null
        ? 0
        : Math.max(0, time.slotAtOrAfter(end.plusSeconds(equipment.turnaroundMinutes() * 60L)));
  }

  private @Nullable List<Integer> operators() {
    List<Shift> shifts = plant.shifts();
    if (shifts == null) {
      return null;
    }
    Integer[] operators = new Integer[time.slotCount()];
    Arrays.fill(operators, 0);
    LocalDate lastDay = time.dateOf(time.slotCount() - 1);
    for (LocalDate day = time.dateOf(0).minusDays(1);
        !day.isAfter(lastDay);
        day = day.plusDays(1)) {
      for (Shift shift : shifts) {
        boolean off = shift.notOnHolidays() && plant.site().holidays().contains(day);
        if (shift.days().contains(day.getDayOfWeek()) && !off) {
          addShift(operators, shift, day);
        }
      }
    }
    return Arrays.asList(operators);
  }

  private void addShift(Integer[] operators, Shift shift, LocalDate day) {
    boolean nextDay =
        shift.window().endSecond() <= shift.window().startSecond()
            || shift.window().endSecond() == 86_400;
    Instant start = day.atTime(shift.window().start()).atZone(time.zone()).toInstant();
    Instant end =
        (nextDay ? day.plusDays(1) : day)
            .atTime(shift.window().end())
            .atZone(time.zone())
            .toInstant();
    if (!start.isBefore(end)) {
      return; // the whole shift falls into the hour that a clock change skips
    }
    TimeGrid.SlotRange whole = time.insideOf(new Interval(start, end));
    for (int slot = whole.first(); slot < whole.end(); slot++) {
      operators[slot] += shift.operators();
    }
  }
}
