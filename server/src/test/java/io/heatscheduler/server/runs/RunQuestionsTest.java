package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import io.heatscheduler.server.web.Problem;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class RunQuestionsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant US = SERVER.main();
  private static final String RUN =
      Schedules.finishedRun(
          SERVER, US, Schedules.ofExample("five-columns", SERVER, US), "{\"effort\":40}");

  private static Answer get(String query) {
    return SERVER.as(SERVER.token(US, Role.PLANNER), "GET", RUN + "/explanation" + query).send();
  }

  private static Answer compare(String body) {
    return SERVER.as(SERVER.token(US, Role.PLANNER), "POST", RUN + "/compare").json(body).send();
  }

  private static JsonNode anyAssignment() {
    return SERVER
        .as(SERVER.token(US, Role.PLANNER), "GET", RUN + "/assignments?size=1")
        .send()
        .json()
        .at("/items/0");
  }

  @Test
  void aJobsPlaceIsExplainedByWhatOthersWouldCost() {
    String job = anyAssignment().path("jobId").asString();

    Answer answer = get("?effort=20&job=" + job);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("job_id").asString()).isEqualTo(job);
    assertThat(answer.json().path("alternatives")).isNotEmpty();
    assertThat(answer.json().path("complete").asBoolean()).isTrue();
  }

  @Test
  void oneAlternativeCanBeAskedAbout() {
    JsonNode place = anyAssignment();

    Answer answer =
        get(
            "?effort=20&job=%s&equipment=%s"
                .formatted(place.path("jobId").asString(), place.path("equipmentId").asString()));

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("alternatives")).hasSize(1);
  }

  @Test
  void whatMoreFreedomSavesIsAnswered() {
    Answer answer = get("?flexibility=true&effort=10");

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).isEqualTo("explained");
    assertThat(answer.json().path("tried").asInt()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?job=J&flexibility=true",
        "?equipment=E",
        "?job=J&effort=0",
        "?job=no-such-job",
        "?job=J&start=now",
        "?job=J&effort=many",
        "?job=J&color=red"
      })
  void aQuestionThatMakesNoSenseIsRefused(String query) {
    String known = query.replace("job=J", "job=" + anyAssignment().path("jobId").asString());

    Answer answer = get(known);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().path("findings")).isNotEmpty();
  }

  @Test
  void scenariosArePlannedSideBySide() {
    Answer answer =
        compare(
            """
            {"effort": 20, "scenarios": [
              {"name": "any peak", "changes": [{"contractual_peak_kw": "none"}]},
              {"changes": [{"contractual_peak_kw": 41}]}]}
            """);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    JsonNode scenarios = answer.json().path("scenarios");
    assertThat(scenarios.findValuesAsString("name"))
        .startsWith("as is")
        .contains("any peak", "scenario 2");
    assertThat(scenarios.path(1).path("objective").decimalValue()).isPositive();
    assertThat(scenarios.path(2).path("status").asString()).isEqualTo("infeasible");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"scenarios\":[]}",
        "{\"scenarios\":[7]}",
        "{\"scenarios\":[{\"changes\":[{\"paint\":\"red\"}]}]}",
        "{\"scenarios\":[{\"changes\":[{\"tariff\":\"/etc/passwd\"}]}]}",
        "{\"scenarios\":[{\"changes\":[]}], \"effort\": 1e9}",
        "{\"scenarios\":[{\"changes\":[]}], \"scenarios\":[]}",
        "{\"scenarios\":"
      })
  void scenariosThatCannotBeReadAreFoundWithTheirPlace(String body) {
    Answer answer = compare(body);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/location/source").asString()).isEqualTo("body");
    assertThat(answer.text()).doesNotContain("root:");
  }

  @Test
  void aTenantAsksOneQuestionAtATimeAndTheServerFew() {
    Questions questions = SERVER.bean(Questions.class);
    TenantId main = new TenantId(US.tenantId());

    questions.ask(
        main,
        busy -> {
          Answer second = get("?job=" + anyAssignment().path("jobId").asString());
          assertThat(second.status()).as("%s", second).isEqualTo(429);
          assertThat(second.header("Retry-After")).isEqualTo("5");
          return true;
        });
    questions.ask(
        main,
        one ->
            questions.ask(
                new TenantId(SERVER.acme().tenantId()),
                two -> {
                  Assertions.assertThatExceptionOfType(Problem.class)
                      .isThrownBy(
                          () ->
                              questions.ask(
                                  new TenantId(java.util.UUID.randomUUID()), three -> true))
                      .satisfies(
                          full ->
                              assertThat(full.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
                  return true;
                }));
  }
}
