package io.heatscheduler.server.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.pipeline.PipelineFixture;
import io.heatscheduler.server.pipeline.PipelineRuntime;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.pipeline.RunSettings;
import io.heatscheduler.server.pipeline.RunStatus;
import io.heatscheduler.server.pipeline.StoredSchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A search that dies inside a run ends that run, and nothing else. */
class SolverDeathInPipelineTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Database database = Databases.first();

  @Test
  void theRunFailsWithItsReasonAndTheNextOneSucceeds() throws Exception {
    try (var pool = Databases.pool(database.application(), 12);
        SolverWorkers workers = new SolverWorkers(SolverLimits.DEFAULT)) {
      PipelineFixture pipeline = new PipelineFixture(pool, database.names());
      RunService service =
          new RunService(pipeline.runs, pipeline.outbox, pipeline.transactions, Clock.systemUTC());
      StoredSchedule schedule =
          StoredSchedule.ofExample("five-columns", pipeline.client, pipeline.transactions);
      try (PipelineRuntime runtime =
          PipelineRuntime.start(
              pool,
              pipeline.transactions,
              pipeline.consumers(new Ignoring(), workers),
              PipelineRuntime.Settings.EMBEDDED,
              Milestones.NONE)) {
        runtime.wake();

        UUID dying = begin(service, schedule);
        Set<Long> struck = new HashSet<>();
        // every process dies until this run has failed: others may have left runs to do as well
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  strike(workers, struck);
                  return status(pipeline, schedule, dying) == RunStatus.FAILED;
                });
        UUID next = begin(service, schedule);
        awaitStatus(pipeline, schedule, next, RunStatus.SUCCESS);

        assertThat(findings(pipeline, schedule, dying)).contains("SOLVER_CRASHED");
        assertThat(pipeline.runs.documents(schedule.tenant(), next)).containsKey("bill.json");
      }
    }
  }

  private static UUID begin(RunService service, StoredSchedule schedule) {
    return service.begin(
        schedule.tenant(),
        schedule.id(),
        schedule.input(),
        RunSettings.DEFAULT.withEffort(20),
        "ada",
        null);
  }

  /** Strikes every process that was not struck yet. */
  private static void strike(SolverWorkers workers, Set<Long> struck) throws Exception {
    for (long pid : workers.pids()) {
      if (struck.add(pid)) {
        new ProcessBuilder("kill", "-SEGV", Long.toString(pid)).inheritIO().start().waitFor();
      }
    }
  }

  private static void awaitStatus(
      PipelineFixture pipeline, StoredSchedule schedule, UUID run, RunStatus status) {
    await().atMost(PATIENCE).until(() -> status(pipeline, schedule, run) == status);
  }

  private static RunStatus status(PipelineFixture pipeline, StoredSchedule schedule, UUID run) {
    return pipeline.runs.find(schedule.tenant(), run).orElseThrow().status();
  }

  private static String findings(PipelineFixture pipeline, StoredSchedule schedule, UUID run) {
    return pipeline.transactions.in(
        schedule.tenant(),
        () ->
            pipeline
                .client
                .sql("SELECT findings::text FROM optimization_runs WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
  }

  /** Stands where sinks follow. */
  private static final class Ignoring implements Consumer {
    @Override
    public String name() {
      return "ignoring";
    }

    @Override
    public Set<String> types() {
      return Set.of();
    }

    @Override
    public Effect handle(Event event) {
      return Effect.NONE;
    }
  }
}
