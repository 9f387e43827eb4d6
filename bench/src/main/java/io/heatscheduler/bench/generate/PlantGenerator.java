package io.heatscheduler.bench.generate;

import io.heatscheduler.bench.generate.HiddenPlan.Place;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a plant of a size and a flavour, around a hidden plan that keeps all its limits. */
public final class PlantGenerator {
  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final int[] HEAT_KW = {50, 80, 100, 120, 150, 180, 200};
  private static final int[] JOB_SLOTS = {2, 4, 4, 6, 8, 8, 12, 16, 24};
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final int TRIES = 400;
  private static final double LIMIT_ABOVE_HIDDEN_PEAK = 1.1;
  private static final double MONTH_TO_DATE_SHARE = 0.35;

  private final PlantSize size;
  private final Flavour flavour;
  private final SplittableRandom random;
  private final List<HeaterDraw> heaters = new ArrayList<>();
  private final HiddenPlan hidden;
  private final PlantDraft draft;

  private PlantGenerator(PlantSize size, Flavour flavour, long seed) {
    this.size = size;
    this.flavour = flavour;
    random = new SplittableRandom(seed * 100 + size.ordinal() * 10L + flavour.ordinal());
    for (int h = 0; h < size.heaters(); h++) {
      heaters.add(HeaterDraw.of(flavour, size.slots(), random));
    }
    hidden = new HiddenPlan(heaters, size.slots());
    draft = new PlantDraft(ZoneOffset.UTC, MONDAY, 15, size.slots());
    draft.siteName = "Generated %s %s %d".formatted(size, flavour, seed);
  }

  /**
   * A plant and the plan it was built around.
   *
   * @param plant the plant
   * @param hidden a feasible plan, cheap or not
   */
  public record Generated(Plant plant, SlottedSchedule hidden) {}

  /** The plant of a seed. */
  public static Generated generate(PlantSize size, Flavour flavour, long seed) {
    return new PlantGenerator(size, flavour, seed).generate();
  }

  private Generated generate() {
    for (int j = 0; j < size.jobs(); j++) {
      placeJob();
    }
    addHeaters();
    addJobs();
    addCrewAndLimits();
    addTariff();
    int[] heaterOf = hidden.places().stream().mapToInt(Place::heater).toArray();
    int[] startOf = hidden.places().stream().mapToInt(Place::start).toArray();
    List<BitSet> on = new ArrayList<>();
    for (int h = 0; h < heaters.size(); h++) {
      on.add(hidden.busy(h));
    }
    return new Generated(draft.build(), new SlottedSchedule(heaterOf, startOf, on));
  }

  private void placeJob() {
    for (int tries = 0; ; tries++) {
      if (tries > TRIES) {
        throw new IllegalStateException("no room for another job in " + draft.siteName);
      }
      int heater = random.nextInt(heaters.size());
      int slots = tries < TRIES / 2 ? HeaterDraw.one(JOB_SLOTS, random) : JOB_SLOTS[0];
      int heatKw = HeaterDraw.one(HEAT_KW, random);
      int start = random.nextInt(size.slots() - slots + 1);
      if (hidden.place(new Place(heater, start, slots, heatKw, random.nextInt(3)))) {
        return;
      }
    }
  }

  private void addHeaters() {
    for (int h = 0; h < heaters.size(); h++) {
      HeaterDraw heater = heaters.get(h);
      EquipmentDraft equipment = new EquipmentDraft("HTR-%03d".formatted(h + 1));
      equipment.type = heater.type();
      equipment.mode = heater.batch() ? OperatingMode.BATCH : OperatingMode.SHARED;
      equipment.capacityKw = BigDecimal.valueOf(heater.capacityKw());
      equipment.minLoadKw = BigDecimal.valueOf(heater.minLoadKw());
      equipment.efficiencyPercent = BigDecimal.valueOf(heater.efficiencyPermille(), 1);
      if (heater.type() == EquipmentType.GAS_BOILER) {
        equipment.fuelType = "natural_gas";
        equipment.fuelRatePerKwh = new BigDecimal("0.045");
      }
      equipment.startupCost = BigDecimal.valueOf(heater.startCost());
      int minRunSlots = Math.min(random.nextBoolean() ? 2 : 4, hidden.shortestRun(h));
      equipment.minRunTimeMinutes = 15 * minRunSlots;
      equipment.maxStartsPerDay = Math.max(4 + random.nextInt(3), hidden.mostStartsPerDay(h));
      if (heater.downTo() > heater.downFrom()) {
        Interval down = new Interval(draft.at(heater.downFrom()), draft.at(heater.downTo()));
        equipment.unavailable.add(new Unavailability(down, "maintenance", ""));
      }
      draft.equipment.add(equipment);
    }
  }

  private void addJobs() {
    for (int j = 0; j < hidden.places().size(); j++) {
      Place place = hidden.places().get(j);
      int slack = random.nextInt(flavour.leastSlack(), flavour.mostSlack() + 1);
      int before = random.nextInt(slack + 1);
      int first = Math.max(0, place.start() - before);
      int last = Math.min(size.slots(), place.start() + place.slots() + slack - before);
      JobDraft job = new JobDraft("J-%04d".formatted(j + 1), draft.at(first), draft.at(last));
      job.productId = "P";
      job.durationMinutes = 15 * place.slots();
      job.heatKwh = BigDecimal.valueOf((long) place.heatKw() * place.slots(), 0).multiply(QUARTER);
      job.operatorsRequired = place.operators();
      for (int h = 0; h < heaters.size(); h++) {
        boolean fits = heaters.get(h).capacityKw() >= place.heatKw();
        if (h == place.heater() || fits && random.nextInt(100) < 45) {
          job.eligibleEquipment.add("HTR-%03d".formatted(h + 1));
        }
      }
      draft.jobs.add(job);
    }
  }

  private void addCrewAndLimits() {
    draft.shifts = List.of(shift("night", 0, 24), shift("day", 24, 88), shift("late", 88, 96));
    double[] base = new double[size.slots()];
    List<StepSeries.Step> steps = new ArrayList<>();
    for (int t = 0; t < base.length; t++) {
      boolean working = t % 96 >= 24 && t % 96 < 72;
      base[t] = (working ? 140 : 95) + random.nextInt(250) / 10.0;
      steps.add(new StepSeries.Step(draft.at(t), BigDecimal.valueOf(Math.round(base[t] * 10), 1)));
    }
    draft.baseLoadKw = new StepSeries(steps, draft.at(base.length));
    int limit = (int) Math.ceil(hidden.highestLoadKw(base) * LIMIT_ABOVE_HIDDEN_PEAK);
    draft.contractualPeakKw = BigDecimal.valueOf(limit);
    draft.monthToDatePeak =
        new MonthToDatePeak(
            new Power(BigDecimal.valueOf(Math.round(limit * MONTH_TO_DATE_SHARE))),
            java.util.Map.of());
  }

  private Shift shift(String name, int from, int to) {
    return new Shift(
        name,
        EnumSet.allOf(DayOfWeek.class),
        new DailyWindow(wallClock(from), wallClock(to)),
        hidden.mostOperators(from, to) + random.nextInt(3),
        false);
  }

  private static LocalTime wallClock(int slotOfDay) {
    return LocalTime.ofSecondOfDay(slotOfDay % 96 * 900L);
  }

  private void addTariff() {
    BigDecimal onPeak = new BigDecimal(flavour.onPeakRate());
    draft.periods.add(period(DayType.WEEKDAY, 0, 44, BigDecimal.ZERO, "off-peak"));
    draft.periods.add(period(DayType.WEEKDAY, 44, 68, onPeak, "on-peak"));
    draft.periods.add(period(DayType.WEEKDAY, 68, 96, BigDecimal.ZERO, "off-peak"));
    draft.periods.add(period(DayType.WEEKEND, 0, 96, BigDecimal.ZERO, "off-peak"));
    draft.demandCharges.add(
        new DemandCharge("facility", new BigDecimal(flavour.facilityRate()), null));
    List<StepSeries.Step> steps = new ArrayList<>();
    for (int t = 0; t < size.slots(); t += 4) {
      int hour = t / 4 % 24;
      int milli = hour < 6 || hour >= 22 ? 80 : hour >= 12 && hour < 18 ? 240 : 120;
      int percent = flavour.hourlyPrices() ? random.nextInt(90, 111) : 100;
      BigDecimal price =
          flavour == Flavour.DEMAND
              ? new BigDecimal("0.1")
              : BigDecimal.valueOf((long) milli * percent, 5);
      steps.add(new StepSeries.Step(draft.at(t), price));
    }
    draft.prices = new StepSeries(steps, draft.at(size.slots()));
  }

  private static TariffPeriod period(
      DayType type, int from, int to, BigDecimal demandRate, String category) {
    return new TariffPeriod(
        type,
        new DailyWindow(wallClock(from), wallClock(to)),
        new BigDecimal("0.1"),
        demandRate,
        category,
        null);
  }
}
