package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites and the equipment registry over the real server. */
class EquipmentTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String EQUIPMENT = "/api/v1/equipment";
  private static final String BOILER =
      """
      {"equipment_id": "B-1", "equipment_type": "gas_boiler", "capacity_kw": 500,
       "efficiency_percent": 92, "fuel_type": "natural_gas", "fuel_rate_per_kwh": 0.045}
      """;

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);
  private String schedule;
  private String site;

  @BeforeEach
  void importAnExample() {
    schedule = PlantFiles.imported(SERVER, tenant, "five-columns").header("Location");
    site = SERVER.as(planner, "GET", schedule).send().json().path("siteId").asString();
  }

  @Test
  void equipmentIsRegisteredChangedAndRemoved() {
    Answer added = SERVER.as(planner, "POST", EQUIPMENT + "?site=" + site).json(BOILER).send();
    assertThat(added.status()).as("%s", added).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo(EQUIPMENT + "/B-1");
    assertThat(added.json().path("siteId").asString()).isEqualTo(site);
    assertThat(added.json().path("currency").asString()).isEqualTo("USD");
    assertThat(added.json().at("/equipment/fuel_rate_per_kwh").asString()).isEqualTo("0.045");
    assertThat(added.json().path("equipment").has("initially_on")).isFalse();
    assertThat(SERVER.as(planner, "POST", EQUIPMENT + "?site=" + site).json(BOILER).send().code())
        .isEqualTo("EQUIPMENT_ID_TAKEN");

    Answer changed = patch("B-1", "\"0\"", "{\"capacity_kw\": 510.50, \"location\": \"Hall 2\"}");
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(changed.json().at("/equipment/capacity_kw").asString()).isEqualTo("510.5");
    assertThat(patch("B-1", "\"0\"", "{\"capacity_kw\": 1}").status()).isEqualTo(412);
    assertThat(patch("B-1", null, "{\"capacity_kw\": 1}").status()).isEqualTo(428);
    Answer removedKey = patch("B-1", "*", "{\"location\": null}");
    assertThat(removedKey.json().path("equipment").has("location")).isFalse();

    assertThat(delete(EQUIPMENT + "/B-1", null).status()).isEqualTo(428);
    assertThat(delete(EQUIPMENT + "/B-1", "\"1\"").status()).isEqualTo(412);
    assertThat(delete(EQUIPMENT + "/B-1", "\"2\"").status()).isEqualTo(204);
    assertThat(SERVER.as(planner, "GET", EQUIPMENT + "/B-1").send().status()).isEqualTo(404);
  }

  @Test
  void equipmentThatASchedulePlansWithStays() {
    Answer removed = delete(EQUIPMENT + "/HTR-001", "*");

    assertThat(removed.status()).as("%s", removed).isEqualTo(409);
    assertThat(removed.code()).isEqualTo("EQUIPMENT_IN_USE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"min_load_kw\": 9000}         | /min_load_kw",
        "{\"capacity_kw\": 0}            | /capacity_kw",
        "{\"capacity_kw\": -1}           | /capacity_kw",
        "{\"capacity_kw\": \"1,5\"}      | /capacity_kw",
        "{\"equipment_type\": \"oven\"}  | /equipment_type",
        "{\"efficiency_percent\": null}  | /efficiency_percent",
        "{\"fuel_rate_per_kwh\": null}   | /fuel_rate_per_kwh",
        "{\"tenant_id\": \"x\"}          | /tenant_id",
        "{\"site_id\": \"x\"}            | /site_id",
        "{\"version\": 3}                | /version",
        "{\"equipment_id\": \"other\"}   | /equipment_id",
        "{\"initially_on\": true}        | /initially_on",
        "{\"unavailable\": \"off.csv\"}  | /unavailable",
        "{\"unavailable\": [{\"start\": \"2026-11-24T08:00\", \"end\": \"2026-11-24T07:00\"}]}"
            + " | /unavailable/0",
      })
  void aWrongFieldIsRefusedWithItsPathAndNothingChanges(String patch, String pointer) {
    Answer answer = patch("HTR-001", "*", patch);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/source").asString())
        .as("%s", answer)
        .isEqualTo("body");
    assertThat(answer.json().at("/findings/0/location/pointer").asString()).startsWith(pointer);
    assertThat(SERVER.as(planner, "GET", EQUIPMENT + "/HTR-001").send().header("ETag"))
        .isEqualTo("\"0\"");
  }

  @Test
  void equipmentNeedsASiteOfTheTenant() {
    Answer none = SERVER.as(planner, "POST", EQUIPMENT).json(BOILER).send();
    Answer other =
        SERVER.as(planner, "POST", EQUIPMENT + "?site=" + UUID.randomUUID()).json(BOILER).send();

    assertThat(none.status()).as("%s", none).isEqualTo(422);
    assertThat(none.code()).isEqualTo("PARAMETER_MISSING");
    assertThat(other.status()).as("%s", other).isEqualTo(422);
  }

  @Test
  void windowsAreAddedListedAndRemovedAndOthersKeepTheirIds() {
    String windows = EQUIPMENT + "/HTR-003/availability";
    String first =
        SERVER.as(planner, "GET", windows).send().json().at("/0/availabilityId").asString();
    String window =
        "{\"start\": \"2026-11-25T08:00\", \"end\": \"2026-11-25T12:00\", \"reason\": \"repair\"}";

    Answer added = SERVER.as(planner, "POST", windows).json(window).send();
    assertThat(added.status()).as("%s", added).isEqualTo(201);
    assertThat(added.json().path("start").asString()).isEqualTo("2026-11-25T14:00:00Z");
    assertThat(added.json().path("reason").asString()).isEqualTo("repair");
    assertThat(SERVER.as(planner, "POST", windows).json("{\"start\": \"x\"}").send().status())
        .isEqualTo(422);
    Answer list = SERVER.as(planner, "GET", windows).send();
    assertThat(list.json().size()).isEqualTo(2);
    assertThat(list.text()).contains(first, "maintenance");

    String address = added.header("Location");
    assertThat(delete(address, null).status()).isEqualTo(428);
    assertThat(delete(address, "\"0\"").status()).isEqualTo(412);
    assertThat(delete(address, "\"1\"").status()).isEqualTo(204);
    assertThat(delete(address, "*").status()).isEqualTo(404);
    Answer left = SERVER.as(planner, "GET", windows).send();
    assertThat(left.json().size()).isEqualTo(1);
    assertThat(left.json().at("/0/availabilityId").asString()).isEqualTo(first);
  }

  @Test
  void equipmentIsListedBySiteTypeAndActive() {
    assertThat(total("?site=" + site)).isEqualTo(4);
    assertThat(total("?type=gas_boiler")).isEqualTo(2);
    assertThat(total("?active=false")).isZero();
    Answer sorted = SERVER.as(planner, "GET", EQUIPMENT + "?sort=-capacityKw&size=1").send();
    assertThat(sorted.json().at("/items/0/equipmentId").asString()).isEqualTo("HTR-003");
    for (String wrong : new String[] {"type=oven", "site=1", "active=2", "sort=fuel", "size=0"}) {
      assertThat(SERVER.as(planner, "GET", EQUIPMENT + "?" + wrong).send().status())
          .as(wrong)
          .isEqualTo(422);
    }
  }

  @Test
  void sitesAreListedAndShown() {
    Answer list = SERVER.as(planner, "GET", "/api/v1/sites").send();
    Answer one = SERVER.as(planner, "GET", "/api/v1/sites/" + site).send();

    assertThat(list.json().at("/page/total").asInt()).isEqualTo(1);
    assertThat(one.status()).as("%s", one).isEqualTo(200);
    assertThat(one.json()).isEqualTo(list.json().at("/items/0"));
    assertThat(one.json().path("name").asString()).isEqualTo("Four heaters");
    assertThat(one.json().path("timeZone").asString()).isEqualTo("America/Chicago");
    assertThat(one.json().path("contractualPeakKw").asInt()).isEqualTo(600);
    assertThat(one.json().path("operatorsLimited").asBoolean()).isFalse();
    PlantFiles.imported(SERVER, tenant, "heat-treatment");
    assertThat(
            SERVER
                .as(planner, "GET", "/api/v1/sites?sort=-createdAt")
                .send()
                .json()
                .at("/page/total")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void anotherTenantsEquipmentAndSitesAreLikeNone() {
    String stranger = SERVER.token(SERVER.newTenant(), Role.ADMIN);
    String window =
        SERVER
            .as(planner, "GET", EQUIPMENT + "/HTR-003/availability")
            .send()
            .json()
            .at("/0/availabilityId")
            .asString();

    for (String[] call :
        new String[][] {
          {"GET", EQUIPMENT + "/HTR-003", null},
          {"PATCH", EQUIPMENT + "/HTR-003", "{\"capacity_kw\": 1}"},
          {"DELETE", EQUIPMENT + "/HTR-003", null},
          {"GET", EQUIPMENT + "/HTR-003/availability", null},
          {"POST", EQUIPMENT + "/HTR-003/availability", "{\"start\": \"x\"}"},
          {"DELETE", EQUIPMENT + "/HTR-003/availability/" + window, null},
          {"GET", "/api/v1/sites/" + site, null},
        }) {
      Answer theirs = JobsTest.call(stranger, call[0], call[1], call[2]);
      Answer none =
          JobsTest.call(
              stranger,
              call[0],
              call[1].replace("HTR-003", "HTR-999").replace(site, UUID.randomUUID().toString()),
              call[2]);
      assertThat(theirs.status()).as("%s %s: %s", call[0], call[1], theirs).isEqualTo(404);
      assertThat(JobsTest.withoutTrace(theirs)).isEqualTo(JobsTest.withoutTrace(none));
    }
    assertThat(SERVER.as(stranger, "GET", EQUIPMENT).send().json().at("/page/total").asInt())
        .isZero();
    assertThat(
            SERVER.as(stranger, "POST", EQUIPMENT + "?site=" + site).json(BOILER).send().status())
        .isEqualTo(422);
    // the same id is free in another tenant
    String own = SERVER.token(SERVER.newTenant(), Role.PLANNER);
    assertThat(
            SERVER
                .as(own, "POST", "/api/v1/schedules/import")
                .form(PlantFiles.of("five-columns"))
                .send()
                .status())
        .isEqualTo(201);
  }

  private int total(String query) {
    Answer answer = SERVER.as(planner, "GET", EQUIPMENT + query).send();
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().at("/page/total").asInt();
  }

  private Answer patch(String id, String ifMatch, String body) {
    TestServer.Call call = SERVER.as(planner, "PATCH", EQUIPMENT + "/" + id).json(body);
    return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
  }

  private Answer delete(String path, String ifMatch) {
    TestServer.Call call = SERVER.as(planner, "DELETE", path);
    return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
  }
}
