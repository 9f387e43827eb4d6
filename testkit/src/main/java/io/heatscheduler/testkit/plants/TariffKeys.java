package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Season;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws and relaxes the keys of the tariff. */
final class TariffKeys {
  private TariffKeys() {}

  static void fixedCharge(PlantDraft draft, Draw draw) {
    draft.fixedChargePerDay = draw.multiple("0.25", 1, 20);
  }

  static void noFixedCharge(PlantDraft draft) {
    draft.fixedChargePerDay = BigDecimal.ZERO;
  }

  /** One energy rate for all periods; the demand rates stay. */
  static void flatRate(PlantDraft draft) {
    BigDecimal rate = draft.periods.getFirst().energyRatePerKwh();
    draft.periods.replaceAll(p -> changed(p, rate, p.demandRatePerKw(), p.season()));
  }

  /** On-peak demand, one rate in all its periods. */
  static void demandRate(PlantDraft draft, Draw draw) {
    BigDecimal rate = draw.perSlot(draft.slotMinutes, 15, 80).movePointLeft(2);
    draft.periods.replaceAll(
        p ->
            p.category().equals("on-peak")
                ? changed(p, p.energyRatePerKwh(), rate, p.season())
                : p);
  }

  static void noDemandRate(PlantDraft draft) {
    draft.periods.replaceAll(p -> changed(p, p.energyRatePerKwh(), BigDecimal.ZERO, p.season()));
  }

  static void demandCharge(PlantDraft draft, Draw draw) {
    draft.demandCharges.clear();
    TinyPlants.addDemandCharge(draft, draw);
    if (draw.percent(30)) {
      BigDecimal rate = draw.perSlot(draft.slotMinutes, 5, 20).movePointLeft(2);
      draft.demandCharges.add(new DemandCharge("reserve", rate, null));
    }
  }

  static void demandSeason(PlantDraft draft, Draw draw) {
    BigDecimal rate = draw.perSlot(draft.slotMinutes, 15, 80).movePointLeft(2);
    LocalDate date = draft.dateOf(0);
    Season season = draw.percent(75) ? awayFrom(date) : around(date);
    draft.demandCharges.removeIf(charge -> charge.id().equals("seasonal"));
    draft.demandCharges.add(new DemandCharge("seasonal", rate, season));
  }

  static void allYearDemand(PlantDraft draft) {
    draft.demandCharges.replaceAll(c -> new DemandCharge(c.id(), c.ratePerKw(), null));
  }

  /** The periods so far hold in a season around the horizon, others in the rest of the year. */
  static void periodSeason(PlantDraft draft, Draw draw) {
    if (draft.periods.stream().anyMatch(p -> p.season() != null)) {
      return;
    }
    LocalDate date = draft.dateOf(0);
    List<TariffPeriod> seasonal = new ArrayList<>();
    for (TariffPeriod period : draft.periods) {
      BigDecimal other = draw.multiple("0.001", 40, 400);
      seasonal.add(
          changed(period, period.energyRatePerKwh(), period.demandRatePerKw(), around(date)));
      seasonal.add(changed(period, other, period.demandRatePerKw(), awayFrom(date)));
    }
    draft.periods = seasonal;
  }

  /** The other season's periods, all year. */
  static void otherSeason(PlantDraft draft) {
    LocalDate date = draft.dateOf(0);
    List<TariffPeriod> others = new ArrayList<>();
    for (TariffPeriod period : draft.periods) {
      if (period.season() != null && !period.season().contains(date)) {
        others.add(changed(period, period.energyRatePerKwh(), period.demandRatePerKw(), null));
      }
    }
    if (!others.isEmpty()) {
      draft.periods = others;
    }
  }

  /** Rates of the horizon's own day of the week. */
  static void dayTypes(PlantDraft draft, Draw draw) {
    List<DayType> types =
        switch (draft.dateOf(0).getDayOfWeek()) {
          case SATURDAY -> List.of(DayType.SATURDAY, DayType.WEEKEND);
          case SUNDAY -> List.of(DayType.SUNDAY, DayType.WEEKEND);
          default -> List.of(DayType.WEEKEND);
        };
    addDayType(draft, draw, draw.of(types));
  }

  static void weekdaysOnly(PlantDraft draft) {
    draft.periods.removeIf(period -> period.dayType() != DayType.WEEKDAY);
  }

  /** Periods of a day type with their own rates, unless there are some. */
  static void addDayType(PlantDraft draft, Draw draw, DayType type) {
    if (draft.periods.stream().noneMatch(period -> period.dayType() == type)) {
      BigDecimal onPeakDemand =
          draft.periods.stream()
              .filter(period -> period.category().equals("on-peak"))
              .map(TariffPeriod::demandRatePerKw)
              .findFirst()
              .orElse(BigDecimal.ZERO);
      draft.periods.addAll(TinyPlants.periods(draft, draw, type, onPeakDemand));
    }
  }

  /** A price series, sometimes negative for a while. */
  static void prices(PlantDraft draft, Draw draw) {
    draft.prices = SiteKeys.series(draft, draw, "0.001", draw.percent(40) ? -60 : 20, 350);
  }

  static void adders(PlantDraft draft, Draw draw) {
    draft.energyAdders.clear();
    draft.energyAdders.add(new EnergyAdder("grid fee", draw.multiple("0.001", 5, 90)));
    if (draw.percent(40)) {
      draft.energyAdders.add(new EnergyAdder("levy", draw.multiple("0.0001", -50, 50)));
    }
  }

  private static Season around(LocalDate date) {
    return new Season(MonthDay.from(date.minusDays(40)), MonthDay.from(date.plusDays(40)));
  }

  private static Season awayFrom(LocalDate date) {
    return new Season(MonthDay.from(date.plusDays(41)), MonthDay.from(date.minusDays(41)));
  }

  private static TariffPeriod changed(
      TariffPeriod period, BigDecimal energyRate, BigDecimal demandRate, @Nullable Season season) {
    return new TariffPeriod(
        period.dayType(), period.window(), energyRate, demandRate, period.category(), season);
  }
}
