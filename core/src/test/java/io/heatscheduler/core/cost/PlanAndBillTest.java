package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The site bill of a plan is what the utility bills for its load, whatever the tariff. */
class PlanAndBillTest {
  private static PlantBuilder electric() {
    return plant()
        .twoRates("1", "8")
        .adder("grid", "0.02")
        .fixedPerDay("3")
        .baseLoadKw("20")
        .with(heater("H").percent("90").standbyKw("1").startupKwh("4"))
        .with(job("J"));
  }

  private static Plant with(UnaryOperator<Tariff> change) {
    Plant plant = electric().build();
    return plant.withTariff(change.apply(plant.tariff()));
  }

  private static PlantGrid grid(Plant plant) {
    return PlantGrid.of(plant).orThrow();
  }

  private static Dispatch dispatch(PlantGrid grid) {
    return Dispatch.of(grid, onFirst(new int[] {9}, 9, 10));
  }

  private static UtilityBill utility(PlantGrid grid, List<BigDecimal> kw, MeterState before) {
    TariffCalendar calendar =
        TariffCalendar.of(
                grid.plant().tariff(),
                new MeterCalendar(grid.plant().site().holidays(), grid.plant().site().billing()),
                grid.time())
            .orThrow();
    return BillingEngine.bill(calendar, new MeterReadings(grid.time(), kw), before);
  }

  /** Plan cost and site bill as the plant format defines them, from the utility's bills alone. */
  private static void requireSiteBillIsTheUtilitys(Plant plant) {
    PlantGrid grid = grid(plant);
    Dispatch dispatch = dispatch(grid);
    Bill bill = CostCalculator.price(dispatch);
    UtilityBill utility = utility(grid, dispatch.siteLoadKw(), MeterState.UNKNOWN);

    assertThat(bill.siteBill().subtract(utility.total()).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.00002"));
    for (Breakdown breakdown : List.of(bill.byPeriod(), bill.byEquipment(), bill.byJob())) {
      assertThat(breakdown.total()).isEqualByComparingTo(bill.planCost());
      breakdown.entries().stream()
          .filter(entry -> entry.kind() == Breakdown.Kind.ROUNDING)
          .forEach(entry -> assertThat(entry.amount().abs()).isLessThan(new BigDecimal("0.0001")));
    }
  }

  @Test
  void aPlainTariff() {
    requireSiteBillIsTheUtilitys(electric().build());
  }

  @Test
  void percentagesRaiseEverythingTheyAreReckonedOn() {
    requireSiteBillIsTheUtilitys(
        with(
            tariff ->
                tariff.withTerms(
                    BillTerms.PLAIN.withAdjustments(
                        List.of(
                            new Adjustment(
                                "fuel", new BigDecimal("4.5"), Set.of(ChargeKind.ENERGY), true),
                            new Adjustment(
                                "VAT", BigDecimal.valueOf(19), ChargeKind.ALL, false))))));
  }

  @Test
  void energyTiersAreTheDifferenceToTheBaseLoadAlone() {
    Plant plant =
        with(
            tariff ->
                new Tariff(
                    tariff.name(),
                    "",
                    "",
                    tariff.effectiveDate(),
                    null,
                    tariff.currency(),
                    tariff.fixedChargePerDay(),
                    tariff.periods().stream().map(PlanAndBillTest::tiered).toList(),
                    tariff.demandCharges(),
                    null,
                    tariff.energyAdders()));
    requireSiteBillIsTheUtilitys(plant);

    PlantGrid grid = grid(plant);
    Bill bill = CostCalculator.price(dispatch(grid));
    BigDecimal whole =
        utility(grid, dispatch(grid).siteLoadKw(), MeterState.UNKNOWN).total(ChargeKind.ENERGY);
    BigDecimal alone =
        utility(grid, grid.baseLoadKw(), MeterState.UNKNOWN).total(ChargeKind.ENERGY);
    BigDecimal heating = bill.total(LineKind.ENERGY).add(bill.total(LineKind.TIERS));
    assertThat(bill.total(LineKind.TIERS)).isNotZero();
    assertThat(heating.subtract(whole.subtract(alone)).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.00001"));
    assertThat(PlannedTerms.notLinear(grid, "a re-plan"))
        .extracting(Finding::code)
        .containsOnly("TARIFF_NOT_LINEAR");
  }

  private static TariffPeriod tiered(TariffPeriod period) {
    return TariffPeriod.tiered(
        period.dayType(),
        period.window(),
        List.of(
            new EnergyTier(period.energyRatePerKwh(), BigDecimal.valueOf(300), TierUnit.KWH),
            new EnergyTier(new BigDecimal("0.01"), null, TierUnit.KWH)),
        period.demandRatePerKw(),
        period.category(),
        null);
  }

  @Test
  void demandTiersAgreedDemandIntervalsAndDaysAgree() {
    requireSiteBillIsTheUtilitys(
        with(
            tariff ->
                tariff.withDemandCharges(
                    List.of(
                        new DemandCharge(
                            "tiers",
                            List.of(
                                new DemandTier(BigDecimal.TEN, BigDecimal.valueOf(50)),
                                new DemandTier(BigDecimal.ONE, null)),
                            null,
                            DemandTerms.PLAIN),
                        new DemandCharge(
                            "day",
                            BigDecimal.ONE,
                            null,
                            DemandTerms.PLAIN.withAssessment(Assessment.DAILY)),
                        new DemandCharge(
                            "window",
                            BigDecimal.TWO,
                            null,
                            DemandTerms.PLAIN
                                .withWindows(
                                    List.of(
                                        new DayWindow(
                                            Set.of(), PlantBuilder.window("08:00", "12:00"))))
                                .withInterval(new DemandInterval(60, true)))))));
  }

  @Test
  void fixedChargesByMonthAndYearCountTheirDays() {
    requireSiteBillIsTheUtilitys(
        with(
            tariff ->
                tariff.withTerms(
                    BillTerms.PLAIN.withFixedCharges(
                        List.of(
                            new FixedCharge("meter", BigDecimal.valueOf(435), ChargePer.MONTH),
                            new FixedCharge("year", BigDecimal.valueOf(-73), ChargePer.YEAR),
                            new FixedCharge("day", BigDecimal.ONE, ChargePer.DAY))))));
  }

  @Test
  void aMinimumCountsWhereTheHorizonCoversTheBillingMonth() {
    BillTerms terms =
        BillTerms.PLAIN.withMinimum(
            new MinimumBill(BigDecimal.valueOf(90_000), ChargePer.MONTH, ChargeKind.CHARGES));
    Plant month = electric().horizon("2026-11-01T00:00", "2026-12-01T00:00", 60).build();
    month = month.withTariff(month.tariff().withTerms(terms));

    requireSiteBillIsTheUtilitys(month);
    assertThat(PlannedTerms.notLinear(grid(month), "a re-plan"))
        .extracting(Finding::message)
        .containsExactly(
            "The tariff has a minimum bill that the horizon reaches, but a re-plan needs a cost that is a sum over time.");
    assertThat(PlannedTerms.areLinear(grid(with(t -> t.withTerms(terms))))).isTrue();
  }

  @Test
  void theFloorIsTheHighestOfMeterRatchetAndMinimum() {
    DemandTerms ratchet =
        DemandTerms.PLAIN
            .withRatchet(Ratchet.of(new BigDecimal("0.8"), 2))
            .withMinimumKw(BigDecimal.valueOf(30));
    Plant plant =
        with(
            tariff ->
                tariff.withDemandCharges(
                    List.of(new DemandCharge("facility", BigDecimal.TEN, null, ratchet))));

    assertThat(floor(plant)).isEqualByComparingTo("30");
    assertThat(floor(withPeak(plant, "2026-09", "80"))).isEqualByComparingTo("64");
    assertThat(floor(withPeak(plant, "2026-08", "80"))).isEqualByComparingTo("30"); // too long ago
    assertThat(
            floor(
                plant.withSite(
                    plant
                        .site()
                        .withMonthToDatePeak(
                            new MonthToDatePeak(Power.ofKilowatts(70), Map.of())))))
        .isEqualByComparingTo("70");
    assertThat(PlantGrid.of(withPeak(plant, "2026-09", "80")).findings())
        .extracting(Finding::message)
        .contains(
            "The ratchet of facility looks back on 2026-10, whose peaks are not known; they do not"
                + " raise it.");
  }

  private static Plant withPeak(Plant plant, String month, String kw) {
    return plant.withSite(
        plant
            .site()
            .withPeakHistory(
                new PeakHistory(
                    List.of(
                        new PeakHistory.Peak(
                            YearMonth.parse(month), "facility", new BigDecimal(kw))))));
  }

  private static BigDecimal floor(Plant plant) {
    return grid(plant).rates().demandComponents().stream()
        .filter(component -> component.id().equals("facility"))
        .map(DemandComponent::floorKw)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void agreedDemandIsSunkUpToTheAgreementAndCostsItsExcessPriceAbove() {
    DemandComponent component =
        grid(with(
                tariff ->
                    tariff.withDemandCharges(
                        List.of(
                            new DemandCharge(
                                "capacity",
                                BigDecimal.valueOf(5),
                                null,
                                DemandTerms.PLAIN.withContract(
                                    new ContractDemand(
                                        BigDecimal.valueOf(40), BigDecimal.valueOf(12))))))))
            .rates()
            .demandComponents()
            .getFirst();

    assertThat(component.charge(BigDecimal.valueOf(30))).isZero();
    assertThat(component.charge(BigDecimal.valueOf(50))).isEqualByComparingTo("120"); // 10 x 12
    assertThat(component.isLinear()).isTrue(); // the plan pays for nothing below the agreement
  }

  @Test
  void tiersBelowTheFloorDoNotBearOnThePlan() {
    DemandCharge tiered =
        new DemandCharge(
            "tiers",
            List.of(
                new DemandTier(BigDecimal.TEN, BigDecimal.valueOf(50)),
                new DemandTier(BigDecimal.ONE, null)),
            null,
            DemandTerms.PLAIN);
    Plant plant = with(tariff -> tariff.withDemandCharges(List.of(tiered)));
    Plant metered =
        plant.withSite(
            plant.site().withMonthToDatePeak(new MonthToDatePeak(Power.ofKilowatts(50), Map.of())));

    assertThat(component(plant, "tiers").isLinear()).isFalse();
    assertThat(component(plant, "tiers").charge(BigDecimal.valueOf(60)))
        .isEqualByComparingTo("510"); // 50 x 10 + 10 x 1
    assertThat(component(metered, "tiers").isLinear()).isTrue();
    assertThat(component(metered, "tiers").charge(BigDecimal.valueOf(60)))
        .isEqualByComparingTo("10");
  }

  private static DemandComponent component(Plant plant, String id) {
    return grid(plant).rates().demandComponents().stream()
        .filter(component -> component.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHorizonThatCrossesAVersionIsPricedByBoth() {
    Plant plant = electric().horizon("2026-11-23T00:00", "2026-11-25T00:00", 60).build();
    Tariff later =
        new Tariff(
            "later",
            "",
            "",
            LocalDate.of(2026, 11, 24),
            null,
            plant.tariff().currency(),
            BigDecimal.TWO,
            plant.tariff().periods().stream()
                .map(
                    period ->
                        new TariffPeriod(
                            period.dayType(),
                            period.window(),
                            period.energyRatePerKwh().multiply(BigDecimal.TWO),
                            BigDecimal.TEN,
                            period.category(),
                            null))
                .toList(),
            List.of(),
            null,
            List.of());
    Plant crossing = plant.withTariff(Tariff.ofVersions(List.of(plant.tariff(), later)));

    requireSiteBillIsTheUtilitys(crossing);
    assertThat(CostCalculator.price(dispatch(grid(crossing))).total(LineKind.FIXED))
        .isEqualByComparingTo("5"); // 3 on the first day, 2 on the second
  }
}
