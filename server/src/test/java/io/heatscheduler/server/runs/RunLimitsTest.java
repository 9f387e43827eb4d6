package io.heatscheduler.server.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.security.TestServer;
import io.heatscheduler.server.security.TestServer.Answer;
import io.heatscheduler.server.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at the same time: more runs than a tenant may have, and cancel against retry. */
class RunLimitsTest {
  private static final String ENDLESS = "{\"effort\":1000000,\"timeLimitSeconds\":3600}";
  private static final TestServer SERVER = TestServer.get();

  private final Tenant tenant =
      SERVER.bean(TenantDirectory.class).create("test", "t-" + UUID.randomUUID(), "Limits");
  private final UUID schedule = Schedules.ofExample("five-columns", SERVER, tenant);
  private final String planner = SERVER.token(tenant, Role.PLANNER);
  private final List<UUID> begun = new ArrayList<>();

  @AfterEach
  void cancelAll() {
    begun.forEach(run -> SERVER.as(planner, "POST", "/api/v1/runs/" + run + "/cancel").send());
  }

  @Test
  void aTenantGetsAsManyOpenRunsAsItMayHaveAndNoMore() throws Exception {
    RunStarts starts =
        new RunStarts(
            SERVER.bean(RunService.class),
            SERVER.bean(DataSource.class),
            SERVER.bean(TenantTransactions.class),
            SERVER.bean(JdbcClient.class),
            SERVER.bean(AuditLog.class),
            new RunProperties(2, 2));
    RunRequest endless = new RunRequest(3_600, 1_000_000L, null, null, null, null, null, null);
    Callable<Object> begin =
        () -> {
          try {
            return starts.begin(caller(), schedule, endless);
          } catch (Problem refused) {
            return refused;
          }
        };
    List<Object> results = new ArrayList<>();
    for (Object result : atTheSameTime(Stream.generate(() -> begin).limit(6).toList())) {
      results.add(result);
      if (result instanceof UUID run) {
        begun.add(run);
      }
    }

    assertThat(begun).hasSize(2);
    assertThat(results)
        .filteredOn(Problem.class::isInstance)
        .hasSize(4)
        .allSatisfy(
            refused -> {
              assertThat(((Problem) refused).code()).isEqualTo("TOO_MANY_RUNS");
              assertThat(((Problem) refused).retryAfter()).isPositive();
            });
  }

  private Caller caller() {
    return new Caller(
        new TenantId(tenant.tenantId()),
        tenant.tenantKey(),
        Caller.Kind.CLIENT,
        "limits",
        "limits",
        Set.of(Role.PLANNER),
        "",
        Instant.MAX);
  }

  @Test
  void aRunIsCancelledOnceAndOnlyThenRepeated() throws Exception {
    String run =
        SERVER
            .as(planner, "POST", "/api/v1/schedules/" + schedule + "/runs")
            .json(ENDLESS)
            .send()
            .header("Location");
    Callable<Answer> cancel = () -> SERVER.as(planner, "POST", run + "/cancel").send();
    Callable<Answer> retry = () -> SERVER.as(planner, "POST", run + "/retry").send();

    List<Answer> answers = atTheSameTime(List.of(cancel, retry, cancel, retry, cancel));

    answers.forEach(this::noteBegun);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 202, 409));
    assertThat(Stream.of(answers.get(0), answers.get(2), answers.get(4)))
        .as("%s", answers)
        .anyMatch(answer -> answer.status() != 409);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                SERVER
                    .as(planner, "GET", run)
                    .send()
                    .json()
                    .path("status")
                    .asString()
                    .equals("CANCELLED"));
    assertThat(SERVER.as(planner, "POST", run + "/cancel").send().code()).isEqualTo("RUN_ENDED");
    Answer repeated = SERVER.as(planner, "POST", run + "/retry").send();
    noteBegun(repeated);
    assertThat(repeated.status()).as("%s", repeated).isEqualTo(202);
    assertThat(repeated.json().path("attempt").asInt()).isEqualTo(2);
  }

  private void noteBegun(Answer answer) {
    if (!answer.header("Location").isEmpty()) {
      begun.add(UUID.fromString(answer.json().path("runId").asString()));
    }
  }

  @Test
  void aRequestSentAgainWithItsKeyBeginsOneRun() {
    String key = UUID.randomUUID().toString();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Answer answer =
          SERVER
              .as(planner, "POST", "/api/v1/schedules/" + schedule + "/runs")
              .header("Prefer", "wait=30")
              .header("Idempotency-Key", key)
              .json(ENDLESS)
              .send();
      assertThat(answer.status()).as("%s", answer).isEqualTo(202);
      noteBegun(answer);
      runs.add(answer.header("Location"));
    }

    assertThat(runs.get(1)).isEqualTo(runs.get(0));
    assertThat(
            SERVER
                .as(planner, "GET", "/api/v1/runs?scheduleId=" + schedule)
                .send()
                .json()
                .at("/page/total")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void runsAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      Answer answer =
          SERVER
              .as(planner, "POST", "/api/v1/schedules/" + schedule + "/runs")
              .json(ENDLESS)
              .send();
      noteBegun(answer);
    }
    List<String> paged = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      SERVER
          .as(planner, "GET", "/api/v1/runs?size=2&sort=acceptedAt&page=" + page)
          .send()
          .json()
          .path("items")
          .forEach(run -> paged.add(run.path("runId").asString()));
    }

    assertThat(paged).isEqualTo(begun.stream().map(UUID::toString).toList());
  }

  private static <T> List<T> atTheSameTime(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = calls.stream().map(threads::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    }
  }
}
