package io.heatscheduler.agents.tariff.urdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.tariff.TariffManagementAgent;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.formats.PlantFolder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates of the database become tariffs, or are refused by the name of the field. */
class UrdbRateTest {
  private static final String PLAIN = "[[{\"rate\":0.1}]]";

  @TempDir private Path folder;

  private Tariff lgs() {
    return UrdbDocuments.read(folder, UrdbDocuments.LGS).orThrow();
  }

  @Test
  void identityAndDatesAreTheRecords() {
    Tariff tariff = lgs();

    assertThat(tariff.name()).isEqualTo("LGS-TOU Primary");
    assertThat(tariff.utilityProvider()).isEqualTo("Example Power Co");
    assertThat(tariff.rateScheduleCode()).isEqualTo("66f0a1b2c3d4e5f601234567");
    assertThat(tariff.effectiveDate()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(tariff.expiryDate()).isNull();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1767247200, 2026-01-01",
    "1767247200.0, 2026-01-01",
    "'\"2014-01-01T06:00:00.000Z\"', 2014-01-01",
    "'\"2014-05-31\"', 2014-05-31",
    "'{\"$date\": 1767247200000}', 2026-01-01"
  })
  void aDateIsTheUtcDateOfItsInstantInWhateverForm(String written, LocalDate expected) {
    Outcome<Tariff> read =
        UrdbDocuments.read(
            folder,
            UrdbDocuments.LGS.replace("\"startdate\":1767247200", "\"startdate\":" + written));

    assertThat(read.orThrow().effectiveDate()).isEqualTo(expected);
  }

  @Test
  void energyPeriodsFollowTheSchedules() {
    assertThat(lgs().periods())
        .extracting(
            TariffPeriod::dayType,
            period -> period.window().start() + "-" + period.window().end(),
            TariffPeriod::category,
            period -> period.energyRatePerKwh().toPlainString(),
            TariffPeriod::season)
        .containsExactly(
            tuple(DayType.WEEKDAY, "00:00-12:00", "period 0", "0.062", null),
            tuple(DayType.WEEKDAY, "12:00-18:00", "period 1", "0.118", null),
            tuple(DayType.WEEKDAY, "18:00-00:00", "period 0", "0.062", null),
            tuple(DayType.WEEKEND, "00:00-00:00", "period 0", "0.062", null));
  }

  @Test
  void eachTimeOfUsePeriodIsADemandComponentWithItsHours() {
    DailyWindow peak = new DailyWindow(LocalTime.of(12, 0), LocalTime.of(18, 0));
    List<DemandCharge> charges = lgs().demandCharges();

    assertThat(charges)
        .extracting(DemandCharge::id)
        .containsExactly("demand period 0", "demand period 1");
    assertThat(charges.get(1).ratePerKw()).isEqualByComparingTo("11.75");
    assertThat(charges.get(1).terms().windows())
        .containsExactly(new DayWindow(Set.of(DayType.WEEKDAY), peak));
    assertThat(charges.get(1).terms().interval()).isEqualTo(new DemandInterval(15, false));
    assertThat(charges.get(0).terms().windows())
        .contains(new DayWindow(Set.of(DayType.WEEKEND), DailyWindow.WHOLE_DAY))
        .hasSize(3);
  }

  @Test
  void flatDemandHasSeasonsTiersAndTheRatchet() {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.LGS.replace(
                    "\"fixedchargefirstmeter\"", UrdbDocuments.FLAT + "\"fixedchargefirstmeter\""))
            .orThrow();
    List<DemandCharge> flat =
        tariff.demandCharges().stream().filter(c -> c.id().equals("flat demand")).toList();

    assertThat(flat)
        .extracting(DemandCharge::season)
        .containsExactlyInAnyOrder(
            new Season(MonthDay.of(6, 1), MonthDay.of(9, 30)),
            new Season(MonthDay.of(10, 1), MonthDay.of(5, 31)));
    assertThat(flat)
        .allSatisfy(
            charge ->
                assertThat(charge.terms().ratchet())
                    .isEqualTo(Ratchet.of(new BigDecimal("0.8"), 11)));
    assertThat(flat.getFirst().tiers()).hasSize(2);
  }

  @Test
  void whatIsOnlyTextIsANoteAndWhatLimitsTheRateIsSaid() {
    Outcome<Tariff> read =
        UrdbDocuments.read(
            folder,
            UrdbDocuments.LGS.replace(
                "\"fixedchargefirstmeter\"",
                "\"demandattrs\":[{\"Transformation Charge\":\"$0.50/kVA\"}],\"energycomments\":\"Riders apply.\",\"fixedchargefirstmeter\""));

    assertThat(UrdbDocuments.texts(read, Severity.INFO))
        .anySatisfy(
            text -> assertThat(text).endsWith("demandattrs: Transformation Charge $0.50/kVA"))
        .anySatisfy(text -> assertThat(text).endsWith("energycomments: Riders apply."))
        .anySatisfy(
            text -> assertThat(text).endsWith("The rate is for demands of at least 100 kW."));
    assertThat(UrdbDocuments.texts(read, Severity.WARNING)).isEmpty();
  }

  @Test
  void aPlantOutsideTheRatesLimitsIsWarned() {
    Outcome<Tariff> read = withSite("contractual_peak_kw: 80");

    assertThat(UrdbDocuments.texts(read, Severity.WARNING))
        .singleElement()
        .asString()
        .endsWith(
            "The rate is for demands of at least 100 kW. This site's contractual peak is 80 kW. Check that"
                + " the utility offers it to this site.");
  }

  @Test
  void holidaysAreBilledAsWeekendsAndThatIsSaid() {
    assertThat(UrdbDocuments.texts(withSite("holidays: [2026-12-25]"), Severity.WARNING))
        .singleElement()
        .asString()
        .contains("The database knows no holidays");
  }

  private Outcome<Tariff> withSite(String line) {
    UrdbDocuments.plant("rate.json")
        .change("name: Works", "name: Works\n  " + line)
        .file("rate.json", UrdbDocuments.LGS)
        .in(folder);
    return new TariffManagementAgent()
        .run(PlantFolder.open(folder).orThrow(), new RunContext("test"));
  }

  @Test
  void everyContainerOfOneRateGivesTheSameTariff() {
    Tariff bare = lgs();
    String text = UrdbDocuments.LGS.strip();

    assertThat(UrdbDocuments.read(folder, "{\"items\":[" + text + "]}").orThrow()).isEqualTo(bare);
    assertThat(
            UrdbDocuments.read(
                    folder, "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"")
                .orThrow())
        .isEqualTo(bare);
    assertThat(
            UrdbDocuments.read(
                    folder,
                    text.replace("\"demandrateunit\"", "\"demandRateUnit\"")
                        .replace("\"energyweekdayschedule\"", "\"energyWeekdaySchedule\"")
                        .replace("\"startdate\"", "\"startDate\""))
                .orThrow())
        .isEqualTo(bare);
    assertThat(
            UrdbDocuments.read(folder, text.replace("[" + UrdbDocuments.ON_PEAK + "]", floats()))
                .orThrow())
        .isEqualTo(bare);
    assertThat(UrdbDocuments.read(folder, bulk(text)).orThrow()).isEqualTo(bare);
    assertThat(UrdbDocuments.read(folder, "rate.csv", "rate.csv", flattened()).orThrow())
        .isEqualTo(bare);
  }

  private static String floats() {
    return "[" + UrdbDocuments.ON_PEAK.replace("0", "0.0").replace("1", "1.0") + "]";
  }

  private static String bulk(String text) {
    return text.replace(
            "\"label\":\"66f0a1b2c3d4e5f601234567\"",
            "\"_id\":{\"$oid\":\"66f0a1b2c3d4e5f601234567\"}")
        .replace("\"utility\"", "\"utilityName\"")
        .replace("\"name\"", "\"rateName\"")
        .replace(
            "\"startdate\":1767247200",
            "\"effectiveDate\":{\"$date\":\"2026-01-01T06:00:00.000Z\"}")
        .replace(
            "\"energyratestructure\":[[{\"rate\":0.058,\"adj\":0.004,\"unit\":\"kWh\"}],[{\"rate\":0.114,\"adj\":0.004,\"unit\":\"kWh\"}]]",
            "\"energyRateStrux\":[{\"energyRateTiers\":[{\"rate\":0.058,\"adj\":0.004,\"unit\":\"kWh\"}]},{\"energyRateTiers\":[{\"rate\":0.114,\"adj\":0.004,\"unit\":\"kWh\"}]}]")
        .replace("\"energyweekdayschedule\"", "\"energyWeekdaySched\"")
        .replace("\"energyweekendschedule\"", "\"energyWeekendSched\"")
        .replace(
            "\"demandratestructure\":[[{\"rate\":4.10}],[{\"rate\":11.75}]]",
            "\"demandRateStrux\":[{\"demandRateTiers\":[{\"rate\":4.10}]},{\"demandRateTiers\":[{\"rate\":11.75}]}]")
        .replace("\"demandweekdayschedule\"", "\"demandWeekdaySched\"")
        .replace("\"demandweekendschedule\"", "\"demandWeekendSched\"")
        .replace("\"fixedchargefirstmeter\"", "\"fixedChargeFirstMeter\"");
  }

  private static String flattened() {
    String on = "\"" + UrdbDocuments.rows(UrdbDocuments.ON_PEAK) + "\"";
    String off = "\"" + UrdbDocuments.rows(UrdbDocuments.OFF_PEAK) + "\"";
    return "label,utility,eiaid,name,sector,servicetype,country,startdate,peakkwcapacitymin,demandunits,demandwindow,"
        + "energyratestructure/period0/tier0rate,energyratestructure/period0/tier0adj,energyratestructure/period0/tier0unit,"
        + "energyratestructure/period1/tier0rate,energyratestructure/period1/tier0adj,energyratestructure/period1/tier0unit,"
        + "energyratestructure/period1/tier1rate,energyweekdayschedule,energyweekendschedule,"
        + "demandratestructure/period0/tier0rate,demandratestructure/period1/tier0rate,demandweekdayschedule,demandweekendschedule,"
        + "fixedchargefirstmeter,fixedchargeunits\n"
        + "66f0a1b2c3d4e5f601234567,Example Power Co,99999,LGS-TOU Primary,Industrial,Bundled,USA,1767247200,100,kW,15,"
        + "0.058,0.004,kWh,0.114,0.004,kWh,,"
        + on
        + ","
        + off
        + ",4.10,11.75,"
        + on
        + ","
        + off
        + ",435.0,$/month\n";
  }

  @Test
  void severalRatesNeedALabel() {
    String two =
        "{\"items\":["
            + UrdbDocuments.LGS
            + ","
            + UrdbDocuments.LGS.replace("66f0a1b2c3d4e5f601234567", "other")
            + "]}";

    assertThat(UrdbDocuments.texts(UrdbDocuments.read(folder, two), Severity.ERROR))
        .singleElement()
        .asString()
        .contains("The document holds 2 rates: 66f0a1b2c3d4e5f601234567 (LGS-TOU Primary), other");
    assertThat(
            UrdbDocuments.read(folder, "{urdb: rate.json, label: other}", "rate.json", two)
                .orThrow()
                .rateScheduleCode())
        .isEqualTo("other");
    assertThat(UrdbDocuments.texts(UrdbDocuments.read(folder, "{\"items\":[]}"), Severity.ERROR))
        .singleElement()
        .asString()
        .contains("The document holds no rate; the database answers so to an unknown label.");
    assertThat(
            UrdbDocuments.texts(
                UrdbDocuments.read(
                    folder, "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"no\"}}"),
                Severity.ERROR))
        .singleElement()
        .asString()
        .contains("not a rate: code API_KEY_INVALID, message no");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          ,1,1,1,1,1,1,0,0,0,0,0,0], | ,2,1,1,1,1,1,0,0,0,0,0,0], | energyweekdayschedule names the period 2, but there are 2, counted from 0.
          ,1,1,1,1,1,1,0,0,0,0,0,0], | ,1,1,1,1,1,1,0,0,0,0,0], | energyweekdayschedule has 23 values; it must have 24, one for each hour.
          "unit":"kWh"}],[ | "unit":"MWh"}],[ | The unit MWh of a tier in energyratestructure is unknown.
          "demandrateunit":"kW" | "demandrateunit":"kVA" | The demand rates are per kVA (demandrateunit); only kW and kW daily are billed exactly.
          "demandrateunit":"kW" | "demandrateunit":"hp" | The demand rates are per hp (demandrateunit); only kW and kW daily are billed exactly.
          "demandrateunit":"kW" | "demandrateunit":"kW","coincidentratestructure":[[{"rate":0.79}]] | The rate charges the load at the system's peak (coincidentratestructure), and a record does not tell when that was.
          "demandrateunit":"kW" | "demandrateunit":"kW","demandreactivepowercharge":0.25 | The rate has a charge on reactive power, per kVAR of demand (demandreactivepowercharge), which a load in kW does not show.
          "demandrateunit":"kW" | "demandrateunit":"kW","extraflatdemandmonths":[0,2] | extraflatdemandmonths is no known field of a rate.
          "demandrateunit":"kW" | "demandrateunit":"kW","lookbackpercent":80,"lookbackrange":11 | lookbackpercent is 80, but it is a fraction from 0 to 1 (80 % is 0.8).
          "demandrateunit":"kW" | "demandrateunit":"kW","flatdemandstructure":[[{"rate":1}]] | flatdemandmonths is missing, but there is a flatdemandstructure.
          "demandrateunit":"kW" | "demandrateunit":"kW","flatdemandstructure":[[{"rate":1}]],"flatdemandmonths":[0,0] | flatdemandmonths has 2 values; it must have 12, one for each month.
          "demandrateunit":"kW" | "demandrateunit":"kW","fueladjustmentsmonthly":[1,0,0,0,0,0,0,0,0,0,0,0] | The rate lists monthly fuel adjustments, which change after the record is made.
          "demandrateunit":"kW" | "demandrateunit":"kW","flatdemandunit":"kW daily","flatdemandstructure":[[{"rate":1}]],"flatdemandmonths":[0,0,0,0,0,0,0,0,0,0,0,0],"lookbackpercent":0.5,"lookbackrange":3 | The rate has a ratchet on demand that is charged by the day (flatdemandunit); a ratchet needs a month's peak.
          "demandwindow":15 | "demandwindow":7 | Demand is averaged over 7 minutes; only 15, 30 and 60 are billed.
          "fixedchargeunits":"$/month" | "fixedchargeunits":"$/week" | fixedchargeunits is $/week, which is no known unit.
          "rate":4.10 | "rat":4.10 | A tier of demandratestructure has the unknown value rat.
          {"rate":4.10} | {"max":5} | A tier in period 0 of demandratestructure has neither rate nor adj.
          {"rate":4.10} | {"rate":4.10},{"rate":5} | A tier in period 0 of demandratestructure has no end (max), but others follow.
          {"rate":4.10} | {"rate":4.10,"max":9},{"rate":3,"max":5},{"rate":5} | The ends (max) of the tiers in period 0 of demandratestructure do not rise: 5 comes after 9.
          """)
  void whatCannotBeRepresentedIsRefusedByTheFieldsName(String part, String by, String message) {
    int at = UrdbDocuments.LGS.indexOf(part);
    assertThat(at).isNotNegative();
    String text =
        UrdbDocuments.LGS.substring(0, at) + by + UrdbDocuments.LGS.substring(at + part.length());

    assertThat(UrdbDocuments.texts(UrdbDocuments.read(folder, text), Severity.ERROR))
        .first()
        .asString()
        .contains(message);
  }

  @Test
  void aChargeLeftOutKnowinglyIsNamedInAWarning() {
    String text =
        UrdbDocuments.LGS.replace(
            "\"demandrateunit\":\"kW\"", "\"demandrateunit\":\"kW\",\"demandReactPwrCharge\":0.25");
    Outcome<Tariff> read =
        UrdbDocuments.read(
            folder, "{urdb: rate.json, leave_out: [demandreactivepowercharge]}", "rate.json", text);

    assertThat(read.orThrow()).isEqualTo(lgs());
    assertThat(UrdbDocuments.texts(read, Severity.WARNING))
        .singleElement()
        .asString()
        .contains("demandreactivepowercharge is left out on request; the bill lacks it.");
  }

  @Test
  void anExpiredRateCanBeUsedAtAnyTimeOnRequest() {
    String old = UrdbDocuments.LGS.replace("\"approved\":true", "\"enddate\":1798761600");

    assertThat(UrdbDocuments.read(folder, old).orThrow().expiryDate())
        .isEqualTo(LocalDate.of(2027, 1, 1));
    Tariff any =
        UrdbDocuments.read(folder, "{urdb: rate.json, ignore_dates: true}", "rate.json", old)
            .orThrow();
    assertThat(any.expiryDate()).isNull();
    assertThat(any.effectiveDate()).isEqualTo(LocalDate.of(1970, 1, 1));
  }

  @Test
  void anotherCurrencyIsRefused() {
    UrdbDocuments.plant("rate.json")
        .change("currency: USD", "currency: EUR")
        .file("rate.json", UrdbDocuments.LGS)
        .in(folder);

    assertThat(
            new TariffManagementAgent()
                .run(PlantFolder.open(folder).orThrow(), new RunContext("test"))
                .findings())
        .extracting(Finding::message)
        .contains("The rate is in USD, but the site in EUR.");
  }

  @Test
  void tiersEndsOfZeroAndOfNoLimitAreNone() {
    String tiers =
        "[[{\"rate\":0.112,\"adj\":0.004,\"max\":5000},{\"rate\":0.098,\"max\":10000},{\"rate\":0.091,\"max\":%s}]]";
    List<EnergyTier> none = energyTiers(tiers.formatted("null"));

    assertThat(none)
        .containsExactly(
            new EnergyTier(new BigDecimal("0.116"), new BigDecimal(5000), TierUnit.KWH),
            new EnergyTier(new BigDecimal("0.098"), new BigDecimal(10000), TierUnit.KWH),
            new EnergyTier(new BigDecimal("0.091"), null, TierUnit.KWH));
    assertThat(energyTiers(tiers.formatted("0"))).isEqualTo(none);
    assertThat(energyTiers(tiers.formatted("9.999999680285692e+37"))).isEqualTo(none);
    assertThat(energyTiers(tiers.formatted("100000000000000000000000000000000000000")))
        .isEqualTo(none);
  }

  private List<EnergyTier> energyTiers(String structure) {
    return UrdbDocuments.read(folder, UrdbDocuments.rate(structure, ""))
        .orThrow()
        .periods()
        .getFirst()
        .tiers();
  }

  // 200 hours' use divided into blocks of kWh, then hours to 400, then the rest
  @Test
  void blocksInsideTheFirstHoursOfUseAreUnfolded() {
    assertThat(
            energyTiers(
                "[[{\"rate\":9,\"unit\":\"kWh/kW\",\"max\":200},{\"rate\":0.13,\"unit\":\"kWh\",\"max\":3000},{\"rate\":0.1,\"unit\":\"kWh\"},{\"rate\":0.013,\"unit\":\"kWh/kW\",\"max\":400},{\"rate\":0.007,\"unit\":\"kWh/kW\"}]]"))
        .containsExactly(
            new EnergyTier(new BigDecimal("0.13"), new BigDecimal(3000), TierUnit.KWH),
            new EnergyTier(new BigDecimal("0.1"), new BigDecimal(200), TierUnit.KWH_PER_KW),
            new EnergyTier(new BigDecimal("0.013"), new BigDecimal(400), TierUnit.KWH_PER_KW),
            new EnergyTier(new BigDecimal("0.007"), null, TierUnit.KWH_PER_KW));
  }

  @Test
  void hoursOfUseCountTheFlatBillingDemand() {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.rate(
                    "[[{\"rate\":0.049,\"unit\":\"kWh/kW\",\"max\":300},{\"rate\":0.033,\"unit\":\"kWh/kW\"}]]",
                    ",\"flatdemandstructure\":[[{\"rate\":3}]],\"flatdemandmonths\":[0,0,0,0,0,0,0,0,0,0,0,0]"))
            .orThrow();

    assertThat(tariff.terms().tiers())
        .isEqualTo(new TierRules(TierRules.Scope.ALL_PERIODS, "flat demand"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fixedchargefirstmeter":1.85,"fixedchargeunits":"$/day" | 1.85 | DAY
          "fixedchargefirstmeter":435,"fixedchargeunits":"$/month" | 435 | MONTH
          "fixedchargefirstmeter":120,"fixedchargeunits":"$/year" | 120 | YEAR
          "fixedmonthlycharge":30 | 30 | MONTH
          """)
  void fixedChargesKeepTheirUnit(String fields, String amount, ChargePer per) {
    Tariff tariff = UrdbDocuments.read(folder, UrdbDocuments.rate(PLAIN, "," + fields)).orThrow();

    assertThat(tariff.terms().fixedCharges())
        .singleElement()
        .satisfies(
            charge -> {
              assertThat(charge.amount()).isEqualByComparingTo(amount);
              assertThat(charge.per()).isEqualTo(per);
            });
  }

  @Test
  void aMinimumOfEitherGenerationIsOneMinimum() {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.rate(PLAIN, ",\"minmonthlycharge\":1.0,\"annualmincharge\":12.0"))
            .orThrow();

    assertThat(tariff.terms().minimum())
        .satisfies(
            minimum -> {
              assertThat(minimum.amount()).isEqualByComparingTo("1");
              assertThat(minimum.per()).isEqualTo(ChargePer.MONTH);
            });
  }

  @Test
  void theOlderRatchetCoversTheOtherMonthsOfTheYear() {
    String older =
        ",\"flatdemandstructure\":[[{\"rate\":3}]],\"flatdemandmonths\":[0,0,0,0,0,0,0,0,0,0,0,0],\"demandratchetpercentage\":[0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35,0.35]";

    assertThat(
            UrdbDocuments.read(folder, UrdbDocuments.rate(PLAIN, older))
                .orThrow()
                .demandCharges()
                .getFirst()
                .terms()
                .ratchet())
        .isEqualTo(Ratchet.of(new BigDecimal("0.35"), 11));
    assertThat(
            UrdbDocuments.texts(
                UrdbDocuments.read(
                    folder, UrdbDocuments.rate(PLAIN, older.replace("[0.35,", "[0.5,"))),
                Severity.ERROR))
        .first()
        .asString()
        .contains("demandratchetpercentage differs by month");
  }
}
