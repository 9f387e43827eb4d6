package io.heatscheduler.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.messaging.DeadLetters.DeadLetter;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every transport of events must do. */
abstract class EventDeliveryContract {
  static final RetryRule QUICK = new RetryRule(5, Duration.ofMillis(20), Duration.ofMillis(100));
  static final Duration PAUSE = Duration.ofMillis(50);
  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final String TYPE = "test.happened";

  final TenantId tenant = new TenantId(UUID.randomUUID());
  final Database database = Databases.first();
  HikariDataSource pool = Databases.pool(database.application(), 8);
  JdbcClient client = JdbcClient.create(pool);
  TenantTransactions transactions = new TenantTransactions(pool, database.names());
  Outbox outbox = new Outbox(client, transactions);
  DeadLetters deadLetters = new DeadLetters(client, transactions, outbox);
  Handling handling = new Handling(client, transactions, deadLetters, QUICK, Milestones.NONE);
  private final List<AutoCloseable> open = new ArrayList<>();

  /** A transport not yet started, on the broker or table of this test class. */
  abstract Transport transport(List<Consumer> subscriptions, Runnable effectCommitted)
      throws Exception;

  /** Delivers an event to its consumers once more, as a carrier may. */
  abstract void deliverAgain(Event event, Consumer consumer) throws Exception;

  @BeforeEach
  void makeTenantAndTable() throws SQLException {
    try (Connection owner = database.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS effects (event_id UUID NOT NULL, consumer TEXT NOT NULL)");
      statement.execute("GRANT SELECT, INSERT ON effects TO " + database.names().application());
    }
    transactions.run(
        tenant,
        () ->
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Test')")
                .param("t-" + tenant)
                .update());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    try (Connection owner = database.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("DROP TABLE effects");
    }
    pool.close();
  }

  final RecordingConsumer consumer(BiConsumer<Event, Integer> work) {
    return new RecordingConsumer("consumer-" + UUID.randomUUID(), Set.of(TYPE), client, work);
  }

  final void start(Consumer... consumers) throws Exception {
    startOnly(List.of(consumers), List.of(consumers));
  }

  final Relay startOnly(List<Consumer> subscriptions, List<Consumer> started) throws Exception {
    Relay[] relay = new Relay[1];
    Transport transport = transport(subscriptions, () -> relay[0].wake());
    open.add(transport);
    relay[0] = new Relay(transactions, outbox, transport, Milestones.NONE, PAUSE);
    open.add(relay[0]);
    transport.start(started);
    return relay[0];
  }

  final Event add() {
    Event event = Event.of(tenant, TYPE, "run", UUID.randomUUID());
    outbox.add(event);
    return event;
  }

  final int effects(Event event, @Nullable Consumer consumer) {
    return client
        .sql(
            "SELECT count(*) FROM effects WHERE event_id = :event"
                + " AND consumer = coalesce(:consumer, consumer)")
        .param("event", event.id())
        .param("consumer", consumer == null ? null : consumer.name(), Types.VARCHAR)
        .query(Integer.class)
        .single();
  }

  final void awaitEffects(Event event, Consumer consumer, int expected) {
    await().atMost(PATIENCE).until(() -> effects(event, consumer) == expected);
  }

  @Test
  void everySubscriberHasItsEffectOnce() throws Exception {
    RecordingConsumer one = consumer((event, attempt) -> {});
    RecordingConsumer two = consumer((event, attempt) -> {});
    start(one, two);

    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.add(add());
    }

    events.forEach(event -> awaitEffects(event, one, 1));
    events.forEach(event -> awaitEffects(event, two, 1));
  }

  @Test
  void anEventOfAnotherTypeReachesNobody() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    start(consumer);
    Event other = Event.of(tenant, "other.happened", "run", UUID.randomUUID());
    outbox.add(other);

    awaitEffects(add(), consumer, 1);

    assertThat(consumer.attempts(other)).isZero();
  }

  @Test
  void whatFailsIsTriedAgainUntilItWorks() throws Exception {
    RecordingConsumer consumer =
        consumer(
            (event, attempt) -> {
              if (attempt < 3) {
                throw new IllegalStateException("not yet");
              }
            });
    start(consumer);

    Event event = add();

    awaitEffects(event, consumer, 1);
    assertThat(consumer.attempts(event)).isEqualTo(3);
  }

  @Test
  void poisonIsGivenUpAfterFiveDeliveriesAndHarmsNoOther() throws Exception {
    Event poison = Event.of(tenant, TYPE, "run", UUID.randomUUID());
    RecordingConsumer consumer =
        consumer(
            (event, attempt) -> {
              if (event.id().equals(poison.id())) {
                throw new IllegalStateException("cannot be done");
              }
            });
    start(consumer);
    outbox.add(poison);
    List<Event> healthy = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      healthy.add(add());
    }

    healthy.forEach(event -> awaitEffects(event, consumer, 1));
    await().atMost(PATIENCE).until(() -> deadLetters.list(tenant).size() == 1);
    DeadLetter letter = deadLetters.list(tenant).getFirst();
    assertThat(letter.event()).isEqualTo(poison.id());
    assertThat(letter.attempts()).isEqualTo(5);
    assertThat(letter.error()).contains("cannot be done");
    assertThat(consumer.attempts(poison)).isEqualTo(5);
    assertThat(effects(poison, consumer)).isZero();
  }

  @Test
  void aDeadLetterIsReplayedToItsConsumerAlone() throws Exception {
    Set<UUID> repaired = java.util.concurrent.ConcurrentHashMap.newKeySet();
    RecordingConsumer failing =
        consumer(
            (event, attempt) -> {
              if (!repaired.contains(event.subject())) {
                throw new IllegalStateException("out of order");
              }
            });
    RecordingConsumer fine = consumer((event, attempt) -> {});
    start(failing, fine);
    Event event = add();
    await().atMost(PATIENCE).until(() -> !deadLetters.list(tenant).isEmpty());
    repaired.add(event.subject());

    DeadLetter letter = deadLetters.list(tenant).getFirst();
    assertThat(deadLetters.replay(tenant, letter.id(), "ada")).isTrue();

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                client
                        .sql("SELECT count(*) FROM effects WHERE consumer = ?")
                        .param(failing.name())
                        .query(Integer.class)
                        .single()
                    == 1);
    assertThat(effects(event, fine)).isEqualTo(1);
    assertThat(
            client
                .sql("SELECT count(*) FROM effects WHERE consumer = ?")
                .param(fine.name())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(deadLetters.list(tenant).getFirst().status()).isEqualTo("REPLAYED");
    assertThat(deadLetters.replay(tenant, letter.id(), "ada")).as("once only").isFalse();
  }

  @Test
  void anotherTenantSeesAndReplaysNoLetter() throws Exception {
    RecordingConsumer consumer =
        consumer(
            (event, attempt) -> {
              throw new IllegalStateException("never");
            });
    start(consumer);
    add();
    await().atMost(PATIENCE).until(() -> !deadLetters.list(tenant).isEmpty());
    DeadLetter letter = deadLetters.list(tenant).getFirst();
    TenantId stranger = new TenantId(UUID.randomUUID());

    assertThat(deadLetters.list(stranger)).isEmpty();
    assertThat(deadLetters.replay(stranger, letter.id(), "eve")).isFalse();
    assertThat(deadLetters.discard(tenant, letter.id(), "ada")).isTrue();
  }

  @Test
  void aRepeatedDeliveryHasNoSecondEffect() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    start(consumer);
    Event event = add();
    awaitEffects(event, consumer, 1);

    for (int i = 0; i < 5; i++) {
      deliverAgain(event, consumer);
    }
    awaitEffects(add(), consumer, 1);

    assertThat(effects(event, consumer)).isEqualTo(1);
    assertThat(consumer.attempts(event)).isEqualTo(1);
  }

  @Test
  void anEffectThatFailsLeavesNothing() throws Exception {
    Event caused = Event.of(tenant, TYPE, "run", UUID.randomUUID());
    RecordingConsumer later = consumer((event, attempt) -> {});
    Consumer failing =
        new Consumer() {
          @Override
          public String name() {
            return "failing-" + tenant;
          }

          @Override
          public Set<String> types() {
            return Set.of("first.happened");
          }

          @Override
          public Effect handle(Event event) {
            return () -> {
              outbox.add(caused);
              RecordingConsumer.effect(client, event, name());
              throw new IllegalStateException("at the last moment");
            };
          }
        };
    start(failing, later);
    Event first = Event.of(tenant, "first.happened", "run", UUID.randomUUID());
    outbox.add(first);

    await().atMost(PATIENCE).until(() -> !deadLetters.list(tenant).isEmpty());

    assertThat(effects(first, null)).isZero();
    assertThat(outbox.find(tenant, caused.id())).isEmpty();
  }

  @Test
  void eventsForConsumersThatRunElsewhereAreKeptForThem() throws Exception {
    RecordingConsumer here = consumer((event, attempt) -> {});
    RecordingConsumer elsewhere = consumer((event, attempt) -> {});
    startOnly(List.of(here, elsewhere), List.of(here));
    Event event = add();
    awaitEffects(event, here, 1);

    startOnly(List.of(here, elsewhere), List.of(elsewhere));

    awaitEffects(event, elsewhere, 1);
    assertThat(effects(event, here)).isEqualTo(1);
  }
}
