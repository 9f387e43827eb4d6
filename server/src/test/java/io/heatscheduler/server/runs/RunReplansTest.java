package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RunReplansTest {
  private static final String TRIP =
      """
      {"at": "2026-11-24T10:00", "effort": 40, "freezeMinutes": 0, "events": {"trips":
        [{"equipment": "CR-2", "start": "2026-11-24T09:40", "end": "2026-11-24T12:00"}]}}
      """;
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant US = SERVER.main();
  private static final String PLANNER = SERVER.token(US, Role.PLANNER);
  private static final String RUN =
      Schedules.finishedRun(
          SERVER, US, Schedules.ofExample("foundry", SERVER, US), "{\"effort\":40}");

  private static Answer replan(String body) {
    return SERVER
        .as(PLANNER, "POST", RUN + "/replan")
        .header("Prefer", "wait=30")
        .json(body)
        .send();
  }

  private static JsonNode get(String path) {
    Answer answer = SERVER.as(PLANNER, "GET", path).send();
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  @Test
  void theRestIsPlannedAsARunOfItsOwn() {
    Answer answer = replan(TRIP);

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("status").asString()).as("%s", answer).isEqualTo("SUCCESS");
    assertThat("/api/v1/runs/" + answer.json().path("replanOf").asString()).isEqualTo(RUN);
    String rest = answer.header("Location");
    JsonNode changes = get(rest + "/documents/replan.json");
    assertThat(changes.path("follows").asString())
        .isEqualTo(get(RUN).at("/hashes/cost").asString());
    assertThat(changes.path("old_total").decimalValue())
        .isEqualByComparingTo(get(RUN).path("objective").decimalValue());
    assertThat(changes.path("new_rest").decimalValue())
        .isEqualByComparingTo(answer.json().path("objective").decimalValue());
    assertThat(verified(rest)).isEqualTo("verified");
    assertThat(verified(RUN)).as("the old run is as it was").isEqualTo("verified");
  }

  private static String verified(String run) {
    return SERVER.as(PLANNER, "POST", run + "/verify").send().json().path("status").asString();
  }

  @Test
  void aRepeatedReplanGivesTheSamePlan() {
    Answer first = replan(TRIP);

    Answer again =
        SERVER
            .as(PLANNER, "POST", first.header("Location") + "/retry")
            .header("Prefer", "wait=30")
            .send();

    assertThat(again.json().path("status").asString()).as("%s", again).isEqualTo("SUCCESS");
    assertThat(again.json().path("replanOf")).isEqualTo(first.json().path("replanOf"));
    assertThat(again.json().at("/hashes/cost")).isEqualTo(first.json().at("/hashes/cost"));
  }

  @Test
  void aRushOrderIsPartOfTheNewPlan() {
    Answer answer =
        replan(
            """
            {"at": "2026-11-24T10:00", "effort": 40, "events": {"rush": [
              {"job_id": "RUSH-1", "product_id": "CORE", "quantity": 1, "unit": "batch",
               "earliest_start": "2026-11-24T12:00",
               "latest_end": "2026-11-25T12:00"}]}}
            """);

    assertThat(answer.json().path("status").asString()).as("%s", answer).isEqualTo("SUCCESS");
    assertThat(
            get(answer.header("Location") + "/assignments?jobId=RUSH-1").at("/page/total").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"at\":\"2026-11-24T10:00\"}",
        "{\"at\":\"yesterday\",\"events\":{}}",
        "{\"at\":\"2026-11-24T10:00\",\"events\":{\"trips\":[{\"equipment\":\"NONE\","
            + "\"start\":\"2026-11-24T09:40\",\"end\":\"2026-11-24T12:00\"}]}}",
        "{\"at\":\"2026-11-24T10:00\",\"events\":{\"rush\":\"rush.csv\"}}",
        "{\"at\":\"2026-11-24T10:00\",\"events\":{\"fire\":[]}}",
        "{\"at\":\"2026-11-24T10:00\",\"events\":{},\"movePrice\":-1}",
        "{\"at\":\"2030-01-01T10:00\",\"events\":{}}"
      })
  void eventsThatCannotBeAreRefusedAtOnce(String body) {
    Answer answer = replan(body);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.json().path("findings")).isNotEmpty();
  }
}
