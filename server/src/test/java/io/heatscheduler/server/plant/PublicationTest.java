package io.heatscheduler.server.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.User;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DRAFT, OPTIMIZED, PUBLISHED: only a plan of the schedule as it is goes into force. */
class PublicationTest {
  private static final TestServer SERVER = TestServer.get();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Tenant tenant = SERVER.newTenant();
  private final User person = SERVER.user(tenant, "correct horse battery", Role.PLANNER);
  private final String planner = SERVER.token(tenant, person);
  private String schedule;

  @BeforeEach
  void importAnExample() {
    schedule = PlantFiles.imported(SERVER, tenant, "five-columns").header("Location");
  }

  @Test
  void aPlanOfTheScheduleAsItIsIsPublished() {
    Answer draft = publish("{}");
    assertThat(draft.status()).as("%s", draft).isEqualTo(409);
    assertThat(draft.code()).isEqualTo("SCHEDULE_NOT_OPTIMIZED");

    String run = run();
    assertThat(status()).isEqualTo("OPTIMIZED");
    Answer published = publish("{\"runId\": \"%s\"}".formatted(run));

    assertThat(published.status()).as("%s", published).isEqualTo(200);
    assertThat(published.json().path("status").asString()).isEqualTo("PUBLISHED");
    assertThat(published.json().path("publishedRunId").asString()).isEqualTo(run);
    assertThat(published.json().path("publishedBy").asString())
        .isEqualTo(person.userId().toString());
    assertThat(published.json().path("publishedAt").asString()).isNotEmpty();
    assertThat(
            rows(
                "SELECT event_type || ' ' || (payload->>'run_id') FROM outbox WHERE event_type ="
                    + " 'schedule.published'"))
        .containsExactly("schedule.published " + run);
    Answer audit =
        SERVER
            .as(SERVER.token(tenant, Role.ADMIN), "GET", "/api/v1/audit?size=200&sort=seq")
            .send();
    assertThat(audit.text()).contains("schedule.publish", "user:" + person.userId());
  }

  @Test
  void aPublishedPlansPeaksAreProvisionalUntilMetered() {
    run();
    assertThat(rows("SELECT component FROM peak_ledger")).isEmpty();

    assertThat(publish("{}").status()).isEqualTo(200);

    List<String> peaks =
        rows(
            "SELECT component || ' ' || month || ' ' || source FROM peak_ledger ORDER BY"
                + " component");
    assertThat(peaks)
        .contains("critical 2026-11-01 PROVISIONAL", "off-peak 2026-11-01 PROVISIONAL");
    update("UPDATE peak_ledger SET source = 'METERED', run_id = NULL, peak_kw = 1");
    assertThat(publish("{}").status()).isEqualTo(200);
    assertThat(rows("SELECT DISTINCT source || ' ' || peak_kw FROM peak_ledger"))
        .containsExactly("METERED 1");
  }

  @Test
  void aChangedJobMakesADraftWhosePlanIsNotPublished() {
    run();

    Answer changed =
        SERVER
            .as(planner, "PATCH", schedule + "/jobs/J-01")
            .header("If-Match", "*")
            .json("{\"priority\": 1}")
            .send();

    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertThat(status()).isEqualTo("DRAFT");
    assertThat(publish("{}").code()).isEqualTo("SCHEDULE_NOT_OPTIMIZED");
  }

  @Test
  void aChangedRegistryMakesADraftOfWhatPlansWithIt() {
    run();
    Map<String, byte[]> files = PlantFiles.of("five-columns");
    files.put(
        "plant.yaml",
        PlantFiles.utf8(
            new String(files.get("plant.yaml"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("capacity_kw: 500", "capacity_kw: 510")));

    Answer again = SERVER.as(planner, "POST", "/api/v1/schedules/import").form(files).send();

    assertThat(again.status()).as("%s", again).isEqualTo(201);
    assertThat(status()).isEqualTo("DRAFT");
  }

  @Test
  void anOldRunIsNotPublishedForANewPlan() {
    String old = run();
    SERVER
        .as(planner, "PATCH", schedule)
        .header("If-Match", "*")
        .json("{\"site\": {\"base_load_kw\": 95}}")
        .send();
    String fresh = run();

    Answer outdated = publish("{\"runId\": \"%s\"}".formatted(old));
    assertThat(outdated.status()).as("%s", outdated).isEqualTo(409);
    assertThat(outdated.code()).isEqualTo("RUN_OUTDATED");
    assertThat(publish("{\"runId\": \"%s\"}".formatted(UUID.randomUUID())).status()).isEqualTo(404);
    assertThat(publish("{}").json().path("publishedRunId").asString()).isEqualTo(fresh);
  }

  @Test
  void aScheduleWithRunsStays() {
    run();

    Answer removed = SERVER.as(planner, "DELETE", schedule).header("If-Match", "*").send();

    assertThat(removed.status()).as("%s", removed).isEqualTo(409);
    assertThat(removed.code()).isEqualTo("SCHEDULE_HAS_RUNS");
  }

  @Test
  void aStaleEtagOrAnUnknownFieldPublishesNothing() {
    run();

    Answer stale =
        SERVER
            .as(planner, "POST", schedule + "/publish")
            .header("If-Match", "\"0\"")
            .json("{}")
            .send();
    Answer field = publish("{\"status\": \"PUBLISHED\"}");

    assertThat(stale.status()).as("%s", stale).isEqualTo(412);
    assertThat(field.code()).isEqualTo("FIELD_UNKNOWN");
    assertThat(status()).isEqualTo("OPTIMIZED");
  }

  private Answer publish(String body) {
    return SERVER.as(planner, "POST", schedule + "/publish").json(body).send();
  }

  private String run() {
    Answer begun = SERVER.as(planner, "POST", schedule + "/runs").json("{\"effort\": 40}").send();
    assertThat(begun.status()).as("%s", begun).isIn(200, 202);
    String run = begun.json().path("runId").asString();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                SERVER
                    .as(planner, "GET", "/api/v1/runs/" + run)
                    .send()
                    .json()
                    .path("status")
                    .asString()
                    .equals("SUCCESS"));
    return run;
  }

  private String status() {
    return SERVER.as(planner, "GET", schedule).send().json().path("status").asString();
  }

  private List<String> rows(String sql) {
    return SERVER
        .bean(TenantTransactions.class)
        .in(
            new TenantId(tenant.tenantId()),
            () -> SERVER.bean(JdbcClient.class).sql(sql).query(String.class).list());
  }

  private void update(String sql) {
    SERVER
        .bean(TenantTransactions.class)
        .run(
            new TenantId(tenant.tenantId()), () -> SERVER.bean(JdbcClient.class).sql(sql).update());
  }
}
