package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Draws the ground every tiny plant stands on, before the keys under test are drawn over it. */
final class TinyPlants {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("UTC"));

  private TinyPlants() {}

  /** A plant of 1 to 4 jobs, 1 to 3 heaters and 4 to 12 slots without special keys. */
  static PlantDraft ground(Draw draw, Set<PlantKey> wished) {
    PlantDraft draft = horizon(draw, wished);
    drawTariff(draft, draw);
    int heaters = draw.of(List.of(1, 1, 2, 2, 3));
    for (int e = 1; e <= heaters; e++) {
      EquipmentDraft heater = new EquipmentDraft("H" + e);
      heater.capacityKw = draw.multiple("10", 6, 14);
      heater.efficiencyPercent = draw.multiple("1", 80, 100);
      draft.equipment.add(heater);
    }
    int jobs = draw.of(List.of(1, 2, 2, 2, 3, 3, 4));
    for (int j = 1; j <= jobs; j++) {
      draft.jobs.add(job(draft, draw, j));
    }
    if (draw.percent(40)) {
      addDemandCharge(draft, draw);
    }
    if (draw.percent(25)) {
      draft.baseLoadKw = StepSeries.constant(draw.multiple("5", 1, 8));
    }
    return draft;
  }

  /** A demand component measured in every slot, unless there is one. */
  static void addDemandCharge(PlantDraft draft, Draw draw) {
    if (draft.demandCharges.isEmpty()) {
      BigDecimal rate = draw.perSlot(draft.slotMinutes, 10, 60).movePointLeft(2);
      draft.demandCharges.add(new DemandCharge("facility", rate, null));
    }
  }

  private static PlantDraft horizon(Draw draw, Set<PlantKey> wished) {
    int minutes = draw.of(List.of(5, 15, 15, 30, 60, 60));
    int slots = draw.percent(10) ? draw.between(9, 12) : draw.between(4, 8);
    ZoneId zone = draw.of(ZONES);
    LocalDate date = LocalDate.of(2026, 11, 2).plusDays(draw.between(0, 20));
    LocalTime time = LocalTime.of(draw.between(6, 17), 0);
    int before = Math.max(1, slots / 2) * minutes; // the event lies in the middle
    if (wished.contains(PlantKey.CLOCK_CHANGE)) {
      zone = draw.of(List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York")));
      date = clockChange(zone, draw.percent(50));
      minutes = draw.of(List.of(30, 60));
      LocalDateTime start = date.atTime(2, 0).minusMinutes((long) draw.between(1, 2) * minutes);
      return new PlantDraft(zone, start.atZone(zone).toInstant(), minutes, slots);
    }
    if (wished.contains(PlantKey.MONTH_END)) {
      date = LocalDate.of(2026, draw.of(List.of(4, 9, 11)), 30);
      LocalDateTime start = date.plusDays(1).atStartOfDay().minusMinutes(before);
      return new PlantDraft(zone, start.atZone(zone).toInstant(), minutes, slots);
    }
    if (wished.contains(PlantKey.DAY_TYPES)) {
      date = LocalDate.of(2026, 11, draw.between(6, 8)); // Friday to Sunday
    }
    if (wished.contains(PlantKey.BILLING_DAY) || draw.percent(20)) {
      LocalDateTime start = date.plusDays(1).atStartOfDay().minusMinutes(before);
      return new PlantDraft(zone, start.atZone(zone).toInstant(), minutes, slots);
    }
    return new PlantDraft(zone, date.atTime(time).atZone(zone).toInstant(), minutes, slots);
  }

  private static LocalDate clockChange(ZoneId zone, boolean spring) {
    LocalDate search = LocalDate.of(2026, spring ? 2 : 9, 1);
    return zone.getRules()
        .nextTransition(search.atStartOfDay(zone).toInstant())
        .getDateTimeBefore()
        .toLocalDate();
  }

  private static void drawTariff(PlantDraft draft, Draw draw) {
    boolean demandOnPeak = draw.percent(30);
    BigDecimal onPeakDemand =
        demandOnPeak ? draw.perSlot(draft.slotMinutes, 10, 60).movePointLeft(2) : BigDecimal.ZERO;
    draft.periods.addAll(periods(draft, draw, DayType.WEEKDAY, onPeakDemand));
    draft.fixedChargePerDay = draw.percent(20) ? draw.multiple("0.5", 1, 9) : BigDecimal.ZERO;
  }

  /** Two periods that change at slots of the horizon and cover the day once. */
  static List<TariffPeriod> periods(
      PlantDraft draft, Draw draw, DayType type, BigDecimal onPeakDemand) {
    LocalTime first = localTime(draft, draw.between(1, draft.slots - 1));
    LocalTime second = localTime(draft, draw.between(1, draft.slots - 1));
    if (first.equals(second)) {
      second = first.plusHours(6);
    }
    List<TariffPeriod> periods = new ArrayList<>();
    periods.add(
        new TariffPeriod(
            type,
            new DailyWindow(first, second),
            draw.multiple("0.001", 150, 400),
            onPeakDemand,
            "on-peak",
            null));
    periods.add(
        new TariffPeriod(
            type,
            new DailyWindow(second, first),
            draw.multiple("0.001", 40, 200),
            BigDecimal.ZERO,
            "off-peak",
            null));
    return periods;
  }

  private static LocalTime localTime(PlantDraft draft, int slot) {
    return draft.at(slot).atZone(draft.zone).toLocalTime();
  }

  private static JobDraft job(PlantDraft draft, Draw draw, int number) {
    int duration = draw.between(1, Math.min(3, draft.slots / 2));
    int slack = draw.between(0, Math.min(4, draft.slots - duration));
    int release = draw.between(0, draft.slots - duration - slack);
    JobDraft job =
        new JobDraft("J" + number, draft.at(release), draft.at(release + duration + slack));
    job.durationMinutes = duration * draft.slotMinutes;
    BigDecimal heatKw = draw.multiple("5", 4, 13);
    job.heatKwh =
        heatKw
            .multiply(BigDecimal.valueOf(job.durationMinutes))
            .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    job.priority = draw.between(1, 5);
    return job;
  }
}
