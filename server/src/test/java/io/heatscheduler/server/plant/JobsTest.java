package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of a schedule over the real server. */
class JobsTest {
  private static final TestServer SERVER = TestServer.get();

  private final Tenant tenant = SERVER.newTenant();
  private final String planner = SERVER.token(tenant, Role.PLANNER);
  private String schedule;
  private String jobs;

  @BeforeEach
  void importAnExample() {
    schedule = PlantFiles.imported(SERVER, tenant, "five-columns").header("Location");
    jobs = schedule + "/jobs";
  }

  @Test
  void aJobIsAddedChangedReadAndRemoved() {
    int before = total();
    String hash = hash();

    Answer added = SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    assertThat(added.status()).as("%s", added).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo(jobs + "/N-1");
    assertThat(added.header("ETag")).isEqualTo("\"0\"");
    assertThat(added.json().path("priority").asString()).isNotEmpty(); // filled in
    assertThat(total()).isEqualTo(before + 1);
    assertThat(hash()).isNotEqualTo(hash);

    Answer changed =
        SERVER
            .as(planner, "PATCH", jobs + "/N-1")
            .header("If-Match", "\"0\"")
            .json("{\"priority\": 1, \"quantity\": \"2.50\"}")
            .send();
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"1\"");
    assertThat(changed.json().path("priority").asString()).isEqualTo("1");
    assertThat(changed.json().path("quantity").asString()).isEqualTo("2.5");

    assertThat(remove("N-1", "\"0\"").status()).isEqualTo(412);
    assertThat(SERVER.as(planner, "DELETE", jobs + "/N-1").send().status()).isEqualTo(428);
    assertThat(remove("N-1", "\"1\"").status()).isEqualTo(204);
    assertThat(SERVER.as(planner, "GET", jobs + "/N-1").send().status()).isEqualTo(404);
    assertThat(total()).isEqualTo(before);
    assertThat(hash()).isEqualTo(hash);

    Answer again = SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    assertThat(again.status()).as("%s", again).isEqualTo(201);
    assertThat(again.header("ETag")).isNotEqualTo("\"1\""); // an old version never fits again
  }

  @Test
  void everyChangeIsInTheAuditLogWithBeforeAndAfter() {
    SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    SERVER
        .as(planner, "PATCH", jobs + "/N-1")
        .header("If-Match", "*")
        .json("{\"priority\": 1}")
        .send();
    remove("N-1", "*");

    Answer log =
        SERVER
            .as(SERVER.token(tenant, Role.ADMIN), "GET", "/api/v1/audit?size=200&sort=seq")
            .send();
    assertThat(log.text())
        .containsSubsequence("schedule.create", "job.create", "job.change", "job.delete");
  }

  @Test
  void aNumberIsTakenOnce() {
    SERVER.as(planner, "POST", jobs).json(job("N-1")).send();

    Answer twice = SERVER.as(planner, "POST", jobs).json(job("N-1")).send();

    assertThat(twice.status()).as("%s", twice).isEqualTo(409);
    assertThat(twice.code()).isEqualTo("JOB_NUMBER_TAKEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"priority\": 9}                          | /priority",
        "{\"latest_end\": \"2026-02-30\"}           | /latest_end",
        "{\"tenant_id\": \"x\"}                     | /tenant_id",
        "{\"version\": 7}                           | /version",
        "{\"job_id\": \"other\"}                    | /job_id",
        "{\"quantity\": null}                       | ",
        "{\"eligible_equipment\": [\"nothing\"]}    | /eligible_equipment",
        "{\"predecessors\": [\"nothing\"]}          | /predecessors",
        "{\"predecessors\": [\"N-1\"]}              | ",
        "{\"quantity\": 1e999}                      | ",
        "{\"duration_minutes\": -5}                 | /duration_minutes",
      })
  void aWrongFieldIsRefusedWithItsPathAndNothingChanges(String patch, String pointer) {
    SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    String hash = hash();

    Answer answer =
        SERVER.as(planner, "PATCH", jobs + "/N-1").header("If-Match", "*").json(patch).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    if (pointer != null) {
      assertThat(answer.json().at("/findings/0/location/source").asString()).isEqualTo("body");
      assertThat(answer.json().at("/findings/0/location/pointer").asString()).startsWith(pointer);
    }
    assertThat(answer.json().at("/findings/0/message").asString()).isNotEmpty();
    assertThat(hash()).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[]",
        "{\"job_id\":\"a\",}",
        "{\"job_id\":\"a\",\"job_id\":\"b\"}",
        "{} x",
        "{\"job_id\": NaN}",
      })
  void aBodyThatIsNoObjectIsRefused(String body) {
    Answer answer = SERVER.as(planner, "POST", jobs).json(body == null ? "" : body).send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().path("findings").size()).isPositive();
    assertThat(answer.text()).doesNotContain("Exception");
  }

  @Test
  void aJobThatOthersWaitForIsNotRemoved() {
    SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    Answer follower =
        SERVER
            .as(planner, "POST", jobs)
            .json(job("N-2").replace("}", ", \"predecessors\": [\"N-1\"]}"))
            .send();
    assertThat(follower.status()).as("%s", follower).isEqualTo(201);

    Answer removed = remove("N-1", "*");

    assertThat(removed.status()).as("%s", removed).isEqualTo(422);
    assertThat(removed.text()).contains("N-1");
  }

  @Test
  void jobsAreListedInPagesInAnyOrder() {
    Answer all = SERVER.as(planner, "GET", jobs + "?size=2&page=2&sort=-jobNumber").send();

    assertThat(all.status()).as("%s", all).isEqualTo(200);
    assertThat(all.json().path("items").size()).isEqualTo(2);
    assertThat(all.json().at("/items/0/job_id").asString())
        .isGreaterThan(all.json().at("/items/1/job_id").asString());
    assertThat(all.json().at("/page/total").asInt()).isEqualTo(total());
    assertThat(SERVER.as(planner, "GET", jobs + "?sort=quantity").send().status()).isEqualTo(422);
  }

  @Test
  void aFileAddsJobsOrReplacesThem() {
    int before = total();
    String file =
        """
        job_id,product,quantity,heating_req,deadline
        F-1,part,1,10,%1$s
        F-2,part,1,20,%1$s
        """
            .formatted(deadline());

    Answer withoutEtag = SERVER.as(planner, "POST", jobs + "/import").body("text/csv", file).send();
    Answer added =
        SERVER
            .as(planner, "POST", jobs + "/import")
            .header("If-Match", "\"0\"")
            .body("text/csv", file)
            .send();
    Answer stale =
        SERVER
            .as(planner, "POST", jobs + "/import")
            .header("If-Match", "\"0\"")
            .body("text/csv", file)
            .send();
    Answer twice =
        SERVER
            .as(planner, "POST", jobs + "/import?mode=ADD")
            .header("If-Match", "*")
            .form(Map.of("jobs.csv", PlantFiles.utf8(file)))
            .send();
    assertThat(withoutEtag.status()).isEqualTo(428);
    assertThat(added.status()).as("%s", added).isEqualTo(200);
    assertThat(added.json().path("jobs").asInt()).isEqualTo(2);
    assertThat(added.header("ETag")).isEqualTo("\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(twice.status()).as("%s", twice).isEqualTo(422);
    assertThat(twice.json().at("/findings/0/location/source").asString()).isEqualTo("jobs.csv");
    assertThat(total()).isEqualTo(before + 2);

    Answer replaced =
        SERVER
            .as(planner, "POST", jobs + "/import?mode=REPLACE")
            .header("If-Match", added.header("ETag"))
            .form(Map.of("jobs.csv", PlantFiles.utf8(file)))
            .send();
    assertThat(replaced.status()).as("%s", replaced).isEqualTo(200);
    assertThat(replaced.json().path("inputHash").asString()).isEqualTo(hash());
    assertThat(total()).isEqualTo(2);
    assertThat(
            SERVER
                .as(planner, "POST", jobs + "/import?mode=MERGE")
                .header("If-Match", "*")
                .body("text/csv", file)
                .send()
                .status())
        .isEqualTo(422);
  }

  @Test
  void anotherTenantsJobsAreLikeNone() {
    SERVER.as(planner, "POST", jobs).json(job("N-1")).send();
    String stranger = SERVER.token(SERVER.newTenant(), Role.ADMIN);
    String nothing = "/api/v1/schedules/" + UUID.randomUUID() + "/jobs";

    for (String[] call :
        new String[][] {
          {"GET", "", null},
          {"GET", "/N-1", null},
          {"POST", "", job("N-2")},
          {"PATCH", "/N-1", "{\"priority\": 1}"},
          {"DELETE", "/N-1", null},
          {"POST", "/import", "{\"jobs\": [" + job("N-2") + "]}"},
        }) {
      Answer theirs = call(stranger, call[0], jobs + call[1], call[2]);
      Answer none = call(stranger, call[0], nothing + call[1], call[2]);
      assertThat(theirs.status()).as("%s %s: %s", call[0], call[1], theirs).isEqualTo(404);
      assertThat(withoutTrace(theirs)).isEqualTo(withoutTrace(none));
    }
    assertThat(SERVER.as(planner, "GET", jobs + "/N-1").send().status()).isEqualTo(200);
  }

  static Answer call(String token, String method, String path, String body) {
    TestServer.Call call = SERVER.as(token, method, path).header("If-Match", "*");
    return body == null ? call.send() : call.json(body).send();
  }

  static String withoutTrace(Answer answer) {
    return answer.text().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
  }

  private Answer remove(String number, String ifMatch) {
    return SERVER.as(planner, "DELETE", jobs + "/" + number).header("If-Match", ifMatch).send();
  }

  private String job(String number) {
    return "{\"job_id\": \"%s\", \"product_id\": \"part\", \"quantity\": 1, \"heating_requirement_kwh\": 5, \"latest_end\": \"%s\"}"
        .formatted(number, deadline());
  }

  private String deadline() {
    return SERVER.as(planner, "GET", schedule).send().json().path("horizonEnd").asString();
  }

  private int total() {
    return SERVER.as(planner, "GET", jobs).send().json().at("/page/total").asInt();
  }

  private String hash() {
    return SERVER.as(planner, "GET", schedule + "/plant").send().header("Input-Hash");
  }
}
