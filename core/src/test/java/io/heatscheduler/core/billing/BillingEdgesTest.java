package io.heatscheduler.core.billing;

import static io.heatscheduler.core.billing.RandomBills.span;
import static io.heatscheduler.core.fixture.PlantBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows, intervals, versions and signs at their edges. */
class BillingEdgesTest {
  private static final TimeGrid MONDAY = span("2026-03-02", "2026-03-03", 15);
  private static final TariffPeriod ONE_PER_KWH =
      new TariffPeriod(
          DayType.WEEKDAY, DailyWindow.WHOLE_DAY, BigDecimal.ONE, BigDecimal.ZERO, "all", null);

  private static Tariff demand(DemandTerms terms) {
    return RandomBills.tariff(
        List.of(ONE_PER_KWH), List.of(new DemandCharge("d", BigDecimal.ONE, null, terms)), null);
  }

  private static List<BigDecimal> flat(TimeGrid span, long kw) {
    return new ArrayList<>(Collections.nCopies(span.slotCount(), BigDecimal.valueOf(kw)));
  }

  /** 10 kW, with 100 kW at 12:45 and 60 kW at 13:00. */
  private static List<BigDecimal> noon() {
    List<BigDecimal> load = flat(MONDAY, 10);
    load.set(51, BigDecimal.valueOf(100));
    load.set(52, BigDecimal.valueOf(60));
    return load;
  }

  @ParameterizedTest
  @CsvSource({
    "12:00, 14:00, 60, false, 32.5", // (10 + 10 + 10 + 100) / 4
    "12:00, 14:00, 60, true, 45", // 12:30 to 13:30: (10 + 100 + 60 + 10) / 4
    "12:00, 14:00, 30, false, 55", // (10 + 100) / 2
    "12:00, 14:00, 30, true, 80", // (100 + 60) / 2
    "12:00, 13:00, 30, true, 55", // 13:00 lies outside
    "12:30, 13:30, 60, false, 100", // no hour of the clock lies inside whole: slots count
    "12:30, 13:30, 60, true, 45",
    "12:45, 13:00, 30, true, 100", // the window is shorter than the interval
  })
  void demandIsTheHighestMeanOfWholeIntervalsInsideTheWindow(
      String from, String to, int minutes, boolean rolling, String kw) {
    DemandTerms terms =
        DemandTerms.PLAIN
            .withWindows(List.of(new DayWindow(Set.of(), window(from, to))))
            .withInterval(new DemandInterval(minutes, rolling));

    UtilityBill bill = RandomBills.bill(demand(terms), MONDAY, noon());

    assertThat(bill.demand())
        .singleElement()
        .satisfies(d -> assertThat(d.measuredKw()).isEqualByComparingTo(kw));
  }

  @Test
  void readingsCoarserThanTheIntervalCountByThemselvesWithAWarning() {
    TimeGrid hours = span("2026-03-02", "2026-03-03", 60);
    DemandTerms terms = DemandTerms.PLAIN.withInterval(new DemandInterval(15, false));

    UtilityBill bill = RandomBills.bill(demand(terms), hours, flat(hours, 40));

    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("40");
    assertThat(bill.findings()).extracting(Finding::code).containsExactly("DEMAND_INTERVAL_FINER");
  }

  @Test
  void aMonthWithoutACoincidentHourIsNotChargedAndSaysSo() {
    DemandTerms terms =
        DemandTerms.PLAIN.withCoincidentHours(
            List.of(
                new Interval(
                    MONDAY.startOf(0).minusSeconds(90_000), MONDAY.startOf(0).minusSeconds(900))));

    UtilityBill bill = RandomBills.bill(demand(terms), MONDAY, noon());

    assertThat(bill.demand()).isEmpty();
    assertThat(bill.findings())
        .extracting(Finding::code)
        .containsExactly("COINCIDENT_HOURS_MISSING");
  }

  @Test
  void aSlotThatASystemPeakTouchesInPartDoesNotCount() {
    DemandTerms terms =
        DemandTerms.PLAIN.withCoincidentHours(
            List.of(
                new Interval(
                    MONDAY.startOf(51).plusSeconds(60), MONDAY.startOf(53)))); // 12:46 to 13:15

    assertThat(RandomBills.bill(demand(terms), MONDAY, noon()).total(ChargeKind.DEMAND))
        .isEqualByComparingTo("60");
  }

  @Test
  void aHolidayIsNoWeekdayForAWindow() {
    DemandTerms terms =
        DemandTerms.PLAIN.withWindows(
            List.of(
                new DayWindow(Set.of(DayType.WEEKDAY), window("12:00", "14:00")),
                new DayWindow(Set.of(DayType.SUNDAY), window("00:00", "01:00"))));
    MeterCalendar holiday =
        new MeterCalendar(Set.of(LocalDate.of(2026, 3, 2)), BillingPeriods.CALENDAR_MONTHS);

    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(demand(terms), holiday, MONDAY).orThrow(),
            new MeterReadings(MONDAY, noon()),
            MeterState.UNKNOWN);

    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("10"); // midnight to one
  }

  @Test
  void eachPeriodFillsItsOwnTiersOrAllShareThem() {
    List<EnergyTier> tiers =
        List.of(
            new EnergyTier(BigDecimal.ONE, BigDecimal.valueOf(100), TierUnit.KWH),
            new EnergyTier(BigDecimal.TEN, null, TierUnit.KWH));
    Tariff all =
        RandomBills.tariff(
            List.of(
                TariffPeriod.tiered(
                    DayType.WEEKDAY, window("06:00", "22:00"), tiers, BigDecimal.ZERO, "day", null),
                TariffPeriod.tiered(
                    DayType.WEEKDAY,
                    window("22:00", "06:00"),
                    tiers,
                    BigDecimal.ZERO,
                    "night",
                    null)),
            List.of(),
            null);
    Tariff each =
        all.withTerms(BillTerms.PLAIN.withTiers(new TierRules(TierRules.Scope.EACH_PERIOD, null)));
    List<BigDecimal> load = flat(MONDAY, 10); // day 160 kWh, night 80 kWh

    UtilityBill apart = RandomBills.bill(each, MONDAY, load);
    UtilityBill shared = RandomBills.bill(all, MONDAY, load);

    assertThat(quantity(apart, "day/tier-1")).isEqualByComparingTo("100");
    assertThat(quantity(apart, "day/tier-2")).isEqualByComparingTo("60");
    assertThat(quantity(apart, "night/tier-1")).isEqualByComparingTo("80");
    // 100 of 240 kWh are in the first tier
    assertThat(quantity(shared, "day/tier-1")).isEqualByComparingTo("66.666667");
    assertThat(quantity(shared, "night/tier-1")).isEqualByComparingTo("33.333333");
  }

  private static BigDecimal quantity(UtilityBill bill, String line) {
    return bill.line("energy/2026-03-01/" + line).quantity();
  }

  @Test
  void exportBeyondImportIsPaidAtTheFirstTiersRate() {
    Tariff tariff =
        RandomBills.tariff(
            List.of(
                TariffPeriod.tiered(
                    DayType.WEEKDAY,
                    DailyWindow.WHOLE_DAY,
                    List.of(
                        new EnergyTier(BigDecimal.ONE, BigDecimal.TEN, TierUnit.KWH),
                        new EnergyTier(BigDecimal.TWO, null, TierUnit.KWH)),
                    BigDecimal.ZERO,
                    "all",
                    null)),
            List.of(),
            null);

    assertThat(RandomBills.bill(tariff, MONDAY, flat(MONDAY, -1)).total(ChargeKind.ENERGY))
        .isEqualByComparingTo("-24");
  }

  @Test
  void eachVersionsPercentagesAreReckonedOnItsOwnLines() {
    TimeGrid twoDays = span("2026-03-02", "2026-03-04", 15);
    Tariff first = RandomBills.tariff(List.of(ONE_PER_KWH), List.of(), vat(10));
    Tariff second =
        new Tariff(
            "later",
            "",
            "",
            LocalDate.of(2026, 3, 3),
            null,
            first.currency(),
            BigDecimal.ZERO,
            List.of(ONE_PER_KWH),
            List.of(),
            null,
            List.of(),
            vat(20),
            List.of());

    UtilityBill bill =
        RandomBills.bill(Tariff.ofVersions(List.of(second, first)), twoDays, flat(twoDays, 1));

    // 24 kWh a day
    assertThat(bill.line("adjustment/2026-03-01/VAT").amount()).isEqualByComparingTo("2.4");
    assertThat(bill.line("adjustment/2026-03-01/VAT/2026-03-03").amount())
        .isEqualByComparingTo("4.8");
  }

  private static BillTerms vat(int percent) {
    return BillTerms.PLAIN.withAdjustments(
        List.of(
            new Adjustment("VAT", BigDecimal.valueOf(percent), Set.of(ChargeKind.ENERGY), false)));
  }

  @Test
  void aMinimumByTheDayCountsTheDaysOfTheMonth() {
    TimeGrid june = span("2026-06-01", "2026-07-01", 60);
    BillTerms terms =
        BillTerms.PLAIN.withMinimum(
            new MinimumBill(BigDecimal.TWO, ChargePer.DAY, Set.of(ChargeKind.FIXED)));

    UtilityBill bill =
        RandomBills.bill(
            RandomBills.tariff(List.of(ONE_PER_KWH), List.of(), terms), june, flat(june, 1));

    // 30 x 2 less 30 x 1.25; energy does not count
    assertThat(bill.total(ChargeKind.MINIMUM)).isEqualByComparingTo("22.5");
  }

  @Test
  void capacitiveReadingsNeitherCostNorOffset() {
    BillTerms terms =
        BillTerms.PLAIN.withPowerFactor(
            new PowerFactorTerms(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("0.9")));
    Tariff tariff =
        RandomBills.tariff(
            List.of(ONE_PER_KWH), List.of(new DemandCharge("d", BigDecimal.ONE, null)), terms);
    List<BigDecimal> kvar = flat(MONDAY, -50);
    kvar.set(0, BigDecimal.valueOf(8));

    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, MONDAY).orThrow(),
            new MeterReadings(MONDAY, flat(MONDAY, 10), kvar),
            MeterState.UNKNOWN);

    assertThat(bill.total(ChargeKind.REACTIVE)).isEqualByComparingTo("2"); // 8 kvar x 1/4 h
    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("10");
  }

  @Test
  void oneCalendarBillsManyMetersAsEachByItself() {
    RandomBills random = new RandomBills(3);
    Tariff tariff = random.tariff();
    TimeGrid month = span("2026-03-01", "2026-04-01", 15);
    TariffCalendar shared = TariffCalendar.of(tariff, MeterCalendar.PLAIN, month).orThrow();
    for (int meter = 0; meter < 5; meter++) {
      List<BigDecimal> load = random.load(month);
      assertThat(
              BillingEngine.bill(shared, new MeterReadings(month, load), MeterState.UNKNOWN)
                  .lines())
          .isEqualTo(RandomBills.bill(tariff, month, load).lines());
    }
  }

  @Test
  void whatWasMeteredBeforeDoesNotCountWhereTheProfileHasTheMonthsStart() {
    TimeGrid month = span("2026-03-01", "2026-04-01", 60);
    Tariff tariff = demand(DemandTerms.PLAIN);
    MeterState before =
        new MeterState(
            PeakHistory.NONE, Map.of("d", BigDecimal.valueOf(900)), BigDecimal.valueOf(900));

    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, month).orThrow(),
            new MeterReadings(month, flat(month, 5)),
            before);

    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("5");
  }
}
