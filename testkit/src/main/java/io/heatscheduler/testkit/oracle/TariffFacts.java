package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
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
      rate = rate.times(raisedBy(ChargeKind.ENERGY));
      for (EnergyAdder adder : tariff.energyAdders()) {
        rate = rate.plus(Fraction.of(adder.ratePerKwh()).times(raisedBy(ChargeKind.ADDER)));
      }
      electricityPerKwh[slot] = rate;
      measure(
          byMonthAndId, slot, new DemandCharge(period.category(), period.demandRatePerKw(), null));
      for (DemandCharge charge : tariff.demandCharges()) {
        if (inSeason(charge.season(), slots.date[slot]) && isMeasured(charge, slot)) {
          measure(byMonthAndId, slot, charge);
        }
      }
    }
    components = List.copyOf(byMonthAndId.values());
    fixed = fixedCharges().times(raisedBy(ChargeKind.FIXED));
  }

  /** Charges per day and, by the days of their billing month, per month and year. */
  private Fraction fixedCharges() {
    Fraction sum = Fraction.ZERO;
    for (int slot = 0; slot < slots.count; slot++) {
      if (slot > 0 && slots.date[slot].equals(slots.date[slot - 1])) {
        continue;
      }
      sum = sum.plus(Fraction.of(plant.tariff().fixedChargePerDay()));
      LocalDate month = slots.billingMonth[slot];
      long days = ChronoUnit.DAYS.between(month, month.plusMonths(1));
      for (FixedCharge charge : plant.tariff().terms().fixedCharges()) {
        long parts =
            switch (charge.per()) {
              case DAY -> 1;
              case MONTH -> days;
              case YEAR -> 12 * days;
            };
        sum = sum.plus(Fraction.of(charge.amount()).over(Fraction.of(parts)));
      }
    }
    return sum;
  }

  /** What one unit of money of a kind becomes when the percentages are added one by one. */
  private Fraction raisedBy(ChargeKind kind) {
    Fraction percentages = Fraction.ZERO;
    for (boolean early : new boolean[] {true, false}) {
      for (Adjustment adjustment : plant.tariff().terms().adjustments()) {
        if (adjustment.beforeMinimum() == early) {
          Fraction base = adjustment.base().contains(kind) ? Fraction.ONE : Fraction.ZERO;
          if (adjustment.base().contains(ChargeKind.ADJUSTMENT)) {
            base = base.plus(percentages);
          }
          percentages =
              percentages.plus(
                  base.times(Fraction.of(adjustment.percent())).over(Fraction.of(100)));
        }
      }
    }
    return Fraction.ONE.plus(percentages);
  }

  private boolean isMeasured(DemandCharge charge, int slot) {
    boolean inHours = charge.terms().windows().isEmpty();
    for (DayWindow hours : charge.terms().windows()) {
      boolean onDay = hours.dayTypes().isEmpty();
      for (DayType type : ownTypesOf(slots.date[slot])) {
        onDay |= hours.dayTypes().contains(type);
      }
      inHours |=
          onDay
              && inWindow(
                  slots.local[slot].toLocalTime(), hours.window().start(), hours.window().end());
    }
    List<Interval> peaks = charge.terms().coincidentHours();
    if (peaks == null) {
      return inHours;
    }
    boolean inPeak = false;
    for (Interval peak : peaks) {
      inPeak |=
          !slots.instantOf(slot).isBefore(peak.start())
              && !slots.instantOf(slot + 1).isAfter(peak.end());
    }
    return inHours && inPeak;
  }

  private List<DayType> ownTypesOf(LocalDate date) {
    if (plant.site().holidays().contains(date)) {
      return List.of(DayType.HOLIDAY, DayType.SUNDAY, DayType.WEEKEND);
    }
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> List.of(DayType.SATURDAY, DayType.WEEKEND);
      case SUNDAY -> List.of(DayType.SUNDAY, DayType.WEEKEND);
      default -> List.of(DayType.WEEKDAY);
    };
  }

  private void measure(Map<String, Component> byMonthAndId, int slot, DemandCharge charge) {
    if (charge.ratePerKw().signum() == 0) {
      return;
    }
    boolean daily = charge.terms().assessment() == Assessment.DAILY;
    String key =
        slots.billingMonth[slot] + " " + charge.id() + (daily ? " " + slots.date[slot] : "");
    Fraction rate = Fraction.of(charge.ratePerKw()).times(raisedBy(ChargeKind.DEMAND));
    Component component =
        byMonthAndId.computeIfAbsent(
            key, ignored -> new Component(rate, floorOf(charge, slot, daily), slots.count));
    if (!component.ratePerKw.equals(rate)) {
      throw new IllegalArgumentException(
          "two demand rates of " + charge.id() + " in one billing month");
    }
    component.measured[slot] = true;
  }

  /** The highest of what the meter has seen, the minimum and the ratchet's floor. */
  private Fraction floorOf(DemandCharge charge, int slot, boolean daily) {
    Fraction floor = Fraction.of(charge.terms().minimumKw());
    Ratchet ratchet = charge.terms().ratchet();
    YearMonth month = YearMonth.from(slots.billingMonth[slot]);
    if (ratchet != null) {
      for (PeakHistory.Peak peak : plant.site().peakHistory().peaks()) {
        long back = ChronoUnit.MONTHS.between(peak.month(), month);
        if (peak.component().equals(charge.id()) && back >= 1 && back <= ratchet.lookbackMonths()) {
          BigDecimal share = ratchet.shareOfMonth().get(peak.month().getMonthValue() - 1);
          floor = floor.max(Fraction.of(peak.kw()).times(Fraction.of(share)));
        }
      }
      long sinceFirst = ChronoUnit.MONTHS.between(YearMonth.from(slots.billingMonth[0]), month);
      if (sinceFirst >= 1 && sinceFirst <= ratchet.lookbackMonths()) {
        BigDecimal share = ratchet.shareOfMonth().get(slots.billingMonth[0].getMonthValue() - 1);
        floor = floor.max(metered(charge.id()).times(Fraction.of(share)));
      }
    }
    boolean sameMonth = slots.billingMonth[slot].equals(slots.billingMonth[0]);
    boolean begun =
        !daily
            || (slots.date[slot].equals(slots.date[0])
                && !slots.local[0].toLocalTime().equals(LocalTime.MIDNIGHT));
    return sameMonth && begun ? floor.max(metered(charge.id())) : floor;
  }

  private Fraction metered(String id) {
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
