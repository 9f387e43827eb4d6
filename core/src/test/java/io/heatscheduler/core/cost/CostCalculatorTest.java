package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.cost.Breakdown.Entry;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostCalculatorTest {
  private static BigDecimal d(String decimal) {
    return new BigDecimal(decimal);
  }

  private static BillLine line(Bill bill, String id) {
    return bill.lines().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + id + " in " + bill.lines()));
  }

  private static BigDecimal share(Breakdown breakdown, String key) {
    return breakdown.entries().stream()
        .filter(entry -> entry.key().equals(key))
        .map(Entry::amount)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " in " + breakdown));
  }

  @Test
  void energyIsInputTimesTheRateInForceByCategory() {
    PlantGrid grid =
        plant()
            .twoRates("0", "0")
            .with(heater("H").percent("80"))
            .with(job("J").heatKwh("120").minutes(120))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {5}, 5, 7));

    BillLine off = line(bill, "energy/off-peak/jobs");
    BillLine on = line(bill, "energy/on-peak/jobs");
    assertThat(off.quantity()).isEqualByComparingTo("75"); // 60 kW / 0.80 for an hour
    assertThat(off.amount()).isEqualByComparingTo(d("75").multiply(d("0.05")));
    assertThat(off.rate()).isEqualByComparingTo("0.05");
    assertThat(off.unit()).isEqualTo("kWh");
    assertThat(off.slots()).containsExactly(new SlotRange(5, 6));
    assertThat(on.amount()).isEqualByComparingTo(d("75").multiply(d("0.20")));
    assertThat(bill.lines()).hasSize(2);
    assertThat(bill.planCost()).isEqualByComparingTo("18.75");
  }

  @Test
  void everyAdderIsALineOnEveryKilowattHour() {
    PlantGrid grid =
        plant()
            .adder("grid", "0.021")
            .adder("levy", "-0.001")
            .with(heater("H"))
            .with(job("J"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {3}, 3, 4));

    assertThat(line(bill, "energy/flat/jobs").amount()).isEqualByComparingTo("5");
    assertThat(line(bill, "adder/grid/jobs").amount())
        .isEqualByComparingTo(d("50").multiply(d("0.021")));
    assertThat(line(bill, "adder/levy/jobs").amount())
        .isEqualByComparingTo(d("50").multiply(d("-0.001")));
  }

  @Test
  void fuelIsPricedAtItsOwnRateAndDoesNotLoadTheSite() {
    PlantGrid grid =
        plant()
            .demandCharge("facility", "9")
            .with(heater("B").gas("0.045").percent("90"))
            .with(job("J").heatKwh("90"))
            .grid();
    SlottedSchedule schedule = onFirst(new int[] {3}, 3, 4);

    Bill bill = CostCalculator.price(grid, schedule);

    assertThat(line(bill, "fuel/B/jobs").quantity()).isEqualByComparingTo("100");
    assertThat(line(bill, "fuel/B/jobs").amount()).isEqualByComparingTo("4.5");
    assertThat(bill.total(LineKind.DEMAND)).isEqualByComparingTo("0");
    Dispatch dispatch = Dispatch.of(grid, schedule);
    assertThat(dispatch.peakKw()).isEqualByComparingTo("0");
    assertThat(dispatch.fuelKw(0, 3)).isEqualByComparingTo("100");
    assertThat(dispatch.electricKw(0, 3)).isEqualByComparingTo("0");
  }

  // 30 kW of heat wanted, 40 kW delivered at 80 %: 50 kW input, three quarters of it for the job.
  @Test
  void surplusUpToTheMinimumLoadIsLostAndPaidForAsIdling() {
    PlantGrid grid =
        plant().with(heater("H").percent("80").minLoadKw("40")).with(job("J").heatKwh("30")).grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {3}, 3, 5));

    assertThat(line(bill, "energy/flat/jobs").quantity())
        .isEqualByComparingTo(d("50").multiply(d("0.75")));
    assertThat(line(bill, "energy/flat/idle").quantity())
        .isEqualByComparingTo(d("50").multiply(d("0.25")).add(d("50"))); // and a slot without job
    assertThat(bill.planCost()).isEqualByComparingTo("10");
    Dispatch dispatch = Dispatch.of(grid, onFirst(new int[] {3}, 3, 5));
    assertThat(dispatch.surplusKw(0, 3)).isEqualByComparingTo("10");
    assertThat(dispatch.surplusKw(0, 4)).isEqualByComparingTo("40");
  }

  @Test
  void standbyIsDrawnOnTopInEveryOnSlot() {
    PlantGrid grid =
        plant()
            .demandCharge("facility", "1")
            .with(heater("H").standbyKw("3"))
            .with(job("J"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {3}, 3, 6));

    assertThat(line(bill, "energy/flat/idle").quantity()).isEqualByComparingTo("9");
    assertThat(bill.demand().getFirst().measuredKw()).isEqualByComparingTo("53");
  }

  // 6 kWh in a quarter-hour are 24 kW on top of 50 kW.
  @Test
  void startUpEnergyCountsInPriceAndInThePeak() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-24T00:00", 15)
            .demandCharge("facility", "2")
            .baseLoadKw("10")
            .with(heater("H").startupKwh("6").startupCost("1.25").shutdownCost("0.5"))
            .with(job("J"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {8}, 8, 12));

    assertThat(line(bill, "energy/flat/start").quantity()).isEqualByComparingTo("6");
    assertThat(line(bill, "energy/flat/start").slots()).containsExactly(new SlotRange(8, 9));
    assertThat(line(bill, "startup_cost/H").amount()).isEqualByComparingTo("1.25");
    assertThat(line(bill, "shutdown_cost/H").slots()).containsExactly(new SlotRange(12, 13));
    MeasuredDemand demand = bill.demand().getFirst();
    assertThat(demand.measuredKw()).isEqualByComparingTo(d("10").add(d("50")).add(d("24")));
    assertThat(demand.peakSlot()).isEqualTo(8);
    assertThat(line(bill, demand.lineId()).amount()).isEqualByComparingTo("168");
    assertThat(bill.startsAndIdling())
        .isEqualByComparingTo(d("6").multiply(d("0.10")).add(d("1.25")).add(d("0.5")));
  }

  @Test
  void equipmentOnBeforeTheHorizonDoesNotStartInSlotZeroButShutsDownThere() {
    PlantGrid grid =
        plant()
            .with(heater("H").initiallyOn().startupCost("7").shutdownCost("3"))
            .with(job("J"))
            .grid();

    assertThat(CostCalculator.price(grid, onFirst(new int[] {0}, 0, 1)).startsAndIdling())
        .isEqualByComparingTo("3");
    assertThat(CostCalculator.price(grid, onFirst(new int[] {5}, 5, 6)).startsAndIdling())
        .isEqualByComparingTo(d("3").add(d("7")).add(d("3")));
  }

  @Test
  void theHorizonsEndIsNoShutDownAndSlotZeroIsAStart() {
    PlantGrid grid =
        plant().with(heater("H").startupCost("7").shutdownCost("3")).with(job("J")).grid();

    assertThat(CostCalculator.price(grid, onFirst(new int[] {23}, 23, 24)).startsAndIdling())
        .isEqualByComparingTo("7");
    assertThat(CostCalculator.price(grid, onFirst(new int[] {0}, 0, 1)).startsAndIdling())
        .isEqualByComparingTo("10");
  }

  @Test
  void demandIsPaidOnlyAboveTheMonthToDatePeak() {
    PlantGrid grid =
        plant()
            .twoRates("0", "8")
            .demandCharge("facility", "4.5")
            .baseLoadKw("600")
            .monthToDateKw("640")
            .with(heater("H"))
            .with(job("J"))
            .grid();

    Bill onPeak = CostCalculator.price(grid, onFirst(new int[] {7}, 7, 8));
    Bill offPeak = CostCalculator.price(grid, onFirst(new int[] {1}, 1, 2));

    assertThat(line(onPeak, "demand/2026-11-01/on-peak").quantity()).isEqualByComparingTo("10");
    assertThat(line(onPeak, "demand/2026-11-01/on-peak").amount())
        .isEqualByComparingTo(d("650").subtract(d("640")).multiply(d("8")));
    assertThat(onPeak.total(LineKind.DEMAND)).isEqualByComparingTo("125"); // 10 x (8 + 4.5)
    assertThat(line(offPeak, "demand/2026-11-01/on-peak").amount()).isEqualByComparingTo("0");
    assertThat(offPeak.total(LineKind.DEMAND)).isEqualByComparingTo("45");
  }

  @Test
  void aLaterMonthPaysFromZeroAndShowsIt() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-30T00:00", "2026-12-02T00:00", 60)
            .demandCharge("facility", "2")
            .baseLoadKw("100")
            .monthToDateKw("150")
            .with(heater("H"))
            .with(job("J").until("2026-12-01T00:00"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {0}, 0, 1));

    assertThat(bill.total(LineKind.DEMAND)).isEqualByComparingTo(d("100").multiply(d("2")));
    assertThat(bill.laterMonthsDemand()).isEqualByComparingTo("200");
    assertThat(bill.demand()).extracting(MeasuredDemand::laterMonth).containsExactly(false, true);
  }

  @Test
  void theFixedChargeIsPaidForEachLocalDateTouched() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-23T22:00", "2026-11-25T01:00", 60)
            .fixedPerDay("12.5")
            .with(heater("H"))
            .with(job("J"))
            .grid();

    BillLine fixed = line(CostCalculator.price(grid, onFirst(new int[] {0}, 0, 1)), "fixed");

    assertThat(fixed.quantity()).isEqualByComparingTo("3");
    assertThat(fixed.amount()).isEqualByComparingTo("37.5");
    assertThat(fixed.unit()).isEqualTo("day");
  }

  @Test
  void theBaseLoadsOwnEnergyIsShownButNotInThePlanCost() {
    PlantGrid grid =
        plant().baseLoadKw("10").adder("grid", "0.02").with(heater("H")).with(job("J")).grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {0}, 0, 1));

    assertThat(bill.planCost()).isEqualByComparingTo(d("50").multiply(d("0.12")));
    assertThat(bill.siteBill()).isEqualByComparingTo(d("50").add(d("240")).multiply(d("0.12")));
    assertThat(bill.baseLoadLines())
        .extracting(BillLine::id)
        .containsExactly("energy/flat/base_load", "adder/grid/base_load");
  }

  @Test
  void eachLineIsRoundedOnceHalfEvenToSixDecimals() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-24T00:00", 5)
            .with(heater("H").percent("70"))
            .with(job("J").heatKwh("1").minutes(35))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {0}, 0, 7));

    // 1 / 0.7 = 1.428571428... kWh at 0.10; seven rounded slots would give 0.142856.
    assertThat(line(bill, "energy/flat/jobs").amount()).isEqualByComparingTo("0.142857");
    assertThat(line(bill, "energy/flat/jobs").quantity()).isEqualByComparingTo("1.428571");
    assertThat(bill.planCost()).isEqualByComparingTo("0.142857");
  }

  @Test
  void aRateThatVariesOverALineIsNullAndItsMeanIsShown() {
    PlantGrid grid =
        plant()
            .horizon("2026-06-30T00:00", "2026-07-02T00:00", 60)
            .period(
                io.heatscheduler.core.tariff.DayType.WEEKDAY,
                "00:00",
                "00:00",
                "0.10",
                "0",
                "all",
                io.heatscheduler.core.fixture.PlantBuilder.season("01-01", "06-30"))
            .period(
                io.heatscheduler.core.tariff.DayType.WEEKDAY,
                "00:00",
                "00:00",
                "0.30",
                "0",
                "all",
                io.heatscheduler.core.fixture.PlantBuilder.season("07-01", "12-31"))
            .baseLoadKw("5")
            .grid();

    BillLine base = CostCalculator.price(grid, onFirst(new int[] {})).baseLoadLines().getFirst();

    assertThat(base.rate()).isNull();
    assertThat(base.meanRate()).isEqualByComparingTo("0.20");
    assertThat(base.amount()).isEqualByComparingTo("48"); // 120 kWh at 0.10 and 120 at 0.30
  }

  @Test
  void jobsShareASlotsInputByHeatAndOverheadStaysWithTheEquipment() {
    PlantGrid grid =
        plant()
            .with(
                heater("H")
                    .minLoadKw("40")
                    .standbyKw("2")
                    .startupKwh("5")
                    .startupCost("1")
                    .shutdownCost("1"))
            .with(job("A").heatKwh("20"), job("B").heatKwh("10"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {3, 3}, 3, 4));

    assertThat(share(bill.byJob(), "A")).isEqualByComparingTo(d("20").multiply(d("0.10")));
    assertThat(share(bill.byJob(), "B")).isEqualByComparingTo(d("10").multiply(d("0.10")));
    // 10 kWh surplus, 2 standby, 5 start-up, and two for wear
    assertThat(share(bill.byJob(), "H"))
        .isEqualByComparingTo(d("17").multiply(d("0.10")).add(d("2")));
    assertThat(share(bill.byEquipment(), "H")).isEqualByComparingTo(bill.planCost());
    assertThat(bill.jobs())
        .extracting(JobCost::energyCost)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(d("2"), d("1"));
  }

  // Peak slot: base 50, A 20, B 10, surplus 10, standby 10 of 100 kW; 300 EUR are 3 EUR a kW.
  @Test
  void aDemandChargeIsSplitByElectricLoadInItsFirstPeakSlot() {
    PlantGrid grid =
        plant()
            .demandCharge("facility", "3")
            .baseLoadKw("50")
            .fixedPerDay("4")
            .period(
                io.heatscheduler.core.tariff.DayType.WEEKDAY, "00:00", "00:00", "0", "0", "free")
            .with(heater("H").minLoadKw("40").standbyKw("10"))
            .with(job("A").heatKwh("20"), job("B").heatKwh("10"), job("C").heatKwh("30"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {3, 3, 5}, 3, 4, 5, 6));

    assertThat(bill.demand().getFirst().peakSlot()).isEqualTo(3);
    assertThat(share(bill.byJob(), "A")).isEqualByComparingTo("60");
    assertThat(share(bill.byJob(), "B")).isEqualByComparingTo("30");
    assertThat(share(bill.byJob(), "C")).isEqualByComparingTo("0");
    assertThat(share(bill.byJob(), "H")).isEqualByComparingTo("60");
    assertThat(share(bill.byJob(), "site")).isEqualByComparingTo("154"); // base load and fixed
    assertThat(share(bill.byEquipment(), "H")).isEqualByComparingTo("150");
    assertThat(share(bill.byPeriod(), "facility")).isEqualByComparingTo("300");
    assertThat(share(bill.byPeriod(), "fixed")).isEqualByComparingTo("4");
  }

  @Test
  void aCategorysDemandBelongsToItsPeriod() {
    PlantGrid grid = plant().twoRates("0", "2").with(heater("H")).with(job("J")).grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {7}, 7, 8));

    assertThat(share(bill.byPeriod(), "on-peak"))
        .isEqualByComparingTo(d("50").multiply(d("0.20")).add(d("50").multiply(d("2"))));
  }

  @Test
  void anAssignmentNamesTheCategoryWithMostOfItsEnergy() {
    PlantGrid grid =
        plant()
            .twoRates("0", "0")
            .with(heater("H"))
            .with(
                job("even").heatKwh("40").minutes(120),
                job("late").heatKwh("40").minutes(120).profile("0.4", "0.6"))
            .grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {5, 5}, 5, 7));

    assertThat(bill.jobs())
        .extracting(JobCost::tariffPeriod)
        .containsExactly("off-peak", "on-peak");
    assertThat(bill.jobs().getFirst().powerKw()).isEqualByComparingTo("20");
    assertThat(bill.jobs().getFirst().inputKwh()).isEqualByComparingTo("40");
  }

  @Test
  void emissionsAreInputTimesTheFuelsFactor() {
    PlantGrid grid =
        plant()
            .co2("electricity", "0.38")
            .co2("natural_gas", "0.201")
            .baseLoadKw("1000")
            .with(heater("E"), heater("G").gas("0.05").percent("50"), heater("P").gas("0.1"))
            .with(job("A").eligible("E"), job("B").eligible("G"))
            .grid();
    SlottedSchedule schedule =
        new SlottedSchedule(
            new int[] {0, 1}, new int[] {0, 0}, List.of(slots(0, 1), slots(0, 1), slots()));

    Bill bill = CostCalculator.price(grid, schedule);

    assertThat(bill.co2Kg().get("electricity")).isEqualByComparingTo("19"); // base load apart
    assertThat(bill.co2Kg().get("natural_gas")).isEqualByComparingTo(d("100").multiply(d("0.201")));
  }

  @Test
  void aJobOnEquipmentThatIsOffCannotBePriced() {
    PlantGrid grid = plant().with(heater("H")).with(job("J")).grid();

    assertThatThrownBy(() -> CostCalculator.price(grid, onFirst(new int[] {3}, 4, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("job J runs in slot 3 while H is off");
    assertThatThrownBy(() -> CostCalculator.price(grid, onFirst(new int[] {24}, 24, 25)))
        .hasMessageContaining("outside the horizon");
  }

  @Test
  void anEmptyPlanStillPaysDemandAndFixedCharges() {
    PlantGrid grid = plant().demandCharge("facility", "2").baseLoadKw("30").fixedPerDay("5").grid();

    Bill bill = CostCalculator.price(grid, onFirst(new int[] {}));

    assertThat(bill.planCost()).isEqualByComparingTo("65");
    assertThat(bill.byJob().total()).isEqualByComparingTo("65");
  }
}
