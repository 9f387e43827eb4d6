package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rates and prices as utilities and markets publish them, over the real server. */
class PublishedTariffsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String IMPORT = "/api/v1/tariffs/import";
  private static final String FLAT =
      """
      {"tariff_name": "Spot", "effective_date": "2026-01-01", "currency": "EUR",
       "time_zone": "Europe/Berlin", "periods": [
         {"day_type": "weekday", "start_time": "00:00", "end_time": "24:00",
          "energy_rate_kwh": 0.2, "demand_rate_kw": 0, "period_category": "market"}]}
      """;
  private static final String ENTSOE =
      """
      <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3"><type>A44</type>
      <TimeSeries><in_Domain.mRID>10Y1001A1001A82H</in_Domain.mRID><currency_Unit.name>EUR</currency_Unit.name>
      <price_Measure_Unit.name>MWH</price_Measure_Unit.name><curveType>A03</curveType>
      <Period><timeInterval><start>2026-07-13T22:00Z</start><end>2026-07-14T00:00Z</end></timeInterval>
      <resolution>PT60M</resolution><Point><position>1</position><price.amount>91.11</price.amount></Point></Period></TimeSeries></Publication_MarketDocument>
      """;

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);

  @Test
  void aRateOfTheUtilityRateDatabaseIsImportedWithItsNotes() {
    Answer imported =
        SERVER.as(planner, "POST", IMPORT + "?timeZone=America/Chicago").json(urdb()).send();

    assertThat(imported.status()).as("%s", imported).isEqualTo(201);
    assertThat(imported.json().at("/tariff/utilityProvider").asString())
        .isEqualTo("Example Power Co");
    assertThat(imported.text()).contains("Riders apply.");
    Answer rate =
        SERVER
            .as(
                planner,
                "GET",
                imported.header("Location")
                    + "/rate?at=2026-07-14T13:00:00-05:00&timeZone=America/Chicago")
            .send();
    assertThat(rate.status()).as("%s", rate).isEqualTo(200);
    assertThat(rate.json().path("energyRatePerKwh").decimalValue()).isEqualByComparingTo("0.118");
    Answer night =
        SERVER
            .as(
                planner,
                "GET",
                imported.header("Location")
                    + "/rate?at=2026-07-14T03:00:00-05:00&timeZone=America/Chicago")
            .send();
    assertThat(night.json().path("energyTiers").size()).isEqualTo(2);
    assertThat(night.json().at("/energyTiers/0/upTo").decimalValue()).isEqualByComparingTo("5000");

    Answer nowhere = SERVER.as(planner, "POST", IMPORT).json(urdb()).send();
    assertThat(nowhere.status()).as("%s", nowhere).isEqualTo(422);
    assertThat(nowhere.text()).contains("TIME_ZONE_MISSING");
  }

  @Test
  void pricesOfAMarketBelongToATariff() {
    Answer alone =
        SERVER.as(planner, "POST", IMPORT).form(Map.of("day.xml", PlantFiles.utf8(ENTSOE))).send();
    assertThat(alone.status()).as("%s", alone).isEqualTo(422);
    assertThat(alone.text()).contains("PRICES_WITHOUT_TARIFF");
    String address =
        SERVER.as(planner, "POST", "/api/v1/tariffs").json(FLAT).send().header("Location");
    String id = address.substring(address.lastIndexOf('/') + 1);

    Answer imported = prices(planner, id);
    Answer rate =
        SERVER
            .as(
                planner,
                "GET",
                address + "/rate?at=2026-07-14T01:30:00%2B02:00&timeZone=Europe/Berlin")
            .send();

    assertThat(imported.status()).as("%s", imported).isEqualTo(200);
    assertThat(rate.json().path("energyRatePerKwh").decimalValue()).isEqualByComparingTo("0.09111");
    assertThat(rate.json().path("priced").asBoolean()).isTrue();
    String stranger = SERVER.token(SERVER.newTenant(), Role.PLANNER);
    Answer theirs = prices(stranger, id);
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(JobsTest.withoutTrace(theirs))
        .isEqualTo(JobsTest.withoutTrace(prices(stranger, UUID.randomUUID().toString())));
  }

  private static Answer prices(String token, String tariff) {
    return SERVER
        .as(token, "POST", IMPORT + "?tariff=" + tariff + "&timeZone=Europe/Berlin")
        .header("If-Match", "*")
        .form(Map.of("day.xml", PlantFiles.utf8(ENTSOE)))
        .send();
  }

  private static String urdb() {
    String night = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";
    String day = "0,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,0,0,0,0,0,0";
    return """
    {"items":[{"label":"66f0a1b2c3d4e5f601234567","utility":"Example Power Co","name":"LGS","country":"USA","startdate":1767247200,
    "energyratestructure":[[{"rate":0.058,"adj":0.004,"max":5000},{"rate":0.05}],[{"rate":0.118}]],
    "energyweekdayschedule":%1$s,"energyweekendschedule":%2$s,"energycomments":"Riders apply."}]}
    """
        .formatted(months(day), months(night));
  }

  private static String months(String hours) {
    return Collections.nCopies(12, "[" + hours + "]").stream()
        .collect(Collectors.joining(",", "[", "]"));
  }
}
