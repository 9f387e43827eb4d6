package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws and relaxes the keys of the site, its calendar and its shifts. */
final class SiteKeys {
  private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

  private SiteKeys() {}

  static void nothing(PlantDraft draft, Draw draw) {
    // The ground already holds the key.
  }

  /** A limit that the biggest job nearly reaches, so that jobs cannot all run at once. */
  static void peak(PlantDraft draft, Draw draw) {
    JobKeys.atLeastTwo(draft);
    BigDecimal biggest = BigDecimal.ZERO;
    for (JobDraft job : draft.jobs) {
      biggest = biggest.max(JobKeys.meanKw(job));
    }
    BigDecimal base = BigDecimal.ZERO;
    for (StepSeries.Step step : draft.baseLoadKw.steps()) {
      base = base.max(step.value());
    }
    draft.contractualPeakKw =
        biggest
            .multiply(draw.multiple("0.01", 95, 180))
            .add(base)
            .setScale(0, RoundingMode.CEILING);
  }

  /** Steps of base load under a demand charge: loads go where the base is low. */
  static void baseLoad(PlantDraft draft, Draw draw) {
    draft.baseLoadKw = series(draft, draw, "5", 0, 16);
    TinyPlants.addDemandCharge(draft, draw);
  }

  static void flattenBaseLoad(PlantDraft draft) {
    draft.baseLoadKw = StepSeries.constant(BigDecimal.ZERO);
  }

  static void monthToDate(PlantDraft draft, Draw draw) {
    TinyPlants.addDemandCharge(draft, draw);
    Power known = new Power(draw.multiple("5", 4, 24));
    draft.monthToDatePeak =
        draw.percent(50)
            ? new MonthToDatePeak(known, Map.of())
            : new MonthToDatePeak(
                null,
                draw.percent(50)
                    ? Map.of("facility", known)
                    : Map.of("facility", known, "on-peak", Power.ZERO));
  }

  static void forgetPeaks(PlantDraft draft) {
    draft.monthToDatePeak = MonthToDatePeak.UNKNOWN;
  }

  static void holidays(PlantDraft draft, Draw draw) {
    draft.holidays.add(draft.dateOf(draw.percent(70) ? 0 : draft.slots - 1));
    DayType type = draw.of(List.of(DayType.HOLIDAY, DayType.HOLIDAY, DayType.SUNDAY));
    TariffKeys.addDayType(draft, draw, type);
  }

  /** Peaks of two billing months in one horizon: a month begins inside it. */
  static void billingDay(PlantDraft draft, Draw draw) {
    LocalDate last = draft.dateOf(draft.slots - 1);
    draft.billing = new BillingPeriods(Math.min(28, last.getDayOfMonth()));
    monthToDate(draft, draw);
  }

  static void calendarMonths(PlantDraft draft) {
    draft.billing = BillingPeriods.CALENDAR_MONTHS;
  }

  static void monthEnd(PlantDraft draft, Draw draw) {
    draft.billing = BillingPeriods.CALENDAR_MONTHS;
    monthToDate(draft, draw);
  }

  static void noMonthEnd(PlantDraft draft) {
    if (!draft.dateOf(0).getMonth().equals(draft.dateOf(draft.slots - 1).getMonth())) {
      draft.billing = new BillingPeriods(15);
    }
  }

  /** The same instants on a clock that does not jump. */
  static void stopTheClockChange(PlantDraft draft) {
    ZonedDateTime first = draft.start.atZone(draft.zone);
    ZonedDateTime last = draft.at(draft.slots).atZone(draft.zone);
    if (!first.getOffset().equals(last.getOffset())) {
      draft.zone = first.getOffset();
    }
  }

  /** Few people, needed by all jobs; sometimes two shifts with a change in the horizon. */
  static void shifts(PlantDraft draft, Draw draw) {
    draft.jobs.forEach(job -> job.operatorsRequired = draw.between(0, 2));
    LocalTime change = roundHour(draft, draw.between(1, draft.slots - 1));
    List<Shift> shifts = new ArrayList<>();
    int people = draw.between(1, 2);
    if (draw.percent(40)) {
      shifts.add(new Shift("all", ALL_DAYS, DailyWindow.WHOLE_DAY, people, false));
    } else {
      DailyWindow early = new DailyWindow(change, change.plusHours(12));
      DailyWindow late = new DailyWindow(change.plusHours(12), change);
      shifts.add(new Shift("early", ALL_DAYS, early, draw.between(0, 2), false));
      shifts.add(new Shift("late", ALL_DAYS, late, people, false));
    }
    draft.shifts = shifts;
  }

  static void shiftDays(PlantDraft draft, Draw draw) {
    shifts(draft, draw);
    DayOfWeek day = draft.dateOf(draw.percent(50) ? 0 : draft.slots - 1).getDayOfWeek();
    draft.shifts = changed(draft, EnumSet.complementOf(EnumSet.of(day)), false);
    addEverydayShift(draft, draw);
  }

  static void everyDay(PlantDraft draft) {
    if (draft.shifts != null) {
      draft.shifts =
          draft.shifts.stream()
              .map(s -> new Shift(s.name(), ALL_DAYS, s.window(), s.operators(), s.notOnHolidays()))
              .toList();
    }
  }

  static void shiftHolidays(PlantDraft draft, Draw draw) {
    shifts(draft, draw);
    draft.holidays.add(draft.dateOf(0));
    draft.shifts = changed(draft, ALL_DAYS, true);
    addEverydayShift(draft, draw);
  }

  static void workOnHolidays(PlantDraft draft) {
    if (draft.shifts != null) {
      draft.shifts =
          draft.shifts.stream()
              .map(s -> new Shift(s.name(), s.days(), s.window(), s.operators(), false))
              .toList();
    }
  }

  /** A value per slot, drawn anew every one to three slots; rows are evenly spaced. */
  static StepSeries series(PlantDraft draft, Draw draw, String unit, int lowest, int highest) {
    List<StepSeries.Step> steps = new ArrayList<>();
    int changes = 0;
    BigDecimal value = BigDecimal.ZERO;
    for (int slot = 0; slot < draft.slots; slot++) {
      if (slot == changes) {
        value = draw.multiple(unit, lowest, highest);
        changes += draw.between(1, 3);
      }
      steps.add(new StepSeries.Step(draft.at(slot), value));
    }
    return new StepSeries(steps, draft.at(draft.slots));
  }

  private static List<Shift> changed(PlantDraft draft, Set<DayOfWeek> days, boolean noHolidays) {
    List<Shift> shifts = draft.shifts == null ? List.of() : draft.shifts;
    List<Shift> changed = new ArrayList<>();
    for (Shift shift : shifts) {
      changed.add(new Shift(shift.name(), days, shift.window(), shift.operators() + 2, noHolidays));
    }
    return changed;
  }

  private static void addEverydayShift(PlantDraft draft, Draw draw) {
    List<Shift> shifts = new ArrayList<>(draft.shifts == null ? List.of() : draft.shifts);
    shifts.add(new Shift("steady", ALL_DAYS, DailyWindow.WHOLE_DAY, draw.between(1, 2), false));
    JobKeys.atLeastTwo(draft);
    draft.jobs.forEach(job -> job.operatorsRequired = draw.between(1, 2));
    draft.shifts = shifts;
  }

  /** The local time of a slot, unless it lies in an hour that a clock change may repeat or skip. */
  private static LocalTime roundHour(PlantDraft draft, int slot) {
    LocalTime time = draft.at(slot).atZone(draft.zone).toLocalTime();
    return time.getHour() == 1 || time.getHour() == 2 ? LocalTime.of(4, 0) : time;
  }
}
