package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Schedules over the real server: made, changed, listed, removed. */
class SchedulesTest {
  private static final TestServer SERVER = TestServer.get();
  private static final String SCHEDULES = "/api/v1/schedules";

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);
  private String imported;
  private JsonNode header;

  @BeforeEach
  void importAnExample() {
    imported = PlantFiles.imported(SERVER, tenant, "five-columns").header("Location");
    header = SERVER.as(planner, "GET", imported).send().json();
  }

  @Test
  void aScheduleIsMadeOfWhatTheRegistryKnows() {
    Answer made = SERVER.as(planner, "POST", SCHEDULES).json(body()).send();

    assertThat(made.status()).as("%s", made).isEqualTo(201);
    JsonNode schedule = made.json().path("schedule");
    assertThat(made.header("Location"))
        .isEqualTo(SCHEDULES + "/" + schedule.path("scheduleId").asString());
    assertThat(schedule.path("status").asString()).isEqualTo("DRAFT");
    assertThat(schedule.path("sourceSystem").asString()).isEqualTo("API");
    assertThat(schedule.path("siteId")).isEqualTo(header.path("siteId"));
    assertThat(schedule.path("tariffId")).isEqualTo(header.path("tariffId"));
    assertThat(schedule.path("jobCount").asInt()).isEqualTo(1);
    assertThat(schedule.path("horizonEnd").asString()).isEqualTo("2026-11-27T06:00:00Z");
    JsonNode plant = SERVER.as(planner, "GET", made.header("Location") + "/plant").send().json();
    assertThat(plant.at("/schedule/site/base_load_kw").asString()).isEqualTo("120");
    assertThat(plant.at("/schedule/site/contractual_peak_kw").asString()).isEqualTo("600");
    assertThat(plant.path("equipment").size()).isEqualTo(2);
    assertThat(plant.at("/equipment/0/initially_on").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"siteId\": \"@\"            | /siteId",
        "\"tariffId\": \"17\"         | /tariffId",
        "\"equipmentIds\": [\"X\"]    | /equipmentIds",
        "\"status\": \"PUBLISHED\"    | /status",
        "\"tenantId\": \"@\"          | /tenantId",
        "\"scheduleId\": \"@\"        | /scheduleId",
        "\"horizon\": {\"days\": 1}   | /horizon/start",
        "\"horizon\": 7               | /horizon",
        "\"site\": {\"name\": \"x\"}  | /site/name",
        "\"jobs\": \"jobs.csv\"       | /jobs",
        "\"jobs\": []                 | /jobs",
        "\"equipmentState\": {\"HTR-001\": {\"capacity_kw\": 1}} |"
            + " /equipmentState/HTR-001/capacity_kw",
        "\"equipmentState\": {\"HTR-009\": {\"initially_on\": true}} | /equipmentState/HTR-009",
      })
  void aWrongFieldOfANewScheduleIsNamed(String field, String pointer) {
    int colon = field.indexOf(':');
    Map<String, String> fields = fields();
    fields.put(
        field.substring(1, colon - 1),
        field.substring(colon + 1).strip().replace("@", UUID.randomUUID().toString()));
    String given = json(fields);

    Answer answer = SERVER.as(planner, "POST", SCHEDULES).json(given).send();

    assertThat(answer.status()).as("%s: %s", given, answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/source").asString())
        .as("%s", answer)
        .isEqualTo("body");
    assertThat(answer.json().at("/findings/0/location/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void aScheduleIsChangedByAMergePatchUnderItsEtag() {
    String patch =
        """
        {"horizon": {"days": 2}, "site": {"base_load_kw": 75.5, "month_to_date_peak_kw": null},
         "equipmentIds": ["HTR-001", "HTR-002"],
         "equipmentState": {"HTR-002": {"starts_today": 1}}}
        """;

    Answer without = SERVER.as(planner, "PATCH", imported).json(patch).send();
    Answer changed =
        SERVER.as(planner, "PATCH", imported).header("If-Match", "\"0\"").json(patch).send();
    Answer stale =
        SERVER.as(planner, "PATCH", imported).header("If-Match", "\"0\"").json(patch).send();

    assertThat(without.status()).isEqualTo(428);
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(changed.json().at("/schedule/horizonEnd").asString())
        .isEqualTo("2026-11-26T06:00:00Z");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("CHANGED_MEANWHILE");
    JsonNode plant = SERVER.as(planner, "GET", imported + "/plant").send().json();
    assertThat(plant.at("/schedule/site/base_load_kw").asString()).isEqualTo("75.5");
    assertThat(plant.at("/schedule/site").has("month_to_date_peak_kw")).isFalse();
    assertThat(plant.path("equipment").size()).isEqualTo(2);
    assertThat(plant.at("/equipment/1/starts_today").asString()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"PUBLISHED\"}",
        "{\"siteId\": \"x\"}",
        "{\"version\": 9}",
        "{\"publishedRunId\": \"x\"}",
        "{\"horizon\": {\"slot_minutes\": 7}}",
        "{\"tariffId\": \"0197d5c5-7c1e-7e41-a6a4-0d5c2f6f8d12\"}",
        "{\"equipmentIds\": []}",
      })
  void whatMayNotChangeIsRefusedAndNothingChanges(String patch) {
    Answer answer =
        SERVER.as(planner, "PATCH", imported).header("If-Match", "*").json(patch).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(SERVER.as(planner, "GET", imported).send().header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void schedulesAreListedByStatusAndSite() {
    SERVER.as(planner, "POST", SCHEDULES).json(body()).send();
    String site = header.path("siteId").asString();

    assertThat(total("?site=" + site)).isEqualTo(2);
    assertThat(total("?site=" + UUID.randomUUID())).isZero();
    assertThat(total("?status=DRAFT&sort=-scheduleDate,createdAt")).isEqualTo(2);
    assertThat(total("?status=PUBLISHED")).isZero();
    Answer page = SERVER.as(planner, "GET", SCHEDULES + "?size=1&sort=scheduleDate").send();
    assertThat(page.json().at("/items/0/scheduleId")).isEqualTo(header.path("scheduleId"));
  }

  @ParameterizedTest
  @CsvSource({
    "size=-1, size",
    "size=1000000000, size",
    "page=0, page",
    "sort=site_id, sort",
    "sort=createdAt;DROP TABLE sites, sort",
    "status=draft, status",
    "site=17, site",
    "site=1&site=2, site",
    "tenant=acme, tenant",
  })
  void aWrongParameterOfTheListIsNamed(String query, String parameter) {
    Answer answer = SERVER.as(planner, "GET", SCHEDULES + "?" + query.replace(" ", "%20")).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/column").asString()).isEqualTo(parameter);
  }

  @Test
  void aBadIdAndAWrongTypeAreNamed() {
    assertThat(SERVER.as(planner, "GET", SCHEDULES + "/17").send().status()).isEqualTo(422);
    assertThat(SERVER.as(planner, "POST", SCHEDULES).body("text/csv", "x").send().status())
        .isEqualTo(415);
  }

  @Test
  void anIdempotencyKeyMakesOneSchedule() {
    String key = UUID.randomUUID().toString();

    Answer first =
        SERVER.as(planner, "POST", SCHEDULES).header("Idempotency-Key", key).json(body()).send();
    Answer again =
        SERVER.as(planner, "POST", SCHEDULES).header("Idempotency-Key", key).json(body()).send();
    Answer other =
        SERVER
            .as(planner, "POST", SCHEDULES)
            .header("Idempotency-Key", key)
            .json(body().replace("120", "121"))
            .send();

    assertThat(first.status()).as("%s", first).isEqualTo(201);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(total("")).isEqualTo(2);
  }

  @Test
  void aScheduleWithoutRunsIsRemovedUnderItsEtag() {
    assertThat(SERVER.as(planner, "DELETE", imported).send().status()).isEqualTo(428);
    assertThat(SERVER.as(planner, "DELETE", imported).header("If-Match", "\"7\"").send().status())
        .isEqualTo(412);
    Answer removed = SERVER.as(planner, "DELETE", imported).header("If-Match", "\"0\"").send();
    assertThat(removed.status()).as("%s", removed).isEqualTo(204);
    assertThat(SERVER.as(planner, "GET", imported).send().status()).isEqualTo(404);
  }

  @Test
  void anotherTenantsScheduleIsLikeNone() {
    String stranger = SERVER.token(SERVER.newTenant(), Role.ADMIN);
    String nothing = SCHEDULES + "/" + UUID.randomUUID();

    for (String[] call :
        new String[][] {
          {"GET", "", null},
          {"GET", "/plant", null},
          {"PATCH", "", "{\"horizon\": {\"days\": 2}}"},
          {"DELETE", "", null},
          {"POST", "/publish", "{}"},
        }) {
      Answer theirs = JobsTest.call(stranger, call[0], imported + call[1], call[2]);
      Answer none = JobsTest.call(stranger, call[0], nothing + call[1], call[2]);
      assertThat(theirs.status()).as("%s %s: %s", call[0], call[1], theirs).isEqualTo(404);
      assertThat(JobsTest.withoutTrace(theirs)).isEqualTo(JobsTest.withoutTrace(none));
    }
    Answer ofTheirSite = SERVER.as(stranger, "POST", SCHEDULES).json(body()).send();
    assertThat(ofTheirSite.status()).isEqualTo(422);
    assertThat(ofTheirSite.text()).contains("UNKNOWN_REFERENCE");
    assertThat(SERVER.as(stranger, "GET", SCHEDULES).send().json().at("/page/total").asInt())
        .isZero();
    assertThat(SERVER.as(planner, "GET", imported).send().header("ETag")).isEqualTo("\"0\"");
  }

  private int total(String query) {
    Answer answer = SERVER.as(planner, "GET", SCHEDULES + query).send();
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().at("/page/total").asInt();
  }

  private String body() {
    return json(fields());
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"%s\": %s".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("siteId", header.path("siteId").toString());
    fields.put("tariffId", header.path("tariffId").toString());
    fields.put("equipmentIds", "[\"HTR-001\", \"HTR-002\"]");
    fields.put("horizon", "{\"start\": \"2026-11-25T00:00\", \"days\": 2}");
    fields.put("site", "{\"base_load_kw\": 120}");
    fields.put(
        "jobs",
        """
        [{"job_id": "A", "product_id": "part", "quantity": 1, "heating_requirement_kwh": 10,
          "latest_end": "2026-11-25T12:00"}]\
        """);
    fields.put("equipmentState", "{\"HTR-001\": {\"initially_on\": true}}");
    return fields;
  }
}
