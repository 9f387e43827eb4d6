package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the format says about the money of each slot. */
final class TariffFacts {

  /** A demand charge of one billing month: what it costs above what the meter has seen. */
  static final class Component {
    final Fraction ratePerKw;
    final Fraction floorKw;
    final double rateNearest;
    final double floorNearest;
    final boolean[] measured;

    Component(Fraction ratePerKw, Fraction floorKw, int slots) {
      this.ratePerKw = ratePerKw;
      this.floorKw = floorKw;
      this.rateNearest = ratePerKw.nearest();
      this.floorNearest = floorKw.nearest();
      this.measured = new boolean[slots];
    }
  }

  final Fraction[] electricityPerKwh;
  final List<Component> components;
  final Fraction fixed;
  private final Plant plant;
  private final SlotFacts slots;

  TariffFacts(Plant plant, SlotFacts slots) {
    this.plant = plant;
    this.slots = slots;
    Tariff tariff = plant.tariff();
    StepSeries prices = tariff.prices();
    Fraction[] priced = prices == null ? null : slots.onSlots(prices);
    electricityPerKwh = new Fraction[slots.count];
    Map<String, Component> byMonthAndId = new LinkedHashMap<>();
    for (int slot = 0; slot < slots.count; slot++) {
      TariffPeriod period = periodIn(slot);
      Fraction rate = priced == null ? Fraction.of(period.energyRatePerKwh()) : priced[slot];
      for (EnergyAdder adder : tariff.energyAdders()) {
        rate = rate.plus(Fraction.of(adder.ratePerKwh()));
      }
      electricityPerKwh[slot] = rate;
      measure(byMonthAndId, slot, period.category(), period.demandRatePerKw());
      for (DemandCharge charge : tariff.demandCharges()) {
        if (inSeason(charge.season(), slots.date[slot])) {
          measure(byMonthAndId, slot, charge.id(), charge.ratePerKw());
        }
      }
    }
    components = List.copyOf(byMonthAndId.values());
    long dates = Arrays.stream(slots.date).distinct().count();
    fixed = Fraction.of(tariff.fixedChargePerDay()).times(Fraction.of(dates));
  }

  private void measure(
      Map<String, Component> byMonthAndId, int slot, String id, BigDecimal ratePerKw) {
    if (ratePerKw.signum() == 0) {
      return;
    }
    LocalDate month = slots.billingMonth[slot];
    Component component =
        byMonthAndId.computeIfAbsent(
            month + " " + id,
            key -> new Component(Fraction.of(ratePerKw), floorOf(id, month), slots.count));
    if (!component.ratePerKw.equals(Fraction.of(ratePerKw))) {
      throw new IllegalArgumentException("two demand rates of " + id + " in one billing month");
    }
    component.measured[slot] = true;
  }

  private Fraction floorOf(String id, LocalDate month) {
    if (!month.equals(slots.billingMonth[0])) {
      return Fraction.ZERO;
    }
    Power known = plant.site().monthToDatePeak().byComponent().get(id);
    if (known == null) {
      known = plant.site().monthToDatePeak().forAll();
    }
    return known == null ? Fraction.ZERO : Fraction.of(known.kilowatts());
  }

  private TariffPeriod periodIn(int slot) {
    LocalTime time = slots.local[slot].toLocalTime();
    for (DayType type : typesOf(slots.date[slot])) {
      boolean typeIsKnown = false;
      for (TariffPeriod period : plant.tariff().periods()) {
        if (period.dayType() == type && inSeason(period.season(), slots.date[slot])) {
          typeIsKnown = true;
          if (inWindow(time, period.window().start(), period.window().end())) {
            return period;
          }
        }
      }
      if (typeIsKnown) {
        break;
      }
    }
    throw new IllegalArgumentException("no tariff period in slot " + slot);
  }

  private List<DayType> typesOf(LocalDate date) {
    if (plant.site().holidays().contains(date)) {
      return List.of(DayType.HOLIDAY, DayType.SUNDAY, DayType.WEEKEND, DayType.WEEKDAY);
    }
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return List.of(DayType.SATURDAY, DayType.WEEKEND, DayType.WEEKDAY);
    }
    return date.getDayOfWeek() == DayOfWeek.SUNDAY
        ? List.of(DayType.SUNDAY, DayType.WEEKEND, DayType.WEEKDAY)
        : List.of(DayType.WEEKDAY);
  }

  private static boolean inWindow(LocalTime time, LocalTime start, LocalTime end) {
    int second = time.toSecondOfDay();
    int from = start.toSecondOfDay();
    int to = end.toSecondOfDay() == 0 ? 86_400 : end.toSecondOfDay();
    return from < to ? second >= from && second < to : second >= from || second < to;
  }

  private static boolean inSeason(@Nullable Season season, LocalDate date) {
    if (season == null) {
      return true;
    }
    MonthDay day = MonthDay.from(date);
    boolean reached = !day.isBefore(season.from());
    boolean notOver = !day.isAfter(season.to());
    return season.from().isAfter(season.to()) ? reached || notOver : reached && notOver;
  }
}
