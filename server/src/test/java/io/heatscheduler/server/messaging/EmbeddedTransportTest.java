package io.heatscheduler.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.messaging.embedded.EmbeddedTransport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue inside the database. */
class EmbeddedTransportTest extends EventDeliveryContract {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Override
  Transport transport(List<Consumer> subscriptions, Runnable effectCommitted) {
    return new EmbeddedTransport(
        client,
        transactions,
        outbox,
        handling,
        new EmbeddedTransport.Settings(subscriptions, LEASE, PAUSE, false),
        effectCommitted);
  }

  @Override
  void deliverAgain(Event event, Consumer consumer) {
    transactions.asSystem(
        () ->
            client
                .sql("UPDATE deliveries SET done_at = NULL WHERE event_id = ? AND consumer = ?")
                .params(event.id(), consumer.name())
                .update());
  }

  @Test
  void workOfADeadProcessIsTakenOverWhenItsLeaseRunsOut() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    Event event = add();
    heldByADeadProcess(event, consumer, Duration.ofMillis(300));

    start(consumer);

    awaitEffects(event, consumer, 1);
  }

  @Test
  void aLivingProcessKeepsItsLease() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    Event held = add();
    heldByADeadProcess(held, consumer, Duration.ofHours(1));
    start(consumer);

    awaitEffects(add(), consumer, 1);

    assertThat(consumer.attempts(held)).isZero();
  }

  @Test
  void anEventThatKillsEveryProcessIsGivenUp() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    Event event = add();
    heldByADeadProcess(event, consumer, Duration.ofMillis(1));
    transactions.asSystem(
        () ->
            client
                .sql("UPDATE deliveries SET attempts = 5 WHERE event_id = ?")
                .param(event.id())
                .update());

    start(consumer);

    org.awaitility.Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> deadLetters.list(tenant).size() == 1);
    assertThat(deadLetters.list(tenant).getFirst().error()).contains("no attempt came to an end");
    assertThat(consumer.attempts(event)).isZero();
  }

  private void heldByADeadProcess(Event event, Consumer consumer, Duration left) {
    transactions.asSystem(
        () ->
            client
                .sql(
                    """
                    INSERT INTO deliveries
                      (event_id, consumer, tenant_id, attempts, leased_by, leased_until)
                    VALUES (?, ?, ?, 1, ?, clock_timestamp() + ? * INTERVAL '1 millisecond')\
                    """)
                .params(
                    event.id(),
                    consumer.name(),
                    event.tenant().value(),
                    UUID.randomUUID(),
                    left.toMillis())
                .update());
  }
}
