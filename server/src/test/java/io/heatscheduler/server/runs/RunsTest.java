package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RunsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant US = SERVER.main();
  private static final String PLANNER = SERVER.token(US, Role.PLANNER);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String QUICK = "{\"effort\":40}";
  private static final String ENDLESS = "{\"effort\":1000000,\"timeLimitSeconds\":3600}";

  private final UUID schedule = Schedules.ofExample("five-columns", SERVER, US);

  private static Answer post(String path) {
    return SERVER.as(PLANNER, "POST", path).send();
  }

  private Answer begin(String body) {
    return SERVER.as(PLANNER, "POST", "/api/v1/schedules/" + schedule + "/runs").json(body).send();
  }

  private static Answer get(String path) {
    return SERVER.as(SERVER.token(US, Role.VIEWER), "GET", path).send();
  }

  private static JsonNode awaitEnd(String run) {
    await().atMost(PATIENCE).until(() -> !isOpen(statusOf(run)));
    return get(run).json();
  }

  private static boolean isOpen(String status) {
    return status.equals("QUEUED") || status.equals("RUNNING");
  }

  private static String statusOf(String run) {
    return get(run).json().path("status").asString();
  }

  @Test
  void aRunBegunOverHttpReachesSuccess() {
    Answer accepted = begin(QUICK);
    assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
    String address = accepted.header("Location");
    assertThat(address).isEqualTo("/api/v1/runs/" + accepted.json().path("runId").asString());

    JsonNode run = awaitEnd(address);

    assertThat(run.path("status").asString()).as("%s", run).isEqualTo("SUCCESS");
    assertThat(run.path("scheduleId").asString()).isEqualTo(schedule.toString());
    assertThat(run.path("stage").asString()).isEqualTo("report.complete");
    assertThat(run.path("currency").asString()).hasSize(3);
    assertThat(run.path("objective").decimalValue()).isPositive();
    assertThat(
            run.path("baselineCost").decimalValue().subtract(run.path("objective").decimalValue()))
        .isEqualByComparingTo(run.at("/savings/amount").decimalValue());
    assertThat(run.at("/hashes/cost").asString()).hasSize(64);
    assertThat(run.path("progress").findValuesAsString("key"))
        .startsWith("run.accepted", "intake.complete")
        .contains("search.progress")
        .endsWith("run.success");
  }

  @Test
  void whoWaitsGetsTheFinishedRun() {
    Answer answer =
        SERVER
            .as(PLANNER, "POST", "/api/v1/schedules/" + schedule + "/runs")
            .header("Prefer", "wait=30")
            .json(QUICK)
            .send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait");
    assertThat(answer.json().path("status").asString()).isEqualTo("SUCCESS");
  }

  @Test
  void whoseRunTakesLongerIsToldWhereToLook() {
    Answer answer =
        SERVER
            .as(PLANNER, "POST", "/api/v1/schedules/" + schedule + "/runs")
            .header("Prefer", "wait=1")
            .json(ENDLESS)
            .send();

    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    assertThat(post(answer.header("Location") + "/cancel").status()).isIn(200, 202);
  }

  @Test
  void aRunWithoutABodyHasTheUsualSettings() {
    Answer accepted = post("/api/v1/schedules/" + schedule + "/runs");

    assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
    assertThat(accepted.json().at("/settings/timeLimitSeconds").asInt()).isEqualTo(30);
    post(accepted.header("Location") + "/cancel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"timeLimitSeconds\":0} | /timeLimitSeconds",
        "{\"timeLimitSeconds\":3601} | /timeLimitSeconds",
        "{\"effort\":0} | /effort",
        "{\"gap\":1} | /gap",
        "{\"gap\":-0.1} | /gap",
        "{\"language\":\"fr\"} | /language",
        "{\"reports\":[\"DOC\"]} | /reports/0",
        "{\"paper\":\"A3\"} | /paper",
        "{\"maxJobs\":9} | /maxJobs",
        "{\"seed\":\"1\"} | /seed",
      })
  void aSettingOutOfItsRangeIsFoundAndNamed(String body, String pointer) {
    Answer answer = begin(body);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/pointer").asString()).isEqualTo(pointer);
  }
}
