package io.heatscheduler.server.pipeline;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.RetryRule;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/** The pipeline over a real RabbitMQ. */
class RabbitPipelineTest extends PipelineContract {
  private static final URI BROKER =
      URI.create(
          System.getenv()
              .getOrDefault(
                  "HEATSCHEDULER_TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672"));

  private final String prefix = "test-" + UUID.randomUUID();

  @Override
  PipelineRuntime.Settings settings() throws Exception {
    try (Connection answering = connect()) {
      return new PipelineRuntime.Settings(
          BROKER,
          prefix,
          name -> true,
          RetryRule.DEFAULT,
          Duration.ofSeconds(30),
          Duration.ofMillis(100),
          false);
    } catch (IOException absent) {
      return Assumptions.abort("no RabbitMQ answers at " + BROKER.getHost() + ": " + absent);
    }
  }

  private static Connection connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(BROKER);
    return factory.newConnection();
  }

  @AfterEach
  void removeQueues() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      for (Consumer consumer : pipeline.consumers()) {
        channel.queueDelete(prefix + "." + consumer.name());
        for (int attempt = 1; !RetryRule.DEFAULT.isLast(attempt); attempt++) {
          channel.queueDelete(
              "%s.%s.retry-%d"
                  .formatted(
                      prefix, consumer.name(), RetryRule.DEFAULT.pauseAfter(attempt).toMillis()));
        }
      }
      channel.queueDelete(prefix + ".dead");
      channel.exchangeDelete(prefix + ".events");
    }
  }
}
