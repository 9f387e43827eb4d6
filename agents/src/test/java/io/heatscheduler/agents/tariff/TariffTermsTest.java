package io.heatscheduler.agents.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.tariff.Tariff;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused in tiers, demand terms, versions, minimum and percentages. */
class TariffTermsTest {
  private static final String FLAT_RATE = "energy_rate_kwh: 0.1, period_category: flat";

  @TempDir private Path folder;

  private static PlantFiles withTariffKey(String key) {
    return new PlantFiles().change("  periods:", "  " + key + "\n  periods:");
  }

  private static PlantFiles withTiers(String tiers) {
    return new PlantFiles().change(FLAT_RATE, "period_category: flat, tiers: " + tiers);
  }

  private static PlantFiles withDemand(String terms) {
    return withTariffKey("demand_charges: [{id: facility, " + terms + "}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{rate_kwh: 0.1, max: 5000}, {rate_kwh: 0.09, max: 5000}, {rate_kwh: 0.08}] | /tariff/periods/0/tiers/1/max: max 5000 does not exceed the 5000 of the tier before. max counts from zero, it is not the width of the tier; list tiers from low to high.
          [{rate_kwh: 0.1, max: 5000}, {rate_kwh: 0.09, max: 9000}] | /tariff/periods/0/tiers: The last tier ends, so what is above it has no rate. Leave max out of the last tier.
          [{rate_kwh: 0.1}, {rate_kwh: 0.09, max: 9000}] | /tariff/periods/0/tiers/1/max: A tier follows one without max, which already takes all that is above. Give every tier but the last its max.
          [{rate_kwh: 0.1, max: 5, unit: kWh/kVA}, {rate_kwh: 0.09}] | /tariff/periods/0/tiers/0/unit: kWh/kVA is not a unit of an energy tier. It is one of kWh, kWh/kW, kWh daily, kWh/kW daily.
          [{rate_kwh: 0.1, widht: 5}] | /tariff/periods/0/tiers/0/widht: widht is not a key of an energy tier. Use one of: rate_kwh, max, unit.
          """)
  void wrongEnergyTiersAreNamed(String tiers, String finding) {
    assertThat(withTiers(tiers).errors(folder)).singleElement().asString().endsWith(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tiers: [{rate_kw: 4, max_kw: 100}, {rate_kw: 3, max_kw: 90}, {rate_kw: 2}] | max_kw 90 does not exceed the 100 of the tier before. max_kw counts from zero, it is not the width of the tier; list tiers from low to high.
          tiers: [{rate_kw: 4}], rate_kw: 4 | tiers are given beside rate_kw. Keep one of them.
          season: {from: 06-01, to: 09-30} | rate_kw is missing. Every demand charge needs a value here.
          rate_kw: 4, interval_minutes: 20 | interval_minutes is 20, but must be 15, 30 or 60. Leave it out to measure over the slot.
          rate_kw: 4, rolling: true | interval_minutes is missing. Every demand charge needs a value here.
          rate_kw: 4, contract_kw: 100 | excess_rate_kw is missing. Every demand charge needs a value here.
          rate_kw: 4, ratchet: {share: 80} | share is 80, but must be over 0 and up to 1. Correct the value or its unit.
          rate_kw: 4, ratchet: {months: 11} | A ratchet has either share or share_by_month. Write e.g. share: 0.8; 80 % is 0.8.
          rate_kw: 4, ratchet: {share: 0.8, months: 11, of_months: [1]} | months and of_months are given together. months counts back from the bill, of_months names calendar months: keep one of them.
          rate_kw: 4, ratchet: {share_by_month: [1, 1], months: 11} | share_by_month has 2 shares, or stands beside of_months. Write 12 shares, January first, 0 for months whose peaks do not count.
          rate_kw: 4, ratchet: {share: 0.8, peaks_of: facilty} | The ratchet of facility looks at the peaks of facilty, which is no demand charge or period_category. Name a component of this tariff in peaks_of, or leave it out.
          rate_kw: 4, assessed: daily, ratchet: {share: 0.8} | A charge assessed daily has a ratchet or a contract_kw, which hold for a whole billing period. Assess it monthly, or leave the other out.
          rate_kw: 4, windows: [{day_types: [wekday], start_time: "12:00", end_time: "18:00"}] | wekday is not a known name in day_types. Did you mean weekday?
          rate_kw: 4, windows: [{start_time: "12:00", end_time: "12:00"}] | end_time 12:00 equals start_time, so the window is empty. Write a later end; only 00:00 to 00:00 is the whole day.
          """)
  void wrongDemandTermsAreNamed(String terms, String finding) {
    assertThat(withDemand(terms).errors(folder)).singleElement().asString().endsWith(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minimum_bill: {amount: 0, per: month} | amount is 0, but must be over 0 and up to 1000000000. Correct the value or its unit.
          minimum_bill: {amount: 10, per: month, base: [minimum]} | The minimum bill is reckoned on itself. Leave minimum out of base.
          minimum_bill: {amount: 10, per: week} | week is not a known per. Use one of: day, month, year.
          adjustments: [{id: VAT, percent: 19}] | base is missing. Every adjustment needs a value here.
          adjustments: [{id: VAT, percent: 19, base: [enrgy]}] | enrgy is not a known name in base. Did you mean energy?
          adjustments: [{id: a, percent: 1, base: [minimum], before_minimum: true}] | The adjustment comes before the minimum bill, but is reckoned on it. Leave minimum out of base, or drop before_minimum.
          power_factor: {rate_kvarh: 0.1} | free_kvarh_per_kwh is missing. The power factor needs a value here.
          power_factor: {minimum: 95} | minimum is 95, but must be over 0 and up to 1. Correct the value or its unit.
          hours_use_component: facility | facility is not a demand charge of the tariff.
          fixed_charges: [{id: a, amount: 1, per: day}, {id: a, amount: 1, per: day}] | a is given twice. Give every one an id of its own.
          """)
  void wrongTermsOfTheBillAreNamed(String key, String finding) {
    assertThat(withTariffKey(key).errors(folder)).singleElement().asString().contains(finding);
  }

  @Test
  void tiersBesidePricesAreRefused() {
    assertThat(
            withTiers("[{rate_kwh: 0.1}]")
                .change("  periods:", "  prices: 0.1\n  periods:")
                .errors(folder))
        .singleElement()
        .asString()
        .endsWith(
            "tiers are given beside prices. Keep one of them: the tiers say what a kWh costs.");
  }

  @Test
  void chargesOfOneComponentMayNotOverlapInSeason() {
    assertThat(
            withTariffKey(
                    "demand_charges: [{id: f, rate_kw: 4, season: {from: 06-01, to: 09-30}}, {id:"
                        + " f, rate_kw: 3, season: {from: 09-30, to: 05-31}}]")
                .errors(folder))
        .singleElement()
        .asString()
        .endsWith("f is given twice for 09-30. Let the seasons of one component not overlap.");
  }

  private static PlantFiles versions(String firstEnds, String secondBegins) {
    String flat =
        "currency: EUR, periods: [{day_type: weekday, start_time: \"00:00\", end_time: \"00:00\","
            + " energy_rate_kwh: 0.1}]}\n";
    String plant = PlantFiles.PLANT;
    String tariff =
        "tariff:\n  - {tariff_name: A, effective_date: 2026-01-01, "
            + firstEnds
            + flat
            + "  - {tariff_name: B, effective_date: "
            + secondBegins
            + ", "
            + flat
            + "jobs:";
    return new PlantFiles()
        .file(
            "plant.yaml",
            plant.substring(0, plant.indexOf("tariff:"))
                + tariff
                + plant.substring(plant.indexOf("jobs:") + "jobs:".length()));
  }

  @Test
  void aGapBetweenVersionsIsRefusedWithItsDates() {
    assertThat(versions("expiry_date: 2026-06-30, ", "2026-07-05").errors(folder))
        .singleElement()
        .asString()
        .endsWith(
            "No version of the tariff holds from 2026-07-01 to 2026-07-04: A ends on 2026-06-30, B"
                + " begins on 2026-07-05. Let each version begin the day after the one before ends.");
  }

  @Test
  void versionsThatOverlapAreRefused() {
    assertThat(versions("expiry_date: 2026-07-31, ", "2026-07-05").errors(folder))
        .singleElement()
        .asString()
        .contains("Two versions of the tariff hold on 2026-07-05: A from 2026-01-01 and B from");
  }

  @Test
  void aVersionWithoutALastDateEndsWhenTheNextBegins() {
    Tariff tariff = versions("", "2026-07-05").plant(folder).plant().tariff();

    assertThat(tariff.expiryDate()).isEqualTo(LocalDate.of(2026, 7, 4));
    assertThat(tariff.versionOn(LocalDate.of(2026, 7, 5)).orElseThrow().name()).isEqualTo("B");
    assertThat(tariff.versionOn(LocalDate.of(2025, 12, 31))).isEmpty();
  }

  @Test
  void pastPeaksOfUnknownComponentsWrongMonthsAndDuplicatesAreRefused() {
    String row = "{month: %s, component: flat, kw: 5}";
    assertThat(
            new PlantFiles()
                .change(
                    "horizon:",
                    "  peak_history: [%s, %s, %s]\nhorizon:"
                        .formatted(
                            row.formatted("2026-08"),
                            row.formatted("2026-08"),
                            row.formatted("August")))
                .errors(folder))
        .anySatisfy(
            error -> assertThat(error).contains("The peak of flat in 2026-08 is given twice"))
        .anySatisfy(error -> assertThat(error).contains("August is not a month"));
    assertThat(
            new PlantFiles()
                .change(
                    "horizon:",
                    "  peak_history: [{month: 2026-08, component: falt, kw: 5}]\nhorizon:")
                .errors(folder))
        .singleElement()
        .asString()
        .endsWith(
            "falt is not a demand charge or period_category of the tariff. Did you mean flat?");
  }

  @Test
  void aTermThatIsNoSumOverTimeIsNamedWhereOneIsNeeded() {
    var plant = withTiers("[{rate_kwh: 0.1, max: 5}, {rate_kwh: 0.2}]").plant(folder).plant();

    assertThat(PlannedTerms.notLinear(PlantGrid.of(plant).orThrow(), "a re-plan"))
        .extracting(Finding::toString)
        .contains(
            "/tariff/periods: The tariff has energy tiers (flat), but a re-plan needs a cost that is"
                + " a sum over time. Plan anew with optimize, which prices it exactly.");
  }
}
