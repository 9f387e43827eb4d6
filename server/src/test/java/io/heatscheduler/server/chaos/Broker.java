package io.heatscheduler.server.chaos;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.RetryRule;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A RabbitMQ server that tests reach.
 *
 * @param address with user and password
 */
record Broker(URI address) {
  /** HEATSCHEDULER_TEST_RABBITMQ_URL, or guest on this machine. */
  static final Broker LOCAL =
      new Broker(
          URI.create(
              System.getenv()
                  .getOrDefault(
                      "HEATSCHEDULER_TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672")));

  /** Leaves out the tests of a machine without a broker. */
  void assumeReachable() throws Exception {
    try (Connection answering = connect()) {
      Assumptions.assumeTrue(answering.isOpen());
    } catch (IOException absent) {
      Assumptions.abort("no RabbitMQ answers at " + address.getHost() + ": " + absent);
    }
  }

  private Connection connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(address);
    return factory.newConnection();
  }

  /** Messages that wait in a consumer's queue or are with it. */
  long waiting(String prefix, String consumer) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      return channel.messageCount(prefix + "." + consumer);
    }
  }

  /** Removes what a test has made. */
  void remove(String prefix, List<Consumer> consumers) throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      for (Consumer consumer : consumers) {
        String queue = prefix + "." + consumer.name();
        channel.queueDelete(queue);
        for (int attempt = 1; !RetryRule.DEFAULT.isLast(attempt); attempt++) {
          channel.queueDelete(queue + ".retry-" + RetryRule.DEFAULT.pauseAfter(attempt).toMillis());
        }
      }
      channel.queueDelete(prefix + ".dead");
      channel.exchangeDelete(prefix + ".events");
    }
  }
}
