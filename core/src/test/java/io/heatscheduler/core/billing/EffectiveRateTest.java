package io.heatscheduler.core.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveRateTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 12, 25);
  private static final MeterCalendar METER =
      new MeterCalendar(Set.of(HOLIDAY), new BillingPeriods(15));

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T14:00:00+01:00, on-peak, 0.30, 2026-01-15",
    "2026-02-03T05:59:59+01:00, off-peak, 0.10, 2026-01-15",
    "2026-02-15T06:00:00+01:00, weekend, 0.05, 2026-02-15",
    // a Friday, but a holiday: billed as a weekend
    "2026-12-25T14:00:00+01:00, weekend, 0.05, 2026-12-15",
    // the hour from 02:00 that the clock shows twice is one and the same period
    "2026-10-25T02:30:00+02:00, weekend, 0.05, 2026-10-15",
    "2026-10-25T02:30:00+01:00, weekend, 0.05, 2026-10-15",
  })
  void theRateIsThatOfTheDaysPeriodAndBillingMonth(
      String at, String category, BigDecimal rate, LocalDate billingMonth) {
    EffectiveRate found = rate(tariff(null), at).orThrow();

    assertThat(found.category()).isEqualTo(category);
    assertThat(found.energyRatePerKwh()).isEqualByComparingTo(rate);
    assertThat(found.adderPerKwh()).isEqualByComparingTo("0.02");
    assertThat(found.totalPerKwh()).isEqualByComparingTo(rate.add(new BigDecimal("0.02")));
    assertThat(found.billingPeriodStart()).isEqualTo(billingMonth);
    assertThat(found.priced()).isFalse();
  }

  @Test
  void onlyDemandThatIsMeasuredThenIsCharged() {
    assertThat(demand("2026-02-03T14:00:00+01:00")).containsExactly("facility", "on-peak");
    assertThat(demand("2026-02-03T05:00:00+01:00")).containsExactly("facility");
  }

  @Test
  void aPriceOverTimeReplacesTheRateAndIsNeverGuessedBeyondItsEnd() {
    StepSeries prices =
        new StepSeries(
            List.of(
                new StepSeries.Step(Instant.parse("2026-02-03T12:00:00Z"), new BigDecimal("-0.04")),
                new StepSeries.Step(Instant.parse("2026-02-03T13:00:00Z"), BigDecimal.ONE)),
            Instant.parse("2026-02-03T14:00:00Z"));

    EffectiveRate found = rate(tariff(prices), "2026-02-03T13:59:00+01:00").orThrow();

    assertThat(found.priced()).isTrue();
    assertThat(found.energyRatePerKwh()).isEqualByComparingTo("-0.04");
    assertThat(found.category()).isEqualTo("on-peak");
    assertThat(rate(tariff(prices), "2026-02-03T15:00:00+01:00").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("SERIES_TOO_SHORT"));
  }

  @Test
  void aDayWithoutAVersionIsRefused() {
    Outcome<EffectiveRate> found = rate(tariff(null), "2025-12-31T12:00:00+01:00");

    assertThat(found).isInstanceOf(Outcome.Rejected.class);
    assertThat(found.findings().getFirst().code()).isEqualTo("TARIFF_NOT_IN_FORCE");
  }

  private static List<String> demand(String at) {
    return rate(tariff(null), at).orThrow().demand().stream()
        .map(DemandCharge::id)
        .sorted()
        .toList();
  }

  private static Outcome<EffectiveRate> rate(Tariff tariff, String at) {
    return EffectiveRate.at(tariff, METER, BERLIN, java.time.OffsetDateTime.parse(at).toInstant());
  }

  private static Tariff tariff(@Nullable StepSeries prices) {
    return new Tariff(
        "Two rates",
        "",
        "",
        LocalDate.of(2026, 1, 1),
        null,
        Currency.getInstance("EUR"),
        BigDecimal.ZERO,
        List.of(
            period(DayType.WEEKDAY, "00:00", "06:00", "0.10", "0", "off-peak"),
            period(DayType.WEEKDAY, "06:00", "00:00", "0.30", "12", "on-peak"),
            period(DayType.WEEKEND, "00:00", "00:00", "0.05", "0", "weekend")),
        List.of(new DemandCharge("facility", new BigDecimal("4.5"), null)),
        prices,
        List.of(new EnergyAdder("grid fee", new BigDecimal("0.02"))));
  }

  private static TariffPeriod period(
      DayType days, String start, String end, String rate, String demand, String category) {
    return new TariffPeriod(
        days,
        new DailyWindow(LocalTime.parse(start), LocalTime.parse(end)),
        new BigDecimal(rate),
        new BigDecimal(demand),
        category,
        null);
  }
}
