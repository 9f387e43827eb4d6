package io.heatscheduler.server.messaging.rabbit;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.RetryRule;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Exchange and queues: one quorum queue for each consumer, one for each pause before a retry.
 *
 * <p>A retried message waits in a queue without consumers whose time to live is the pause, and goes
 * back to its consumer's queue when that is over.
 */
final class Topology {
  /** Redeliveries after which the broker itself gives up; handling gives up long before. */
  private static final int DELIVERY_LIMIT = 50;

  private final String prefix;

  /**
   * Names below a prefix, so that installations can share a broker.
   *
   * @param prefix e.g. {@code heatscheduler}
   */
  Topology(String prefix) {
    this.prefix = prefix;
  }

  String exchange() {
    return prefix + ".events";
  }

  /** What the broker gives up is kept here for a person to see. */
  String dead() {
    return prefix + ".dead";
  }

  String queue(String consumer) {
    return prefix + "." + consumer;
  }

  String retryQueue(String consumer, Duration pause) {
    return queue(consumer) + ".retry-" + pause.toMillis();
  }

  /** Makes what all processes share. */
  void declareShared(Channel channel) throws IOException {
    channel.exchangeDeclare(exchange(), BuiltinExchangeType.TOPIC, true);
    channel.queueDeclare(dead(), true, false, false, Map.of("x-queue-type", "quorum"));
  }

  /** Makes what one consumer needs; without it the broker would have nowhere to put its events. */
  void declare(Channel channel, Consumer consumer, RetryRule retries) throws IOException {
    String queue = queue(consumer.name());
    channel.queueDeclare(
        queue,
        true,
        false,
        false,
        Map.of(
            "x-queue-type",
            "quorum",
            "x-delivery-limit",
            DELIVERY_LIMIT,
            "x-dead-letter-exchange",
            "",
            "x-dead-letter-routing-key",
            dead()));
    for (String type : consumer.types()) {
      channel.queueBind(queue, exchange(), type);
    }
    for (Duration pause : pauses(retries)) {
      channel.queueDeclare(
          retryQueue(consumer.name(), pause),
          true,
          false,
          false,
          Map.of(
              "x-queue-type",
              "quorum",
              "x-message-ttl",
              pause.toMillis(),
              "x-dead-letter-exchange",
              "",
              "x-dead-letter-routing-key",
              queue));
    }
  }

  private static SortedSet<Duration> pauses(RetryRule retries) {
    SortedSet<Duration> pauses = new TreeSet<>();
    for (int attempt = 1; !retries.isLast(attempt); attempt++) {
      pauses.add(retries.pauseAfter(attempt));
    }
    return pauses;
  }
}
