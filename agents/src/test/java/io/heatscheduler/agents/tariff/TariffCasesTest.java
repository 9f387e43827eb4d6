package io.heatscheduler.agents.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases 43 to 49 of the catalogue of bad input, and what is right. */
class TariffCasesTest {
  private static final String FLAT =
      "- {day_type: weekday, start_time: \"00:00\", end_time: \"00:00\", energy_rate_kwh: 0.1,"
          + " period_category: flat}";

  @TempDir private Path folder;

  private static PlantFiles periods(String... periods) {
    return new PlantFiles().change(FLAT, String.join("\n    ", periods));
  }

  private static String period(String dayType, String start, String end, String rest) {
    return "- {day_type: %s, start_time: \"%s\", end_time: \"%s\", energy_rate_kwh: 0.1%s}"
        .formatted(dayType, start, end, rest);
  }

  @Test
  void aGapInTheDayIsNamedWithItsTimes() {
    assertThat(
            periods(
                    period("weekday", "00:00", "06:00", ""),
                    period("weekday", "07:00", "22:00", ""))
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: No weekday period covers 06:00 to 07:00. Add one,"
                + " or extend a neighbour.",
            "plant.yaml, row 18, /tariff/periods: No weekday period covers 22:00 to 24:00. Add one,"
                + " or extend a neighbour.");
  }

  @Test
  void anOverlapIsNamedWithItsTimesAndBothPeriods() {
    assertThat(
            periods(
                    period("weekday", "00:00", "08:00", ", period_category: night"),
                    period("weekday", "06:00", "00:00", ", period_category: day"))
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: Two weekday periods cover 06:00 to 08:00: night"
                + " from 00:00 to 08:00 and day from 06:00 to 00:00. Let each moment belong to one"
                + " period.");
  }

  @Test
  void aPeriodMayWrapPastMidnight() {
    assertThat(
            periods(
                    period("weekday", "22:00", "06:00", ""),
                    period("weekday", "06:00", "22:00", ""))
                .errors(folder))
        .isEmpty();
  }

  @Test
  void eachDayTypeIsCheckedForItself() {
    assertThat(
            periods(
                    period("weekday", "00:00", "00:00", ""),
                    period("holiday", "00:00", "12:00", ""))
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: No holiday period covers 12:00 to 24:00. Add one,"
                + " or extend a neighbour.");
  }

  @Test
  void daysOfTheYearWithoutASeasonAreNamed() {
    assertThat(
            periods(
                    period("weekday", "00:00", "00:00", ", season: {from: 06-01, to: 09-30}"),
                    period("weekday", "00:00", "00:00", ", season: {from: 11-01, to: 05-31}"))
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: No weekday period holds from 10-01 to 10-31. Add"
                + " periods for these days, or leave season out of those that hold all year.");
  }

  @Test
  void aGapInOneSeasonNamesTheSeason() {
    assertThat(
            periods(
                    period("weekday", "00:00", "00:00", ", season: {from: 06-01, to: 09-30}"),
                    period("weekday", "00:00", "20:00", ", season: {from: 10-01, to: 05-31}"))
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: No weekday (season 10-01 to 05-31) period covers"
                + " 20:00 to 24:00. Add one, or extend a neighbour.");
  }

  @Test
  void theLeapDayBelongsToTheSeasonThatEndsOnTheDayBefore() {
    assertThat(
            periods(
                    period("weekday", "00:00", "00:00", ", season: {from: 03-01, to: 10-31}"),
                    period("weekday", "00:00", "00:00", ", season: {from: 11-01, to: 02-28}"))
                .errors(folder))
        .isEmpty();
  }

  @Test
  void withoutWeekdayPeriodsTheWholeYearIsAHole() {
    assertThat(periods(period("weekend", "00:00", "00:00", "")).errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/periods: No weekday period holds from 01-01 to 12-31. Add"
                + " periods for these days, or leave season out of those that hold all year.");
  }

  @Test
  void anEndEqualToItsStartIsRefused() {
    assertThat(periods(period("weekday", "06:00", "06:00", "")).errors(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/end_time: end_time 06:00 equals start_time, so"
                + " the window is empty. Write a later end; only 00:00 to 00:00 is the whole day.");
  }

  @Test
  void anAbsentCurrencyIsRefused() {
    assertThat(new PlantFiles().change("  currency: EUR\n  periods", "  periods").errors(folder))
        .containsExactly(
            "plant.yaml, row 14, /tariff/currency: currency is missing. The tariff needs a value"
                + " here.");
  }

  @Test
  void aCurrencyOtherThanTheSitesIsRefused() {
    assertThat(
            new PlantFiles()
                .change("currency: EUR\n  periods", "currency: USD\n  periods")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 17, /tariff/currency: The tariff is in USD, but the site in EUR."
                + " Convert the rates, or correct one of the currencies.");
  }

  @Test
  void centsAreNoCurrency() {
    assertThat(
            new PlantFiles()
                .change("currency: EUR\n  periods", "currency: ct\n  periods")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 17, /tariff/currency: ct is not a currency. Use an ISO 4217 code, e.g."
                + " EUR or USD; rates are per kWh in it, not in cents.");
  }

  @Test
  void aRateWithAUnitIsRefused() {
    assertThat(new PlantFiles().change("0.1,", "8.5 ct/kWh,").errors(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/energy_rate_kwh: 8.5 ct/kWh carries a unit"
                + " (ct/kWh). Write the number alone, in the unit the key's name ends with or the"
                + " site's currency.");
  }

  @Test
  void anUnknownTimeZoneIsRefusedWithTheNearest() {
    assertThat(
            new PlantFiles()
                .change("  periods:", "  time_zone: Europe/Berln\n  periods:")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/time_zone: Europe/Berln is not a time zone. Did you mean"
                + " Europe/Berlin?");
  }

  @Test
  void aTimeZoneOtherThanTheSitesIsRefused() {
    assertThat(
            new PlantFiles()
                .change("  periods:", "  time_zone: Europe/London\n  periods:")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/time_zone: The tariff's time zone is Europe/London, but the"
                + " site's is Europe/Berlin. Its periods are read on the site's clock: convert them,"
                + " or correct one of the zones.");
  }

  @Test
  void aPriceInCentsIsRefused() {
    assertThat(
            new PlantFiles().change("energy_rate_kwh: 0.1", "energy_rate_kwh: 14.5").errors(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/energy_rate_kwh: energy_rate_kwh is 14.5, but"
                + " must be from -10 to 10. Correct the value or its unit.");
  }

  @Test
  void anUnusualPriceIsUsedWithAWarning() {
    assertThat(
            new PlantFiles()
                .change("energy_rate_kwh: 0.1", "energy_rate_kwh: 4.5")
                .warnings(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/energy_rate_kwh: 4.5 EUR per kWh is unusual."
                + " Check that it is not in cents, and not per MWh.");
  }

  @Test
  void yenAreJudgedAsYen() {
    PlantFiles plant =
        new PlantFiles().change("EUR", "JPY").change("energy_rate_kwh: 0.1", "energy_rate_kwh: 25");

    assertThat(plant.errors(folder)).isEmpty();
    assertThat(plant.warnings(folder)).isEmpty();
  }

  @Test
  void negativePricesAreLegal() {
    PlantFiles plant = new PlantFiles().change("energy_rate_kwh: 0.1", "energy_rate_kwh: -0.05");

    assertThat(plant.plant(folder).plant().tariff().periods().getFirst().energyRatePerKwh())
        .isEqualTo(new BigDecimal("-0.05"));
  }

  @Test
  void aTariffMayBeADocumentOfItsOwn() {
    Tariff tariff =
        tariffFile(
                "tariff.yaml",
                """
                tariff_name: TOU
                utility_provider: Example Power
                rate_schedule_code: TOU-I
                effective_date: 2026-01-01
                expiry_date: 2026-12-31
                currency: EUR
                fixed_charge_per_day: 12.50
                periods:
                  - {day_type: weekend, start_time: "00:00", end_time: "24:00", energy_rate_kwh: 0.04, period_category: off-peak}
                  - {day_type: weekday, start_time: "06:00", end_time: "24:00", energy_rate_kwh: 0.12, demand_rate_kw: 8, period_category: on-peak}
                  - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.04, period_category: off-peak}
                demand_charges: [{id: facility, rate_kw: 4.50, season: {from: 06-01, to: 09-30}}]
                energy_adders: [{id: grid fee, rate_kwh: 0.021}]
                """)
            .plant(folder)
            .plant()
            .tariff();

    assertThat(tariff.expiryDate()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(tariff.fixedChargePerDay()).isEqualTo(new BigDecimal("12.5"));
    assertThat(tariff.periods())
        .extracting(TariffPeriod::dayType)
        .containsExactly(DayType.WEEKDAY, DayType.WEEKDAY, DayType.WEEKEND);
    assertThat(tariff.periods())
        .extracting(period -> period.demandRatePerKw().intValueExact())
        .containsExactly(0, 8, 0);
    assertThat(tariff.demandCharges()).hasSize(1);
    assertThat(tariff.energyAdders()).hasSize(1);
  }

  private static PlantFiles tariffFile(String name, String text) {
    String plant = PlantFiles.PLANT;
    return new PlantFiles()
        .change(
            plant.substring(plant.indexOf("tariff:"), plant.indexOf("jobs:")),
            "tariff: " + name + "\n")
        .file(name, text);
  }

  @Test
  void pricesAloneAreATariff() {
    PlantFiles plant =
        new PlantFiles()
            .change("periods:\n    " + FLAT, "prices: prices.csv")
            .file(
                "prices.csv",
                "start,energy_rate_kwh\n2026-11-23T00:00,0.08\n2026-11-23T12:00,-0.02\n");

    Tariff tariff = plant.plant(folder).plant().tariff();

    assertThat(tariff.periods()).extracting(TariffPeriod::category).containsExactly("market");
    assertThat(tariff.prices()).isNotNull();
  }

  @Test
  void aDemandRateNeedsACategoryToBeBilledUnder() {
    assertThat(periods(period("weekday", "00:00", "00:00", ", demand_rate_kw: 5")).errors(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/period_category: period_category is missing."
                + " Every tariff period needs a value here.");
  }

  @Test
  void aDemandChargeMayNotShareItsNameWithACategory() {
    assertThat(
            periods(
                    period(
                            "weekday",
                            "00:00",
                            "00:00",
                            ", demand_rate_kw: 5, period_category: peak")
                        + "\n  demand_charges: [{id: peak, rate_kw: 3}]")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 20, /tariff/demand_charges/0/id: peak is also a period_category with a"
                + " demand rate. Give the demand charge another id.");
  }

  @Test
  void anUnknownDayTypeIsRefusedWithTheNearest() {
    assertThat(new PlantFiles().change("day_type: weekday", "day_type: weekdays").errors(folder))
        .containsExactly(
            "plant.yaml, row 19, /tariff/periods/0/day_type: weekdays is not a known day_type. Did"
                + " you mean weekday?");
  }

  @Test
  void anUnknownKeyOfTheTariffIsRefusedByName() {
    assertThat(
            new PlantFiles()
                .change("  periods:", "  ratchet_percent: 80\n  periods:")
                .errors(folder))
        .containsExactly(
            "plant.yaml, row 18, /tariff/ratchet_percent: ratchet_percent is not a key of the tariff. There are 18 to choose from, e.g. tariff_name.");
  }

  @Test
  void aMonthToDatePeakOfAnUnknownComponentIsRefused() {
    assertThat(
            new PlantFiles()
                .change("month_to_date_peak_kw: 100", "month_to_date_peak_kw: {facilty: 100}")
                .change("  periods:", "  demand_charges: [{id: facility, rate_kw: 3}]\n  periods:")
                .errors(folder))
        .containsExactly(
            "/site/month_to_date_peak_kw: facilty is not a demand charge or period_category of the"
                + " tariff. Did you mean facility?");
  }

  @Test
  void anExpiryBeforeTheEffectiveDateIsRefused() {
    assertThat(
            new PlantFiles()
                .change(
                    "effective_date: 2026-01-01",
                    "effective_date: 2026-01-01\n  expiry_date: 2025-12-31")
                .errors(folder))
        .isEqualTo(
            List.of(
                "plant.yaml, row 17, /tariff/expiry_date: expiry_date 2025-12-31 is before"
                    + " effective_date 2026-01-01. Correct one of them."));
  }
}
