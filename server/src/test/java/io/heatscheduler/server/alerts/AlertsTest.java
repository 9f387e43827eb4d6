package io.heatscheduler.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.DeadLetters;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Handling;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.messaging.RetryRule;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.Topics;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AlertsTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DAY = "2026-11-25T00:00";

  private final Tenant tenant = SERVER.newTenant();
  private final String operator = SERVER.token(tenant, Role.OPERATOR);

  private String schedule(int peakKw, String deadline) {
    Answer imported =
        SERVER
            .as(SERVER.token(tenant, Role.PLANNER), "POST", "/api/v1/schedules/import")
            .json(AlertPlants.json(peakKw, deadline))
            .send();
    assertThat(imported.status()).as("%s", imported).isEqualTo(201);
    return imported.json().path("scheduleId").asString("");
  }

  private String run(String schedule, boolean relax) {
    Answer begun =
        SERVER
            .as(
                SERVER.token(tenant, Role.PLANNER),
                "POST",
                "/api/v1/schedules/%s/runs".formatted(schedule))
            .json("{\"effort\":20,\"relax\":%s}".formatted(relax))
            .send();
    assertThat(begun.status()).as("%s", begun).isEqualTo(202);
    return begun.json().path("runId").asString("");
  }

  private Answer get(String path) {
    return SERVER.as(SERVER.token(tenant, Role.VIEWER), "GET", path).send();
  }

  private JsonNode awaitAlert(String subject) {
    String path = "/api/v1/alerts?subjectId=" + subject;
    await().atMost(PATIENCE).until(() -> get(path).json().at("/page/total").asInt() > 0);
    JsonNode page = get(path).json();
    assertThat(page.at("/page/total").asInt()).as("%s", page).isEqualTo(1);
    return page.path("items").get(0);
  }

  @Test
  void aRunWithoutAPlanRaisesAnAlertThatALaterRunResolves() {
    String run = run(schedule(300, "2026-11-24T00:30"), false);

    JsonNode alert = awaitAlert(run);

    assertThat(alert.path("code").asString("")).isEqualTo("RUN_INFEASIBLE");
    assertThat(alert.path("severity").asString("")).isEqualTo("CRITICAL");
    assertThat(alert.path("state").asString("")).isEqualTo("OPEN");
    assertThat(alert.path("subjectType").asString("")).isEqualTo("run");
    assertThat(alert.path("message").asString("")).startsWith("There is no plan that keeps");
    String schedule = get("/api/v1/runs/" + run).json().path("scheduleId").asString("");

    String relaxed = run(schedule, true);

    assertThat(awaitAlert(relaxed).path("code").asString("")).isEqualTo("DEADLINE_MISSED");
    assertThat(awaitAlert(run).path("state").asString("")).isEqualTo("RESOLVED");
    assertThat(states("OPEN")).isEqualTo(1);
    assertThat(states("RESOLVED")).isEqualTo(1);
  }

  private int states(String state) {
    return get("/api/v1/alerts?state=" + state).json().at("/page/total").asInt();
  }

  @Test
  void anOperatorAcknowledgesAnAlertOnce() {
    JsonNode alert = awaitAlert(run(schedule(205, DAY), false));
    assertThat(alert.path("code").asString("")).isEqualTo("PEAK_NEAR_LIMIT");
    String path = "/api/v1/alerts/" + alert.path("alertId").asString("");
    Answer shown = get(path);
    assertThat(shown.header("ETag")).isEqualTo("\"0\"");

    assertThat(acknowledge(path, null).status()).isEqualTo(428);
    assertThat(acknowledge(path, "\"7\"").status()).isEqualTo(412);
    Answer done = acknowledge(path, shown.header("ETag"));

    assertThat(done.status()).as("%s", done).isEqualTo(200);
    assertThat(done.json().path("state").asString("")).isEqualTo("ACKNOWLEDGED");
    assertThat(done.json().path("acknowledgedBy").asString("")).startsWith("client:");
    Answer again = acknowledge(path, done.header("ETag"));
    assertThat(again.json()).isEqualTo(done.json());
    JsonNode audit =
        SERVER
            .as(SERVER.token(tenant, Role.ADMIN), "GET", "/api/v1/audit?action=alert.acknowledge")
            .send()
            .json();
    assertThat(audit.at("/page/total").asInt()).isEqualTo(1);
  }

  private Answer acknowledge(String path, String etag) {
    TestServer.Call call = SERVER.as(operator, "POST", path + "/acknowledge");
    return (etag == null ? call : call.header("If-Match", etag)).send();
  }

  @Test
  void anAlertOfAnotherTenantIsNotThere() {
    JsonNode alert = awaitAlert(run(schedule(205, DAY), false));
    String path = "/api/v1/alerts/" + alert.path("alertId").asString("");
    String foreign = SERVER.token(SERVER.newTenant(), Role.ADMIN);

    assertThat(SERVER.as(foreign, "GET", path).send().status()).isEqualTo(404);
    assertThat(
            SERVER
                .as(foreign, "POST", path + "/acknowledge")
                .header("If-Match", "*")
                .send()
                .status())
        .isEqualTo(404);
    assertThat(SERVER.as(foreign, "GET", "/api/v1/alerts").send().json().at("/page/total").asInt())
        .isZero();
  }

  @Test
  void anEventThatIsPutAsideRaisesAnAlertUntilSomebodySettlesIt() {
    TenantId id = new TenantId(tenant.tenantId());
    DeadLetters letters = SERVER.bean(DeadLetters.class);
    Handling handling =
        new Handling(
            SERVER.bean(JdbcClient.class),
            SERVER.bean(TenantTransactions.class),
            letters,
            new RetryRule(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Milestones.NONE);
    handling.handle(
        new Failing(), Event.of(id, Topics.REPORT_COMPLETE, "run", UUID.randomUUID()), 1);
    UUID letter = letters.list(id).getFirst().id();

    JsonNode alert = awaitAlert(letter.toString());
    assertThat(alert.path("code").asString("")).isEqualTo("DEAD_LETTER");
    assertThat(alert.path("subjectType").asString("")).isEqualTo("dead-letter");

    assertThat(letters.discard(id, letter, "test")).isTrue();

    await().atMost(PATIENCE).until(() -> states("RESOLVED") == 1);
  }

  /** Does nothing but fail. */
  private static final class Failing implements Consumer {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Set<String> types() {
      return Set.of(Topics.REPORT_COMPLETE);
    }

    @Override
    public Effect handle(Event event) {
      throw new IllegalStateException("broken for good");
    }
  }

  @Test
  void aFilterThatIsNoneIsRefused() {
    assertThat(get("/api/v1/alerts?state=NEW").status()).isEqualTo(422);
    assertThat(get("/api/v1/alerts?severity=critical").status()).isEqualTo(422);
    assertThat(get("/api/v1/alerts?sort=-severity,raisedAt").status()).isEqualTo(200);
  }
}
