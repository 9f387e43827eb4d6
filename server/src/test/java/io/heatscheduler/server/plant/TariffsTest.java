package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tariffs over the real server. */
class TariffsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String TARIFFS = "/api/v1/tariffs";
  private static final String NEW_YORK = "&timeZone=America/New_York";

  /** Two rates a day, the night's from 22:00 to 06:00, and a grid fee. */
  private static final String DAY_AND_NIGHT =
      """
      {"tariff_name": "Day and night", "effective_date": "2026-01-01", "expiry_date": "2026-12-31",
       "currency": "USD", "time_zone": "America/New_York",
       "periods": [
         {"day_type": "weekday", "start_time": "22:00", "end_time": "02:00",
          "energy_rate_kwh": 0.05, "demand_rate_kw": 0, "period_category": "night"},
         {"day_type": "weekday", "start_time": "02:00", "end_time": "22:00",
          "energy_rate_kwh": "0.1250", "demand_rate_kw": 18.00, "period_category": "day"}],
       "demand_charges": [{"id": "facility", "rate_kw": 4.5}],
       "energy_adders": [{"id": "grid fee", "rate_kwh": 0.021}]}
      """;

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);

  @Test
  void aTariffIsAddedOnceReadReplacedAndRemoved() {
    Answer added = SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send();
    assertThat(added.status()).as("%s", added).isEqualTo(201);
    String address = added.header("Location");
    assertThat(added.json().at("/tariff/tariff/periods/0/period_category").asString())
        .isEqualTo("day");
    assertThat(added.json().at("/tariff/lastDate").asString()).isEqualTo("2026-12-31");

    Answer again = SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send();
    assertThat(again.status()).as("%s", again).isEqualTo(200);
    assertThat(again.json().at("/tariff/tariffId")).isEqualTo(added.json().at("/tariff/tariffId"));

    String dearer = DAY_AND_NIGHT.replace("0.1250", "0.15");
    assertThat(put(address, null, dearer).status()).isEqualTo(428);
    Answer replaced = put(address, "\"0\"", dearer);
    assertThat(replaced.status()).as("%s", replaced).isEqualTo(200);
    assertThat(replaced.header("ETag")).isEqualTo("\"1\"");
    assertThat(put(address, "\"0\"", dearer).status()).isEqualTo(412);
    Answer read = SERVER.as(planner, "GET", address).send();
    assertThat(read.json().at("/tariff/periods/0/energy_rate_kwh").asString()).isEqualTo("0.15");

    assertThat(delete(address, null).status()).isEqualTo(428);
    assertThat(delete(address, "\"1\"").status()).isEqualTo(204);
    assertThat(SERVER.as(planner, "GET", address).send().status()).isEqualTo(404);
  }

  @Test
  void versionsOfAContractAreOneTariff() {
    String second =
        DAY_AND_NIGHT
            .replace("2026-01-01", "2027-01-01")
            .replace(", \"expiry_date\": \"2026-12-31\"", "")
            .replace("0.05", "0.06");

    Answer added =
        SERVER.as(planner, "POST", TARIFFS).json("[" + DAY_AND_NIGHT + "," + second + "]").send();

    assertThat(added.status()).as("%s", added).isEqualTo(201);
    assertThat(added.json().at("/tariff/versions").asInt()).isEqualTo(2);
    assertThat(added.json().at("/tariff/tariff").size()).isEqualTo(2);
    String address = added.header("Location");
    assertThat(
            rate(address, "2026-12-31T23:00:00-05:00", NEW_YORK)
                .json()
                .path("energyRatePerKwh")
                .decimalValue())
        .isEqualByComparingTo("0.05");
    Answer later = rate(address, "2027-01-01T00:00:00-05:00", NEW_YORK);
    assertThat(later.json().path("energyRatePerKwh").decimalValue()).isEqualByComparingTo("0.06");
    assertThat(later.json().path("versionEffectiveDate").asString()).isEqualTo("2027-01-01");
    Answer list = SERVER.as(planner, "GET", TARIFFS).send();
    assertThat(list.json().at("/page/total").asInt()).isEqualTo(1);
    assertThat(list.json().at("/items/0").has("lastDate")).isFalse();
    Answer one = put(address, "*", DAY_AND_NIGHT);
    assertThat(one.status()).as("%s", one).isEqualTo(200);
    assertThat(one.json().at("/tariff/versions").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // summer time begins on 8 March 2026 at 02:00, which becomes 03:00: 01:59 is night, then day
    "2026-03-08T01:59:59-05:00, night, 0.05, 2026-03-08T01:59:59-05:00",
    "2026-03-08T02:00:00-05:00, day, 0.125, 2026-03-08T03:00-04:00",
    "2026-03-08T03:00:00-04:00, day, 0.125, 2026-03-08T03:00-04:00",
    // it ends on 1 November at 02:00, which becomes 01:00: both hours from 01:00 are night
    "2026-11-01T01:30:00-04:00, night, 0.05, 2026-11-01T01:30-04:00",
    "2026-11-01T01:30:00-05:00, night, 0.05, 2026-11-01T01:30-05:00",
    "2026-11-01T02:00:00-05:00, day, 0.125, 2026-11-01T02:00-05:00",
    "2026-11-01T06:30:00Z, night, 0.05, 2026-11-01T01:30-05:00",
    "2026-02-03T14:00:00-05:00, day, 0.125, 2026-02-03T14:00-05:00",
    "2026-02-03T22:00:00-05:00, night, 0.05, 2026-02-03T22:00-05:00",
  })
  void theRateIsReadOnTheWallClockOfTheSite(
      String at, String period, String energyRate, String local) {
    String address =
        SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send().header("Location");

    Answer answer = rate(address, at, NEW_YORK);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("period").asString()).isEqualTo(period);
    assertThat(answer.json().path("energyRatePerKwh").decimalValue())
        .isEqualByComparingTo(energyRate);
    assertThat(answer.json().path("adderPerKwh").decimalValue()).isEqualByComparingTo("0.021");
    assertThat(answer.json().path("totalPerKwh").decimalValue())
        .isEqualByComparingTo(
            new java.math.BigDecimal(energyRate).add(new java.math.BigDecimal("0.021")));
    assertThat(answer.json().path("localTime").asString()).isEqualTo(local);
    assertThat(answer.json().path("currency").asString()).isEqualTo("USD");
    assertThat(answer.json().path("demand").findValuesAsString("component"))
        .containsExactlyElementsOf(
            period.equals("day")
                ? java.util.List.of("day", "facility")
                : java.util.List.of("facility"));
  }

  @Test
  void theClockIsThatOfTheOnlySiteWhoseSchedulesUseTheTariff() {
    String schedule = PlantFiles.imported(SERVER, tenant, "five-columns").header("Location");
    String tariff = SERVER.as(planner, "GET", schedule).send().json().path("tariffId").asString();

    Answer answer = rate(TARIFFS + "/" + tariff, "2026-11-24T15:00:00-06:00", "");

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("timeZone").asString()).isEqualTo("America/Chicago");
    assertThat(answer.json().path("period").asString()).isEqualTo("critical");
    assertThat(answer.json().at("/demand/0/ratePerKw").decimalValue()).isEqualByComparingTo("22");
    assertThat(answer.json().path("billingPeriodStart").asString()).isEqualTo("2026-11-01");
    assertThat(delete(TARIFFS + "/" + tariff, "*").code()).isEqualTo("TARIFF_IN_USE");
  }

  @ParameterizedTest
  @CsvSource({
    "at=2026-02-03T14:00:00, PARAMETER_INVALID",
    "at=today, PARAMETER_INVALID",
    "timeZone=America/New_York, PARAMETER_MISSING",
    "at=2026-02-03T14:00:00Z, PARAMETER_MISSING",
    "at=2026-02-03T14:00:00Z&timeZone=Mars/Base, PARAMETER_INVALID",
    "at=2026-02-03T14:00:00Z&site=17, PARAMETER_INVALID",
    "at=2025-02-03T14:00:00Z&timeZone=America/New_York, RATE_UNKNOWN",
    "at=2026-02-03T14:00:00Z&timeZone=UTC&timeZone=UTC, PARAMETER_REPEATED",
  })
  void aWrongQuestionIsNamed(String query, String code) {
    String address =
        SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send().header("Location");

    Answer answer = SERVER.as(planner, "GET", address + "/rate?" + query).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().at("/findings/0/fix").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"end_time\": \"02:00\"       | \"end_time\": \"01:00\"     | /periods",
        "\"start_time\": \"02:00\"     | \"start_time\": \"01:00\"   | /periods",
        "\"USD\"                       | \"Dollar\"                  | /currency",
        "0.05                          | \"0,05\"                    | /periods/0/energy_rate_kwh",
        "\"night\"                     | \"night\", \"tenant\": 1    | /periods/0/tenant",
        "\"tariff_name\"               | \"tariff_id\": 1, \"tariff_name\" | /tariff_id",
        "America/New_York              | Mars/Base                   | /time_zone",
      })
  void aWrongTariffIsRefusedWithItsPath(String text, String wrong, String pointer) {
    String document = DAY_AND_NIGHT.replaceFirst(java.util.regex.Pattern.quote(text), wrong);

    Answer answer = SERVER.as(planner, "POST", TARIFFS).json(document).send();
    Answer check = SERVER.as(planner, "POST", TARIFFS + "/validate").json(document).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/pointer").asString())
        .as("%s", answer)
        .startsWith(pointer);
    assertThat(check.status()).isEqualTo(422);
    assertThat(SERVER.as(planner, "GET", TARIFFS).send().json().at("/page/total").asInt()).isZero();
  }

  @Test
  void aFileIsImportedAsTheCommandLineReadsIt() {
    Answer yaml =
        SERVER
            .as(planner, "POST", TARIFFS + "/import?timeZone=Europe/Berlin")
            .form(Map.of("tariff.yaml", PlantFiles.of("foundry").get("tariff.yaml")))
            .send();
    Answer schedule = PlantFiles.imported(SERVER, tenant, "foundry");

    assertThat(yaml.status()).as("%s", yaml).isEqualTo(201);
    assertThat(
            SERVER.as(planner, "GET", schedule.header("Location")).send().json().path("tariffId"))
        .as("the same content is the same tariff")
        .isEqualTo(yaml.json().at("/tariff/tariffId"));
    Answer checked = SERVER.as(planner, "POST", TARIFFS + "/validate").json(DAY_AND_NIGHT).send();
    assertThat(checked.status()).as("%s", checked).isEqualTo(200);
    assertThat(checked.json().at("/tariff/tariff_name").asString()).isEqualTo("Day and night");
    assertThat(SERVER.as(planner, "GET", TARIFFS).send().json().at("/page/total").asInt())
        .isEqualTo(1);
  }

  @Test
  void pricesOfAFileReplaceTheRates() {
    String address =
        SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send().header("Location");
    String id = address.substring(TARIFFS.length() + 1);
    String prices =
        """
        start,energy_rate_kwh
        2026-11-01T00:00:00-04:00,0.10
        2026-11-01T01:00:00-04:00,0.11
        2026-11-01T01:00:00-05:00,0.12
        2026-11-01T02:00:00-05:00,-0.01
        """;

    Answer without =
        SERVER
            .as(planner, "POST", TARIFFS + "/import?tariff=" + id + NEW_YORK)
            .body("text/csv", prices)
            .send();
    Answer imported =
        SERVER
            .as(planner, "POST", TARIFFS + "/import?tariff=" + id + NEW_YORK)
            .header("If-Match", "\"0\"")
            .body("text/csv", prices)
            .send();

    assertThat(without.status()).isEqualTo(428);
    assertThat(imported.status()).as("%s", imported).isEqualTo(200);
    for (String[] expected :
        new String[][] {
          {"2026-11-01T00:59:59-04:00", "0.10"},
          {"2026-11-01T01:30:00-04:00", "0.11"},
          {"2026-11-01T01:30:00-05:00", "0.12"},
          {"2026-11-01T02:15:00-05:00", "-0.01"},
        }) {
      Answer rate = rate(address, expected[0], NEW_YORK);
      assertThat(rate.json().path("energyRatePerKwh").decimalValue())
          .as("%s: %s", expected[0], rate)
          .isEqualByComparingTo(expected[1]);
      assertThat(rate.json().path("priced").asBoolean()).isTrue();
    }
    Answer outside = rate(address, "2026-11-02T00:00:00-05:00", NEW_YORK);
    assertThat(outside.status()).as("%s", outside).isEqualTo(422);
    assertThat(outside.text()).contains("SERIES_TOO_SHORT");
  }

  @Test
  void anotherTenantsTariffIsLikeNone() {
    String address =
        SERVER.as(planner, "POST", TARIFFS).json(DAY_AND_NIGHT).send().header("Location");
    String stranger = SERVER.token(SERVER.newTenant(), Role.ADMIN);
    String nothing = TARIFFS + "/" + UUID.randomUUID();
    String rate = "/rate?at=2026-02-03T14:00:00Z" + NEW_YORK;

    for (String[] call :
        new String[][] {
          {"GET", "", null},
          {"PUT", "", DAY_AND_NIGHT},
          {"DELETE", "", null},
          {"GET", rate, null},
        }) {
      Answer theirs = JobsTest.call(stranger, call[0], address + call[1], call[2]);
      Answer none = JobsTest.call(stranger, call[0], nothing + call[1], call[2]);
      assertThat(theirs.status()).as("%s %s: %s", call[0], call[1], theirs).isEqualTo(404);
      assertThat(JobsTest.withoutTrace(theirs)).isEqualTo(JobsTest.withoutTrace(none));
    }
    assertThat(SERVER.as(planner, "GET", address).send().header("ETag")).isEqualTo("\"0\"");
  }

  private Answer rate(String address, String at, String zone) {
    return SERVER.as(planner, "GET", address + "/rate?at=" + at.replace("+", "%2B") + zone).send();
  }

  private Answer put(String address, String ifMatch, String body) {
    TestServer.Call call = SERVER.as(planner, "PUT", address).json(body);
    return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
  }

  private Answer delete(String path, String ifMatch) {
    TestServer.Call call = SERVER.as(planner, "DELETE", path);
    return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
  }
}
