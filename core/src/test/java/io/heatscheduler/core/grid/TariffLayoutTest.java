package io.heatscheduler.core.grid;

import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.season;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffLayoutTest {
  private static PlantBuilder everyDayType() {
    return plant()
        .holiday("2026-12-25")
        .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday")
        .period(DayType.SATURDAY, "00:00", "00:00", "0.2", "0", "saturday")
        .period(DayType.SUNDAY, "00:00", "00:00", "0.3", "0", "sunday")
        .period(DayType.HOLIDAY, "00:00", "00:00", "0.4", "0", "holiday");
  }

  private static String categoryOn(PlantBuilder plant, String date) {
    String next = LocalDate.parse(date).plusDays(1).toString();
    return plant.horizon(date + "T00:00", next + "T00:00", 60).grid().rates().category().getFirst();
  }

  private static List<String> errors(PlantBuilder plant) {
    Outcome<PlantGrid> outcome = plant.tryGrid();
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return outcome.findings().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, weekday",
    "2026-11-28, saturday",
    "2026-11-29, sunday",
    "2026-12-25, holiday"
  })
  void aDayTakesThePeriodsOfItsType(String date, String category) {
    assertThat(categoryOn(everyDayType(), date)).isEqualTo(category);
  }

  @Test
  void aHolidayWithoutItsOwnPeriodsIsASundayThenAWeekendThenAWeekday() {
    assertThat(
            categoryOn(
                plant()
                    .holiday("2026-12-25")
                    .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday")
                    .period(DayType.SUNDAY, "00:00", "00:00", "0.3", "0", "sunday"),
                "2026-12-25"))
        .isEqualTo("sunday");
    assertThat(
            categoryOn(
                plant()
                    .holiday("2026-12-25")
                    .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday")
                    .period(DayType.WEEKEND, "00:00", "00:00", "0.3", "0", "weekend"),
                "2026-12-25"))
        .isEqualTo("weekend");
    assertThat(
            categoryOn(
                plant()
                    .holiday("2026-12-25")
                    .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday"),
                "2026-12-25"))
        .isEqualTo("weekday");
  }

  @Test
  void aSaturdayHolidayNeverTakesTheSaturdayRate() {
    assertThat(
            categoryOn(
                plant()
                    .holiday("2026-12-26")
                    .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday")
                    .period(DayType.SATURDAY, "00:00", "00:00", "0.2", "0", "saturday"),
                "2026-12-26"))
        .isEqualTo("weekday");
  }

  @Test
  void saturdaysAndSundaysFallBackToTheWeekend() {
    PlantBuilder weekend =
        plant()
            .period(DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "weekday")
            .period(DayType.WEEKEND, "00:00", "00:00", "0.2", "0", "weekend");
    assertThat(categoryOn(weekend, "2026-11-28")).isEqualTo("weekend");
    assertThat(categoryOn(weekend, "2026-11-29")).isEqualTo("weekend");
  }

  @Test
  void periodsOutOfSeasonAreLookedThrough() {
    PlantBuilder seasonal =
        plant()
            .period(
                DayType.WEEKDAY, "00:00", "00:00", "0.1", "0", "summer", season("06-01", "09-30"))
            .period(
                DayType.WEEKDAY, "00:00", "00:00", "0.2", "0", "winter", season("10-01", "05-31"));
    assertThat(categoryOn(seasonal, "2026-09-30")).isEqualTo("summer");
    assertThat(categoryOn(seasonal, "2026-10-01")).isEqualTo("winter");
  }

  @Test
  void bothSidesOfAPeriodPastMidnightBelongToEachDay() {
    PlantGrid grid =
        plant()
            .period(DayType.WEEKDAY, "22:00", "06:00", "0.05", "0", "night")
            .period(DayType.WEEKDAY, "06:00", "22:00", "0.20", "0", "day")
            .grid();

    assertThat(grid.rates().category().subList(0, 6)).containsOnly("night");
    assertThat(grid.rates().category().subList(6, 22)).containsOnly("day");
    assertThat(grid.rates().category().subList(22, 24)).containsOnly("night");
  }

  @Test
  void aGapInTheDayIsRefused() {
    assertThat(errors(plant().period(DayType.WEEKDAY, "00:00", "12:00", "0.1", "0", "morning")))
        .containsExactly("TARIFF_GAP");
  }

  @Test
  void aPeriodThatBeginsInsideASlotIsRefusedNamingTheSlotLengthThatFits() {
    PlantBuilder half =
        plant()
            .period(DayType.WEEKDAY, "00:00", "06:30", "0.1", "0", "off")
            .period(DayType.WEEKDAY, "06:30", "00:00", "0.2", "0", "on");

    Outcome<PlantGrid> outcome = half.tryGrid();

    assertThat(outcome.findings().getFirst().code()).isEqualTo("TARIFF_PERIOD_OFF_GRID");
    assertThat(outcome.findings().getFirst().fix()).contains("30");
    assertThat(half.horizon("2026-11-23T00:00", "2026-11-24T00:00", 30).tryGrid())
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void demandHasOneComponentPerCategoryAndCharge() {
    PlantGrid grid = plant().twoRates("0", "8").demandCharge("facility", "4.5").grid();

    assertThat(grid.rates().demandComponents())
        .extracting(DemandComponent::id)
        .containsExactly("facility", "on-peak");
    DemandComponent onPeak = grid.rates().demandComponents().get(1);
    assertThat(onPeak.slots()).isEqualTo(slots(6, 22));
    assertThat(onPeak.ratePerKw()).isEqualByComparingTo("8");
    assertThat(grid.rates().demandComponents().getFirst().slots()).isEqualTo(slots(0, 24));
  }

  @Test
  void twoDemandRatesOfOneCategoryInOneMonthAreRefused() {
    assertThat(
            errors(
                plant()
                    .period(DayType.WEEKDAY, "00:00", "06:00", "0.1", "5", "peak")
                    .period(DayType.WEEKDAY, "06:00", "00:00", "0.1", "6", "peak")))
        .contains("TARIFF_DEMAND_RATES_DIFFER");
  }

  @Test
  void aCategoryMeasuresOnlyTheSlotsThatCarryItsRate() {
    PlantGrid grid =
        plant()
            .period(DayType.WEEKDAY, "00:00", "06:00", "0.1", "0", "peak")
            .period(DayType.WEEKDAY, "06:00", "00:00", "0.1", "6", "peak")
            .grid();

    assertThat(grid.rates().demandComponents().getFirst().slots()).isEqualTo(slots(6, 24));
  }

  @Test
  void aMonthsEndStartsANewComponentAtZero() {
    Outcome<PlantGrid> outcome =
        plant()
            .horizon("2026-11-30T00:00", "2026-12-02T00:00", 60)
            .demandCharge("facility", "4")
            .monthToDateKw("300")
            .tryGrid();

    List<DemandComponent> components = outcome.orThrow().rates().demandComponents();
    assertThat(components).hasSize(2);
    assertThat(components.get(0).floorKw()).isEqualByComparingTo("300");
    assertThat(components.get(0).slots()).isEqualTo(slots(0, 24));
    assertThat(components.get(1).floorKw()).isEqualByComparingTo("0");
    assertThat(components.get(1).slots()).isEqualTo(slots(24, 48));
    assertThat(components.get(1).billingPeriodStart()).isEqualTo("2026-12-01");
    assertThat(outcome.findings())
        .extracting(Finding::code)
        .containsExactly("NEXT_MONTH_STARTS_AT_ZERO");
  }

  @Test
  void aBillingDayMovesTheMonthsEnd() {
    PlantGrid grid =
        plant()
            .billingDay(24)
            .horizon("2026-11-23T00:00", "2026-11-25T00:00", 60)
            .demandCharge("facility", "4")
            .grid();

    assertThat(grid.rates().demandComponents())
        .extracting(DemandComponent::billingPeriodStart)
        .containsExactly(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 11, 24));
  }

  @Test
  void monthToDatePeaksMayDifferByComponent() {
    PlantGrid grid =
        plant()
            .twoRates("3", "8")
            .monthToDate(new MonthToDatePeak(null, Map.of("on-peak", Power.ofKilowatts("640"))))
            .grid();

    assertThat(grid.rates().demandComponents())
        .extracting(DemandComponent::id, c -> c.floorKw().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("off-peak", "0"),
            org.assertj.core.groups.Tuple.tuple("on-peak", "640"));
  }

  @Test
  void anUnknownMonthToDatePeakIsWarned() {
    Outcome<PlantGrid> outcome =
        plant().demandCharge("facility", "4").monthToDate(MonthToDatePeak.UNKNOWN).tryGrid();

    assertThat(outcome.findings())
        .extracting(Finding::code)
        .containsExactly("MONTH_TO_DATE_PEAK_UNKNOWN");
  }

  @Test
  void aDemandChargeOutOfSeasonMeasuresNothing() {
    assertThat(
            plant()
                .demandCharge("summer", "4", season("06-01", "09-30"))
                .grid()
                .rates()
                .demandComponents())
        .isEmpty();
  }

  @Test
  void aPriceSeriesReplacesTheEnergyRateButKeepsTheCategory() {
    PlantGrid grid =
        plant()
            .twoRates("0", "0")
            .adder("grid", "0.02")
            .prices(
                new StepSeries(
                    List.of(
                        new StepSeries.Step(berlin("2026-11-23T00:00"), new BigDecimal("0.30")),
                        new StepSeries.Step(berlin("2026-11-23T12:00"), new BigDecimal("-0.01"))),
                    berlin("2026-11-24T00:00")))
            .grid();

    assertThat(grid.rates().energyRatePerKwh().get(0)).isEqualByComparingTo("0.30");
    assertThat(grid.rates().energyRatePerKwh().get(12)).isEqualByComparingTo("-0.01");
    assertThat(grid.rates().totalPerKwh()[12]).isEqualByComparingTo("0.01");
    assertThat(grid.rates().category().get(12)).isEqualTo("on-peak");
  }

  @Test
  void aPriceChangeInsideASlotIsRefused() {
    assertThat(
            errors(
                plant()
                    .prices(
                        new StepSeries(
                            List.of(
                                new StepSeries.Step(
                                    berlin("2026-11-23T00:00"), new BigDecimal("0.3")),
                                new StepSeries.Step(
                                    berlin("2026-11-23T12:15"), new BigDecimal("0.1"))),
                            berlin("2026-11-24T00:00")))))
        .containsExactly("SERIES_OFF_GRID");
  }

  @Test
  void aSeriesThatEndsBeforeTheHorizonIsRefused() {
    StepSeries half =
        new StepSeries(
            List.of(new StepSeries.Step(berlin("2026-11-23T00:00"), BigDecimal.ONE)),
            berlin("2026-11-23T12:00"));

    assertThat(errors(plant().prices(half))).containsExactly("SERIES_TOO_SHORT");
    assertThat(errors(plant().baseLoad(half))).containsExactly("SERIES_TOO_SHORT");
    assertThat(errors(plant().co2("electricity", half))).containsExactly("SERIES_TOO_SHORT");
  }

  @Test
  void dayTypesFollowTheLocalDateOnAClockChangeDay() {
    PlantGrid grid = everyDayType().horizon("2026-10-24T00:00", "2026-10-26T00:00", 60).grid();

    assertThat(grid.slotCount()).isEqualTo(49);
    assertThat(grid.rates().category().subList(0, 24)).containsOnly("saturday");
    assertThat(grid.rates().category().subList(24, 49)).containsOnly("sunday");
  }

  @Test
  void aWindowInTheDoubledHourAppliesTwice() {
    PlantGrid grid =
        plant()
            .horizon("2026-10-25T00:00", "2026-10-26T00:00", 60)
            .period(DayType.WEEKDAY, "02:00", "03:00", "0.5", "0", "two")
            .period(DayType.WEEKDAY, "03:00", "02:00", "0.1", "0", "rest")
            .grid();

    assertThat(grid.rates().category().subList(1, 5)).containsExactly("rest", "two", "two", "rest");
  }
}
