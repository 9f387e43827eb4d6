package io.heatscheduler.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plants small enough to price by hand; every expected cost is written as its arithmetic. */
class BruteForceOracleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aJobRunsInTheCheapestHoursOfItsWindow() {
    PlantDraft plant = hourly("0.30", "0.10", "0.20", "0.40");
    plant.jobs.add(job(plant, "J1", 2, "100"));

    // 50 kW for 2 h at 80 %: 62.5 kWh an hour at 0.10 and 0.20
    assertThat(optimum(plant)).isEqualByComparingTo("18.75");
  }

  @Test
  void idlingBetweenTwoJobsIsChosenWhenAStartCostsMore() {
    PlantDraft plant = hourly("0.10", "0.10", "0.10", "0.10");
    plant.equipment.getFirst().minLoadKw = new BigDecimal("8");
    plant.jobs.add(fixedJob(plant, "J1", 0, "40"));
    plant.jobs.add(fixedJob(plant, "J2", 2, "40"));

    plant.equipment.getFirst().startupCost = new BigDecimal("2");
    // Two jobs of 50 kWh input; one start; an hour of 8 / 0.8 = 10 kWh at 0.10 instead of a start
    assertThat(optimum(plant)).isEqualByComparingTo("13");

    plant.equipment.getFirst().startupCost = new BigDecimal("0.5");
    // Two starts: 2 x 5 + 2 x 0.5
    assertThat(optimum(plant)).isEqualByComparingTo("11");
  }

  @Test
  void demandIsPaidOnlyAboveTheMonthToDatePeak() {
    PlantDraft plant = hourly("0.10", "0.10", "0.10", "0.10");
    plant.baseLoadKw = StepSeries.constant(new BigDecimal("20"));
    plant.demandCharges.add(new DemandCharge("facility", new BigDecimal("3"), null));
    plant.monthToDatePeak = new MonthToDatePeak(Power.ofKilowatts(60), Map.of());
    plant.jobs.add(job(plant, "J1", 1, "40"));

    // 50 kWh x 0.10 + 3 x (20 + 50 - 60)
    assertThat(optimum(plant)).isEqualByComparingTo("35");
  }

  @Test
  void inputIsLinearBetweenTheCurvesInputPowers() {
    PlantDraft plant = hourly("0.10", "0.10");
    EquipmentDraft heater = plant.equipment.getFirst();
    heater.efficiencyCurve.add(new CurvePoint(new BigDecimal("0.2"), new BigDecimal("50")));
    heater.efficiencyCurve.add(new CurvePoint(new BigDecimal("1.0"), new BigDecimal("80")));
    plant.jobs.add(job(plant, "J1", 1, "60"));

    // 20 kW draws 40 kW, 100 kW draws 125 kW: 60 kW draws 40 + 85 / 2
    assertThat(optimum(plant)).isEqualByComparingTo("8.25");
  }

  @Test
  void anHourSkippedByTheClockIsNoSlot() {
    LocalDateTime springNight = LocalDateTime.of(2026, 3, 29, 0, 0);
    PlantDraft plant =
        new PlantDraft(BERLIN, springNight.atZone(BERLIN).toInstant(), 60, 4); // 0, 1, 3, 4 o'clock
    plant.equipment.add(heater());
    plant.periods.add(period("00:00", "03:00", "0.50"));
    plant.periods.add(period("03:00", "00:00", "0.10"));
    plant.jobs.add(job(plant, "J1", 3, "120"));

    // 50 kWh in each hour; the best three are 1, 3 and 4 o'clock
    assertThat(optimum(plant)).isEqualByComparingTo("35");
  }

  @Test
  void jobsThatOnlyFitOneAfterTheOtherMakeAShortHorizonInfeasible() {
    PlantDraft plant = hourly("0.10", "0.10", "0.10", "0.10");
    plant.contractualPeakKw = new BigDecimal("90");
    for (String id : List.of("J1", "J2", "J3")) {
      plant.jobs.add(job(plant, id, 2, "80"));
    }
    assertThat(BruteForceOracle.solve(plant.build())).isInstanceOf(OracleResult.Infeasible.class);

    plant.jobs.removeLast();
    assertThat(optimum(plant)).isEqualByComparingTo("20");
  }

  @Test
  void aThirdOfAKilowattNeedsNoTolerance() {
    PlantDraft plant = hourly("0.10", "0.10", "0.10");
    plant.equipment.getFirst().capacityKw = new BigDecimal("100");
    for (String id : List.of("J1", "J2", "J3")) {
      plant.jobs.add(job(plant, id, 3, "100"));
    }

    // Three times 33.333... kW fill 100 kW exactly: 300 kWh / 0.8 at 0.10
    assertThat(optimum(plant)).isEqualByComparingTo("37.5");
  }

  @Test
  void plantsThatAreNotTinyAreRefused() {
    PlantDraft plant = new PlantDraft(BERLIN, Instant.parse("2026-11-23T06:00:00Z"), 15, 17);
    plant.periods.add(period("00:00", "00:00", "0.10"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BruteForceOracle.solve(plant.build()))
        .withMessageContaining("17 slots");
  }

  private static BigDecimal optimum(PlantDraft plant) {
    OracleResult result = BruteForceOracle.solve(plant.build());
    assertThat(result).isInstanceOf(OracleResult.Optimum.class);
    return ((OracleResult.Optimum) result).cost().toDecimal();
  }

  private static PlantDraft hourly(String... prices) {
    PlantDraft plant =
        new PlantDraft(BERLIN, Instant.parse("2026-11-23T06:00:00Z"), 60, prices.length);
    plant.equipment.add(heater());
    plant.periods.add(period("00:00", "00:00", "0.99"));
    List<StepSeries.Step> steps = new ArrayList<>();
    for (int slot = 0; slot < prices.length; slot++) {
      steps.add(new StepSeries.Step(plant.at(slot), new BigDecimal(prices[slot])));
    }
    plant.prices = new StepSeries(steps, plant.at(prices.length));
    return plant;
  }

  private static EquipmentDraft heater() {
    EquipmentDraft heater = new EquipmentDraft("H1");
    heater.efficiencyPercent = new BigDecimal("80");
    return heater;
  }

  private static TariffPeriod period(String start, String end, String rate) {
    return new TariffPeriod(
        DayType.WEEKDAY,
        new DailyWindow(java.time.LocalTime.parse(start), java.time.LocalTime.parse(end)),
        new BigDecimal(rate),
        BigDecimal.ZERO,
        "flat " + start,
        null);
  }

  private static JobDraft job(PlantDraft plant, String id, int hours, String heatKwh) {
    JobDraft job = new JobDraft(id, plant.start, plant.at(plant.slots));
    job.durationMinutes = hours * 60;
    job.heatKwh = new BigDecimal(heatKwh);
    return job;
  }

  private static JobDraft fixedJob(PlantDraft plant, String id, int slot, String heatKwh) {
    JobDraft job = job(plant, id, 1, heatKwh);
    job.earliestStart = plant.at(slot);
    job.latestEnd = plant.at(slot + 1);
    return job;
  }
}
