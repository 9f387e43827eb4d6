package io.heatscheduler.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The six agents on events, whatever carries them. */
abstract class PipelineContract {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final RunSettings QUICK =
      RunSettings.DEFAULT.withEffort(40).withReports(Set.of(ReportFormat.CSV));

  final Database database = Databases.first();
  PipelineFixture pipeline;
  RunService service;
  private PipelineRuntime runtime;

  /** How this test's events travel. */
  abstract PipelineRuntime.Settings settings() throws Exception;

  @BeforeEach
  void start() throws Exception {
    try (Connection owner = database.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS sink_effects (run_id UUID NOT NULL, event_type TEXT NOT"
              + " NULL)");
      statement.execute(
          "GRANT SELECT, INSERT ON sink_effects TO " + database.names().application());
    }
    pipeline = new PipelineFixture(Databases.pool(database.application(), 12), database.names());
    service =
        new RunService(pipeline.runs, pipeline.outbox, pipeline.transactions, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws SQLException {
    if (runtime != null) {
      runtime.close();
    }
    try (Connection owner = database.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("DROP TABLE sink_effects");
    }
    pipeline.pool.close();
  }

  private void work() throws Exception {
    runtime =
        PipelineRuntime.start(
            pipeline.pool,
            pipeline.transactions,
            pipeline.consumers(),
            settings(),
            Milestones.NONE);
  }

  private StoredSchedule example(String name) {
    return StoredSchedule.ofExample(name, pipeline.client, pipeline.transactions);
  }

  private UUID begin(StoredSchedule schedule, RunSettings settings) {
    return service.begin(schedule.tenant(), schedule.id(), schedule.input(), settings, "ada", null);
  }

  private Run awaitStatus(StoredSchedule schedule, UUID run, RunStatus status) {
    await().atMost(PATIENCE).until(() -> find(schedule, run).status() == status);
    return find(schedule, run);
  }

  private Run find(StoredSchedule schedule, UUID run) {
    return pipeline.runs.find(schedule.tenant(), run).orElseThrow();
  }

  private List<String> eventsOf(StoredSchedule schedule, UUID run) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                .client
                .sql("SELECT event_type FROM outbox WHERE subject_id = ? ORDER BY position")
                .param(run)
                .query(String.class)
                .list());
  }

  private int sinkEffects(UUID run, String type) {
    return pipeline
        .client
        .sql("SELECT count(*) FROM sink_effects WHERE run_id = ? AND event_type = ?")
        .params(run, type)
        .query(Integer.class)
        .single();
  }

  @Test
  void theAgentsRunInTheSpecifiedOrder() throws Exception {
    StoredSchedule schedule = example("five-columns");
    work();

    UUID run = begin(schedule, QUICK);
    awaitStatus(schedule, run, RunStatus.SUCCESS);

    List<String> events = eventsOf(schedule, run);
    System.out.println("events of a run: " + String.join(" -> ", events));
    assertThat(events.subList(0, 2)).containsExactly(Topics.REQUESTED, Topics.INTAKE_COMPLETE);
    assertThat(events.subList(2, 4))
        .as("side by side")
        .containsExactlyInAnyOrder(Topics.TARIFF_READY, Topics.EQUIPMENT_READY);
    assertThat(events.subList(4, events.size()))
        .containsExactly(
            Topics.INPUTS_READY,
            Topics.OPTIMIZATION_COMPLETE,
            Topics.COST_CALCULATED,
            Topics.REPORT_COMPLETE);
    await().atMost(PATIENCE).until(() -> sinkEffects(run, Topics.REPORT_COMPLETE) == 1);
  }

  @Test
  void whatARunKeepsIsAVerifiableRunWithItsDocuments() throws Exception {
    StoredSchedule schedule = example("five-columns");
    work();
    UUID run = begin(schedule, QUICK);
    Run ended = awaitStatus(schedule, run, RunStatus.SUCCESS);

    Outcome<VerifiedRun> verified =
        new RunVerifier(source -> Pipeline.read(source, 1_000), new PublishedFiles())
            .verify(StoredRun.of(pipeline.runs, ended), null);

    assertThat(verified.findings()).isEmpty();
    assertThat(verified.orThrow().run().reportHash()).isNotNull();
    assertThat(pipeline.runs.documents(schedule.tenant(), run))
        .containsKeys("schedule.json", "bill.json", "provenance.json", "report/assignments.csv");
    int jobs = verified.orThrow().analysis().bill().jobs().size();
    assertThat(assignments(schedule, run)).isEqualTo(jobs).isPositive();
    assertThat(statusOf(schedule)).isEqualTo("OPTIMIZED");
  }

  private int assignments(StoredSchedule schedule, UUID run) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                .client
                .sql("SELECT count(*) FROM optimized_assignments WHERE optimization_run_id = ?")
                .param(run)
                .query(Integer.class)
                .single());
  }

  private String statusOf(StoredSchedule schedule) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                .client
                .sql("SELECT status FROM production_schedules WHERE schedule_id = ?")
                .param(schedule.id())
                .query(String.class)
                .single());
  }

  @Test
  void anInputThatCannotBeReadEndsTheRunWithItsFindings() throws Exception {
    StoredSchedule schedule = example("five-columns");
    work();
    UUID run = begin(schedule, withMaxJobs(1));

    awaitStatus(schedule, run, RunStatus.FAILED);

    assertThat(
            pipeline.transactions.<String>in(
                schedule.tenant(),
                () ->
                    pipeline
                        .client
                        .sql("SELECT findings::text FROM optimization_runs WHERE run_id = ?")
                        .param(run)
                        .query(String.class)
                        .single()))
        .contains("TOO_MANY_JOBS");
    await().atMost(PATIENCE).until(() -> sinkEffects(run, Topics.RUN_FAILED) == 1);
  }

  private static RunSettings withMaxJobs(int most) {
    return new RunSettings(
        30, 40L, 0.001, 1, most, false, Set.of(), io.heatscheduler.core.report.Paper.A4, "en");
  }

  @Test
  void aRunCancelledBeforeItBeganEndsAtOnce() throws Exception {
    StoredSchedule schedule = example("five-columns");
    UUID run = begin(schedule, QUICK);

    assertThat(service.cancel(schedule.tenant(), run)).isTrue();
    assertThat(find(schedule, run).status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(service.cancel(schedule.tenant(), run)).as("once only").isFalse();

    work();
    await().atMost(PATIENCE).until(() -> sinkEffects(run, Topics.RUN_CANCELLED) == 1);
    assertThat(eventsOf(schedule, run)).containsExactly(Topics.REQUESTED, Topics.RUN_CANCELLED);
  }

  @Test
  void aSearchThatIsCancelledKeepsItsBestPlan() throws Exception {
    StoredSchedule schedule = example("food");
    work();
    UUID run = begin(schedule, RunSettings.DEFAULT.withEffort(1_000_000));
    await().atMost(PATIENCE).until(() -> hasIncumbent(schedule, run));

    assertThat(service.cancel(schedule.tenant(), run)).isTrue();

    awaitStatus(schedule, run, RunStatus.CANCELLED);
    assertThat(pipeline.runs.documents(schedule.tenant(), run)).containsKey("bill.json");
    assertThat(eventsOf(schedule, run)).endsWith(Topics.REPORT_COMPLETE);
  }

  @Test
  void aStopHandsASearchOverToTheNextProcess() throws Exception {
    StoredSchedule schedule = example("food");
    work();
    UUID run = begin(schedule, RunSettings.DEFAULT.withLimits(3_600, 1_000_000L));
    await().atMost(PATIENCE).until(() -> hasIncumbent(schedule, run));

    long begin = System.nanoTime();
    runtime.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));

    assertThat(find(schedule, run).status()).isEqualTo(RunStatus.RUNNING);
    assertThat(eventsOf(schedule, run)).endsWith(Topics.INPUTS_READY);
    long told = steps(schedule, run);
    work();
    await().atMost(PATIENCE).until(() -> steps(schedule, run) > told);
    service.cancel(schedule.tenant(), run);
    awaitStatus(schedule, run, RunStatus.CANCELLED);
    assertThat(pipeline.runs.documents(schedule.tenant(), run)).containsKey("bill.json");
  }

  private long steps(StoredSchedule schedule, UUID run) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                .client
                .sql("SELECT count(*) FROM run_progress WHERE run_id = ?")
                .param(run)
                .query(Long.class)
                .single());
  }

  private boolean hasIncumbent(StoredSchedule schedule, UUID run) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                    .client
                    .sql(
                        "SELECT count(*) FROM run_progress WHERE run_id = ? AND message_key ="
                            + " 'search.progress' AND details ->> 'incumbent' IS NOT NULL")
                    .param(run)
                    .query(Integer.class)
                    .single()
                > 0);
  }

  @Test
  void aRetryIsARunOfItsOwnWithTheSameResult() throws Exception {
    StoredSchedule schedule = example("five-columns");
    work();
    UUID first = begin(schedule, QUICK);
    assertThat(service.retry(schedule.tenant(), first, "ada", null)).as("still open").isEmpty();
    awaitStatus(schedule, first, RunStatus.SUCCESS);

    UUID second = service.retry(schedule.tenant(), first, "ada", null).orElseThrow();
    awaitStatus(schedule, second, RunStatus.SUCCESS);

    assertThat(second).isNotEqualTo(first);
    assertThat(pipeline.runs.documents(schedule.tenant(), second).get("bill.json"))
        .isEqualTo(pipeline.runs.documents(schedule.tenant(), first).get("bill.json"));
  }

  @Test
  void anotherTenantHasNoSuchRun() throws Exception {
    StoredSchedule schedule = example("five-columns");
    StoredSchedule other = example("five-columns");
    UUID run = begin(schedule, QUICK);

    assertThat(pipeline.runs.find(other.tenant(), run)).isEmpty();
    assertThat(service.cancel(other.tenant(), run)).isFalse();
    assertThat(service.retry(other.tenant(), run, "eve", null)).isEmpty();
  }
}
