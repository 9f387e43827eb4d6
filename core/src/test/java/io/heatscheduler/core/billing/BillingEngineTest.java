package io.heatscheduler.core.billing;

import static io.heatscheduler.core.billing.RandomBills.span;
import static io.heatscheduler.core.fixture.PlantBuilder.season;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BillingEngineTest {
  private static final List<TariffPeriod> FREE =
      List.of(
          new TariffPeriod(
              DayType.WEEKDAY,
              DailyWindow.WHOLE_DAY,
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              "all",
              null));
  private static final int[] PEAKS_OF_2025 = {
    200, 100, 100, 400, 100, 500, 100, 100, 100, 100, 100, 300
  };

  private static Tariff demandOnly(DemandCharge... charges) {
    return RandomBills.tariff(FREE, List.of(charges), null);
  }

  /** A year of 1 kW, with one hour at a peak on the tenth of each month. */
  private static List<BigDecimal> yearOf(TimeGrid year, int[] peakOfMonth) {
    List<BigDecimal> load = new ArrayList<>();
    for (int slot = 0; slot < year.slotCount(); slot++) {
      var local = year.localStartOf(slot);
      boolean peak = local.getDayOfMonth() == 10 && local.getHour() == 12;
      load.add(BigDecimal.valueOf(peak ? peakOfMonth[local.getMonthValue() - 1] : 1));
    }
    return load;
  }

  private static PeakHistory yearBefore(int year, int[] peakOfMonth) {
    List<PeakHistory.Peak> peaks = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      peaks.add(
          new PeakHistory.Peak(
              YearMonth.of(year, month), "facility", BigDecimal.valueOf(peakOfMonth[month - 1])));
    }
    return new PeakHistory(peaks);
  }

  private static List<BigDecimal> billingDemand(Ratchet ratchet) {
    TimeGrid year = span("2026-01-01", "2027-01-01", 60);
    Tariff tariff =
        demandOnly(
            new DemandCharge(
                "facility", BigDecimal.TEN, null, DemandTerms.PLAIN.withRatchet(ratchet)));
    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, year).orThrow(),
            new MeterReadings(year, yearOf(year, PEAKS_OF_2025)),
            MeterState.of(yearBefore(2025, PEAKS_OF_2025)));
    assertThat(bill.findings()).isEmpty();
    return bill.demand().stream().map(BilledDemand::billingKw).toList();
  }

  // the public test of a US optimisation tool: 75 % of the highest of the six months before
  @Test
  void aRollingLookBackFollowsThePublishedYear() {
    assertThat(billingDemand(Ratchet.of(new BigDecimal("0.75"), 6)))
        .extracting(BigDecimal::intValueExact)
        .containsExactly(225, 225, 225, 400, 300, 500, 375, 375, 375, 375, 375, 375)
        .hasSize(12);
  }

  // the same with the months January, April and December of the twelve before
  @Test
  void flaggedMonthsFollowThePublishedYear() {
    assertThat(
            billingDemand(
                Ratchet.ofMonths(
                    new BigDecimal("0.75"), Set.of(Month.JANUARY, Month.APRIL, Month.DECEMBER))))
        .extracting(BigDecimal::intValueExact)
        .containsExactly(300, 300, 300, 400, 300, 500, 300, 300, 300, 300, 300, 300);
  }

  // 100 x (10.5 + 0.35 x 10.5 x 5 + 0.35 x 11.5 x 6): one January peak floors the whole year
  @Test
  void aPeakInJanuaryFloorsTheYearAtTwoSeasonsRates() {
    TimeGrid year = span("2026-01-01", "2027-01-01", 60);
    int[] peaks = {100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    DemandTerms terms = DemandTerms.PLAIN.withRatchet(Ratchet.of(new BigDecimal("0.35"), 11));
    Tariff tariff =
        demandOnly(
            new DemandCharge("facility", new BigDecimal("10.5"), season("11-01", "04-30"), terms),
            new DemandCharge("facility", new BigDecimal("11.5"), season("05-01", "10-31"), terms));

    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, year).orThrow(),
            new MeterReadings(year, yearOf(year, peaks)),
            MeterState.of(yearBefore(2025, peaks)));

    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("5302.5");
  }

  @Test
  void aRatchetWithoutHistoryNamesTheMissingMonths() {
    TimeGrid march = span("2026-03-01", "2026-04-01", 60);
    Tariff tariff =
        demandOnly(
            new DemandCharge(
                "facility",
                BigDecimal.TEN,
                null,
                DemandTerms.PLAIN.withRatchet(Ratchet.of(new BigDecimal("0.8"), 3))));
    PeakHistory january =
        new PeakHistory(
            List.of(new PeakHistory.Peak(YearMonth.of(2026, 1), "facility", new BigDecimal("50"))));

    UtilityBill bill =
        BillingEngine.bill(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, march).orThrow(),
            new MeterReadings(march, Collections.nCopies(march.slotCount(), BigDecimal.ONE)),
            MeterState.of(january));

    assertThat(bill.demand().getFirst().billingKw()).isEqualByComparingTo("40"); // 0.8 x 50
    assertThat(bill.findings())
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "The ratchet of facility looks back on 2025-12, 2026-02, whose peaks are not known;"
                + " they do not raise it.");
  }

  @Test
  void aRatchetMayLookAtAnotherComponentsPeaks() {
    TimeGrid twoMonths = span("2026-03-01", "2026-05-01", 60);
    List<BigDecimal> load =
        new ArrayList<>(Collections.nCopies(twoMonths.slotCount(), BigDecimal.TEN));
    load.set(5, BigDecimal.valueOf(100));
    Tariff tariff =
        demandOnly(
            new DemandCharge("facility", BigDecimal.ZERO, null),
            new DemandCharge(
                "billed",
                BigDecimal.ONE,
                null,
                DemandTerms.PLAIN.withRatchet(
                    Ratchet.of(new BigDecimal("0.9"), 1).withPeaksOf("facility"))));

    UtilityBill bill = RandomBills.bill(tariff, twoMonths, load);

    assertThat(bill.line("demand/2026-04-01/billed").amount()).isEqualByComparingTo("90");
    assertThat(bill.lines())
        .extracting(UtilityLine::id)
        .doesNotContain("demand/2026-04-01/facility");
  }

  @Test
  void energyOfTheMonthBeforeTheProfileFillsTiersFirst() {
    Tariff tariff =
        RandomBills.tariff(
            List.of(
                TariffPeriod.tiered(
                    DayType.WEEKDAY,
                    DailyWindow.WHOLE_DAY,
                    List.of(
                        new EnergyTier(BigDecimal.ONE, BigDecimal.valueOf(1000), TierUnit.KWH),
                        new EnergyTier(BigDecimal.TWO, null, TierUnit.KWH)),
                    BigDecimal.ZERO,
                    "all",
                    null)),
            List.of(),
            null);
    TimeGrid day = span("2026-03-10", "2026-03-11", 60);
    TariffCalendar calendar = TariffCalendar.of(tariff, MeterCalendar.PLAIN, day).orThrow();
    MeterReadings readings =
        new MeterReadings(day, Collections.nCopies(24, BigDecimal.TEN)); // 240 kWh

    UtilityBill bill =
        BillingEngine.bill(
            calendar, readings, new MeterState(PeakHistory.NONE, Map.of(), new BigDecimal("900")));

    assertThat(bill.total(ChargeKind.ENERGY)).isEqualByComparingTo("380"); // 100 x 1 + 140 x 2
  }

  @Test
  void aPeakMeteredBeforeTheProfileCountsInTheSameBillingMonth() {
    TimeGrid day = span("2026-03-10", "2026-03-11", 60);
    TariffCalendar calendar =
        TariffCalendar.of(
                demandOnly(new DemandCharge("facility", BigDecimal.TEN, null)),
                MeterCalendar.PLAIN,
                day)
            .orThrow();
    MeterReadings readings = new MeterReadings(day, Collections.nCopies(24, BigDecimal.TEN));

    UtilityBill bill =
        BillingEngine.bill(
            calendar,
            readings,
            new MeterState(
                PeakHistory.NONE, Map.of("facility", new BigDecimal("64")), BigDecimal.ZERO));

    assertThat(bill.total(ChargeKind.DEMAND)).isEqualByComparingTo("640");
  }

  @Test
  void aMinimumByTheYearIsSettledWithTheTwelfthMonth() {
    TimeGrid year = span("2026-01-01", "2027-01-01", 60);
    BillTerms terms =
        BillTerms.PLAIN.withMinimum(
            new MinimumBill(new BigDecimal("1000"), ChargePer.YEAR, ChargeKind.CHARGES));
    Tariff tariff = RandomBills.tariff(FREE, List.of(), terms);

    UtilityBill bill =
        RandomBills.bill(tariff, year, Collections.nCopies(year.slotCount(), BigDecimal.ZERO));

    // 365 days at 1.25 make 456.25
    assertThat(bill.line("minimum/2026-12-01").amount()).isEqualByComparingTo("543.75");
    assertThat(bill.total()).isEqualByComparingTo("1000");
    assertThat(bill.findings()).isEmpty();
  }

  @Test
  void aMinimumIsNotAppliedToAPartOfAMonth() {
    TimeGrid part = span("2026-03-01", "2026-03-15", 60);
    BillTerms terms =
        BillTerms.PLAIN.withMinimum(
            new MinimumBill(new BigDecimal("1000"), ChargePer.MONTH, ChargeKind.CHARGES));

    UtilityBill bill =
        RandomBills.bill(
            RandomBills.tariff(FREE, List.of(), terms),
            part,
            Collections.nCopies(part.slotCount(), BigDecimal.ZERO));

    assertThat(bill.total(ChargeKind.MINIMUM)).isZero();
    assertThat(bill.findings()).extracting(Finding::code).containsExactly("MINIMUM_NOT_APPLIED");
  }

  @Test
  void daysWithoutAVersionOfTheTariffAreRefused() {
    Tariff expired =
        demandOnly(new DemandCharge("facility", BigDecimal.TEN, null))
            .withExpiryDate(LocalDate.of(2026, 3, 20));

    assertThat(
            TariffCalendar.of(expired, MeterCalendar.PLAIN, span("2026-03-01", "2026-04-01", 60))
                .findings())
        .singleElement()
        .extracting(Finding::toString)
        .isEqualTo(
            "/tariff/expiry_date: Tariff random holds from 2020-01-01 to 2026-03-20, but the load"
                + " profile runs from 2026-03-01 to 2026-03-31. Add the version in force on"
                + " 2026-03-21, or correct its dates.");
  }

  @Test
  void aWindowInsideAnIntervalIsRefused() {
    Tariff tariff =
        RandomBills.tariff(
            List.of(
                new TariffPeriod(
                    DayType.WEEKDAY,
                    new DailyWindow(LocalTime.of(8, 30), LocalTime.of(20, 0)),
                    BigDecimal.ONE,
                    BigDecimal.ZERO,
                    "day",
                    null),
                new TariffPeriod(
                    DayType.WEEKDAY,
                    new DailyWindow(LocalTime.of(20, 0), LocalTime.of(8, 30)),
                    BigDecimal.ONE,
                    BigDecimal.ZERO,
                    "night",
                    null)),
            List.of(),
            null);

    assertThat(
            TariffCalendar.of(tariff, MeterCalendar.PLAIN, span("2026-03-01", "2026-03-02", 60))
                .findings())
        .extracting(Finding::code)
        .contains("TARIFF_PERIOD_OFF_GRID");
  }

  @Test
  void readingsOfAnotherSpanAreABug() {
    TariffCalendar calendar =
        TariffCalendar.of(demandOnly(), MeterCalendar.PLAIN, span("2026-03-01", "2026-03-02", 60))
            .orThrow();
    TimeGrid other = span("2026-03-02", "2026-03-03", 60);

    assertThatThrownBy(
            () ->
                BillingEngine.bill(
                    calendar,
                    new MeterReadings(other, Collections.nCopies(24, BigDecimal.ONE)),
                    MeterState.UNKNOWN))
        .hasMessageContaining("the readings cover");
  }

  @Test
  void aLedgerTakesAMonthInTwoPartsAndRefusesOneTwice() {
    Tariff tariff = demandOnly(new DemandCharge("facility", BigDecimal.TEN, null));
    TimeGrid first = span("2026-03-01", "2026-03-11", 60);
    TimeGrid second = span("2026-03-11", "2026-04-01", 60);

    PeakLedger ledger = updated(PeakLedger.EMPTY, tariff, first, "40");
    PeakLedger both = updated(ledger, tariff, second, "30");

    LocalDate march = LocalDate.of(2026, 3, 1);
    assertThat(both.peaksIn(march)).containsOnlyKeys("facility");
    assertThat(both.peaksIn(march).get("facility")).isEqualByComparingTo("40");
    // 240 h x 40 kW and 503 h (the clock goes forward) x 30 kW
    assertThat(both.energyIn(march)).isEqualByComparingTo("24690");
    assertThat(both.historyBefore(LocalDate.of(2026, 4, 1)).of("facility"))
        .containsOnlyKeys(YearMonth.of(2026, 3));
    assertThat(refused(both, tariff, second))
        .contains("up to 2026-04-01T00:00+02:00 (metered), but the load profile covers");
  }

  private static PeakLedger updated(
      PeakLedger ledger, Tariff tariff, TimeGrid span, String kilowatts) {
    MeterReadings readings = flat(span, kilowatts);
    return ledger
        .with(bill(ledger, tariff, readings), readings, PeakLedger.Status.METERED)
        .orThrow();
  }

  private static String refused(PeakLedger ledger, Tariff tariff, TimeGrid span) {
    MeterReadings readings = flat(span, "1");
    return ledger
        .with(bill(ledger, tariff, readings), readings, PeakLedger.Status.METERED)
        .findings()
        .getFirst()
        .message();
  }

  private static MeterReadings flat(TimeGrid span, String kilowatts) {
    return new MeterReadings(
        span, Collections.nCopies(span.slotCount(), new BigDecimal(kilowatts)));
  }

  private static UtilityBill bill(PeakLedger ledger, Tariff tariff, MeterReadings readings) {
    return BillingEngine.bill(
        TariffCalendar.of(tariff, MeterCalendar.PLAIN, readings.span()).orThrow(),
        readings,
        ledger.before(readings.span(), MeterCalendar.PLAIN.billing()));
  }

  @Test
  void aRealBillIsComparedLineByLineWithWhatExplainsTheDifference() {
    TimeGrid month = span("2026-06-01", "2026-07-01", 60);
    List<TariffPeriod> periods =
        List.of(
            new TariffPeriod(
                DayType.WEEKDAY,
                DailyWindow.WHOLE_DAY,
                new BigDecimal("0.1"),
                BigDecimal.ZERO,
                "all",
                null));
    Tariff tariff =
        RandomBills.tariff(
            periods, List.of(new DemandCharge("facility", BigDecimal.TEN, null)), null);
    UtilityBill bill =
        RandomBills.bill(
            tariff, month, Collections.nCopies(month.slotCount(), new BigDecimal("10.4")));
    // energy 7488 x 0.1 = 748.80; levy 7488 x 0.0123 = 92.1024; demand 104; fixed 37.50

    BillComparison comparison =
        BillComparison.of(
            bill,
            List.of(
                expected("energy/all", "750.00", "7500", null),
                expected("adder", "92.10", null, null),
                expected("demand/facility", "100.00", null, null),
                expected("fixed", "30.00", null, "1"),
                expected("reactive", "5.00", null, null),
                expected("total", "977.10", null, null)));

    assertThat(comparison.agrees()).isFalse();
    assertThat(comparison.rows())
        .extracting(BillComparison.Row::verdict, BillComparison.Row::explanation)
        .containsExactly(
            tuple(BillComparison.Verdict.QUANTITY, "They bill 7500 kWh, we 7488."),
            tuple(
                BillComparison.Verdict.ROUNDING,
                "Equal when rounded to the smallest unit of money."),
            tuple(BillComparison.Verdict.ROUNDING, "They round the quantity to 10 kW."),
            tuple(BillComparison.Verdict.RATE, "They charge 1 per day, we 1.25."),
            tuple(
                BillComparison.Verdict.MISSING,
                "The tariff, or the load profile, gives no line of that name."),
            tuple(BillComparison.Verdict.AMOUNT, "The sums differ by -5.3024; see the lines."));
    assertThat(BillComparison.of(bill, List.of(expected("energy", "748.80", null, null))).rows())
        .extracting(BillComparison.Row::verdict)
        .containsExactly(
            BillComparison.Verdict.EQUAL,
            BillComparison.Verdict.UNEXPECTED,
            BillComparison.Verdict.UNEXPECTED,
            BillComparison.Verdict.UNEXPECTED);
    assertThat(BillComparison.of(bill, List.of(expected("total", "982.40", null, null))).agrees())
        .isTrue();
  }

  private static ExpectedLine expected(
      String line, String amount, @Nullable String quantity, @Nullable String rate) {
    return new ExpectedLine(
        line,
        new BigDecimal(amount),
        quantity == null ? null : new BigDecimal(quantity),
        rate == null ? null : new BigDecimal(rate));
  }
}
