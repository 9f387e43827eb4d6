package io.heatscheduler.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.heatscheduler.server.messaging.rabbit.RabbitTransport;
import io.heatscheduler.server.persistence.TenantId;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * RabbitMQ as the carrier: a real broker, HEATSCHEDULER_TEST_RABBITMQ_URL or guest on this machine.
 */
class RabbitTransportTest extends EventDeliveryContract {
  private static final String BROKER =
      System.getenv()
          .getOrDefault("HEATSCHEDULER_TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672");

  private final String prefix = "test-" + UUID.randomUUID();
  private final List<String> consumers = new ArrayList<>();
  private Connection broker;

  @BeforeEach
  void connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(URI.create(BROKER));
    try {
      broker = factory.newConnection();
    } catch (IOException absent) {
      Assumptions.abort("no RabbitMQ answers at " + factory.getHost() + ": " + absent);
    }
  }

  @AfterEach
  void clean() throws Exception {
    try (Channel channel = broker.createChannel()) {
      for (String consumer : consumers) {
        channel.queueDelete(prefix + "." + consumer);
        for (int attempt = 1; !QUICK.isLast(attempt); attempt++) {
          channel.queueDelete(
              "%s.%s.retry-%d".formatted(prefix, consumer, QUICK.pauseAfter(attempt).toMillis()));
        }
      }
      channel.queueDelete(prefix + ".dead");
      channel.exchangeDelete(prefix + ".events");
    }
    broker.close();
  }

  @Override
  Transport transport(List<Consumer> subscriptions, Runnable effectCommitted) throws IOException {
    subscriptions.forEach(consumer -> consumers.add(consumer.name()));
    return new RabbitTransport(
        outbox,
        handling,
        new RabbitTransport.Settings(URI.create(BROKER), prefix, subscriptions, QUICK),
        effectCommitted);
  }

  @Override
  void deliverAgain(Event event, Consumer consumer) throws Exception {
    send(consumer, event.id(), event.tenant());
  }

  private void send(Consumer consumer, UUID event, TenantId of) throws Exception {
    try (Channel channel = broker.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "",
          prefix + "." + consumer.name(),
          new AMQP.BasicProperties.Builder()
              .messageId(event.toString())
              .headers(Map.of("tenant-id", of.toString()))
              .build(),
          new byte[0]);
      channel.waitForConfirmsOrDie(5_000);
    }
  }

  private long waitingIn(String queue) throws Exception {
    try (Channel channel = broker.createChannel()) {
      return channel.messageCount(queue);
    }
  }

  @Test
  void aMessageThatForgesATenantIsPutAside() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    start(consumer);
    Event event = Event.of(tenant, "other.happened", "run", UUID.randomUUID());
    outbox.add(event);

    send(consumer, event.id(), new TenantId(UUID.randomUUID()));
    send(consumer, UUID.randomUUID(), tenant);

    await().atMost(PATIENCE).until(() -> waitingIn(prefix + ".dead") == 2);
    assertThat(consumer.attempts(event)).isZero();
  }

  @Test
  void whatAProcessHadNotAcknowledgedComesAgain() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    startOnly(List.of(consumer), List.of()); // queues, and nobody who works
    Event event = add();
    await().atMost(PATIENCE).until(() -> waitingIn(prefix + "." + consumer.name()) == 1);
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(URI.create(BROKER));
    Connection dying = factory.newConnection();
    assertThat(dying.createChannel().basicGet(prefix + "." + consumer.name(), false)).isNotNull();

    dying.abort();
    startOnly(List.of(consumer), List.of(consumer));

    awaitEffects(event, consumer, 1);
  }

  @Test
  void eventsWaitInTheOutboxWhileTheBrokerHasNoQueueForThem() throws Exception {
    RecordingConsumer consumer = consumer((event, attempt) -> {});
    startOnly(List.of(consumer), List.of());
    try (Channel channel = broker.createChannel()) {
      channel.queueDelete(prefix + "." + consumer.name());
    }

    Event event = add();
    startOnly(List.of(consumer), List.of(consumer)); // makes the queue again

    awaitEffects(event, consumer, 1);
  }
}
