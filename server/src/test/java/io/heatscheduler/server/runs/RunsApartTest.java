package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one tenant can do with another's runs: nothing, and not even learn that they are there. */
class RunsApartTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Tenant THEM = SERVER.acme();
  private static final UUID THEIR_SCHEDULE = Schedules.ofExample("five-columns", SERVER, THEM);
  private static final String THEIR_RUN =
      Schedules.finishedRun(SERVER, THEM, THEIR_SCHEDULE, "{\"effort\":40}");
  private static final String OUR_ADMIN = SERVER.token(SERVER.main(), Role.ADMIN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | ''",
        "GET | /assignments",
        "GET | /bill",
        "GET | /provenance",
        "GET | /repairs",
        "GET | /documents",
        "GET | /documents/bill.json",
        "GET | /explanation?flexibility=true",
        "GET | /explanation?job=A",
        "POST | /cancel",
        "POST | /retry",
        "POST | /verify",
        "POST | /compare",
        "POST | /replan"
      })
  void anotherTenantsRunIsAnsweredLikeOneThatDoesNotExist(String method, String rest) {
    Answer ofTheirs = call(method, THEIR_RUN + rest);
    Answer ofNothing = call(method, "/api/v1/runs/" + UUID.randomUUID() + rest);

    assertThat(ofTheirs.status()).as("%s", ofTheirs).isEqualTo(404);
    assertThat(withoutTrace(ofTheirs)).isEqualTo(withoutTrace(ofNothing));
  }

  @Test
  void aRunOfAnotherTenantsScheduleCannotBeBegun() {
    Answer ofTheirs = call("POST", "/api/v1/schedules/" + THEIR_SCHEDULE + "/runs");
    Answer ofNothing = call("POST", "/api/v1/schedules/" + UUID.randomUUID() + "/runs");

    assertThat(ofTheirs.status()).as("%s", ofTheirs).isEqualTo(404);
    assertThat(withoutTrace(ofTheirs)).isEqualTo(withoutTrace(ofNothing));
  }

  @Test
  void listsShowTheCallersRunsOnly() {
    String id = THEIR_RUN.substring(THEIR_RUN.lastIndexOf('/') + 1);

    assertThat(call("GET", "/api/v1/runs?size=200").text()).doesNotContain(id);
    assertThat(call("GET", "/api/v1/runs?scheduleId=" + THEIR_SCHEDULE).json().path("items"))
        .isEmpty();
    assertThat(
            SERVER
                .as(SERVER.token(THEM, Role.VIEWER), "GET", "/api/v1/runs?size=200")
                .send()
                .text())
        .contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/runs/7",
    "POST, /api/v1/runs/7/cancel",
    "POST, /api/v1/runs/null/replan",
    "GET, /api/v1/runs/7/documents/bill.json",
    "POST, /api/v1/schedules/x/runs",
    "GET, /api/v1/runs?scheduleId=7",
    "GET, /api/v1/runs?status=DONE",
    "GET, /api/v1/runs?sort=settings",
    "GET, /api/v1/runs?size=1000",
    "GET, /api/v1/dead-letters/7",
    "POST, /api/v1/dead-letters/7/replay"
  })
  void anIdOrParameterThatIsNoneIsNamed(String method, String path) {
    Answer answer = call(method, path);

    assertThat(answer.status()).as("%s", answer).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("PARAMETER_INVALID");
  }

  private static Answer call(String method, String path) {
    TestServer.Call call = SERVER.as(OUR_ADMIN, method, path);
    return method.equals("GET") ? call.send() : call.json("{}").send();
  }

  private static String withoutTrace(Answer answer) {
    return answer.status() + answer.text().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
  }
}
