package io.heatscheduler.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.pipeline.PipelineFixture;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.pipeline.RunSettings;
import io.heatscheduler.server.pipeline.RunStatus;
import io.heatscheduler.server.pipeline.StoredSchedule;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process that works on runs dies at every point of every stage, and another one takes over.
 *
 * <p>The database is started by the test and lives on. The successor of one victim is the victim of
 * the next test, and its own successor is loaded while it works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillContract {
  /** How often each place is struck; null: once. {@code chaos/kill} sets it. */
  static final Integer ROUNDS = Integer.getInteger("heatscheduler.chaos.rounds");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final RunSettings QUICK =
      RunSettings.DEFAULT.withEffort(20).withReports(Set.of(ReportFormat.CSV));

  private final Database database = Databases.first();
  private PipelineFixture pipeline;
  private RunService service;
  private StoredSchedule schedule;
  private Products undisturbed;
  private Victim victim;
  private Victim successor;

  /** Address of the broker; null: the events stay inside the database. */
  abstract String broker();

  /** Begins the names of the broker's queues. */
  abstract String prefix();

  /** Where processes are struck in one round. */
  abstract List<Strike> strikes();

  Stream<Strike> places() {
    return Stream.generate(this::strikes).limit(ROUNDS == null ? 1 : ROUNDS).flatMap(List::stream);
  }

  @BeforeAll
  void runUndisturbed() throws Exception {
    asOwner(DeliveryRecorder.TABLE);
    asOwner("GRANT SELECT, INSERT ON delivered_events TO " + database.names().application());
    pipeline = new PipelineFixture(Databases.pool(database.application(), 4), database.names());
    service =
        new RunService(pipeline.runs, pipeline.outbox, pipeline.transactions, Clock.systemUTC());
    schedule = StoredSchedule.ofExample("five-columns", pipeline.client, pipeline.transactions);
    victim = load();
    victim.work();
    UUID run = begin();
    awaitEnd(run);
    undisturbed = Products.of(pipeline, schedule, run);
    assertThat(undisturbed.rows().get("events")).hasSize(8);
    assertThat(undisturbed.rows().get("delivered")).hasSize(8);
    assertThat(undisturbed.rows().get("handled")).hasSize(6 + 8);
    assertThat(undisturbed.rows().get("assignments")).isNotEmpty().doesNotHaveDuplicates();
    successor = load();
  }

  @AfterAll
  void stop() throws Exception {
    if (pipeline == null) {
      return; // nothing was begun
    }
    for (Victim living : new Victim[] {victim, successor}) {
      if (living != null) {
        living.close();
      }
    }
    asOwner("DROP TABLE delivered_events");
    pipeline.pool.close();
  }

  /** The consumers of a process, for what is to be known about them. */
  List<Consumer> consumers() {
    return pipeline == null ? List.of() : pipeline.consumers(new DeliveryRecorder(pipeline.client));
  }

  private Victim load() throws IOException {
    return Victim.start(database, broker(), prefix());
  }

  private UUID begin() {
    return service.begin(schedule.tenant(), schedule.id(), schedule.input(), QUICK, "ada", null);
  }

  @ParameterizedTest
  @MethodSource("places")
  void nothingIsLostOrDoneTwice(Strike strike) throws Exception {
    victim.arm(strike);
    UUID run = begin();

    assertThat(victim.awaitDeath()).as(victim.log()).isEqualTo(Strike.STATUS);
    victim = successor;
    successor = load();
    victim.work();
    awaitEnd(run);

    Products.Deliveries deliveries = Products.deliveries(pipeline, schedule, run);
    assertThat(deliveries.lost()).as("lost").isEmpty();
    assertThat(deliveries.doubled()).as("doubled").isEmpty();
    assertThat(Products.of(pipeline, schedule, run)).isEqualTo(undisturbed);
    System.out.printf("killed at %s: 0 lost, 0 doubled, same hashes%n", strike);
  }

  /** The run is over and everybody has been told so. */
  private void awaitEnd(UUID run) {
    await()
        .atMost(PATIENCE)
        .failFast(() -> status(run) == RunStatus.FAILED)
        .until(() -> status(run) == RunStatus.SUCCESS);
    await()
        .atMost(PATIENCE)
        .until(() -> Products.deliveries(pipeline, schedule, run).lost().isEmpty());
  }

  private RunStatus status(UUID run) {
    return pipeline.runs.find(schedule.tenant(), run).orElseThrow().status();
  }

  private void asOwner(String sql) throws SQLException {
    try (Connection owner = database.asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
