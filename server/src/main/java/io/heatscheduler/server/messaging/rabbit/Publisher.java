package io.heatscheduler.server.messaging.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts messages into the broker and knows that it has them: confirms and mandatory routing. */
final class Publisher {
  private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(10);
  private static final byte[] NO_BODY = {};

  private final Connection connection;
  private final Set<String> returned = ConcurrentHashMap.newKeySet();
  private @Nullable Channel channel;

  Publisher(Connection connection) {
    this.connection = connection;
  }

  /** What is to be put where, before {@link #publish} returns. */
  interface Batch {
    /** Sends everything by {@link Sender#send}. */
    void sendTo(Sender sender) throws IOException;
  }

  /** Sends one message. */
  interface Sender {
    /** Sends to an exchange; the empty one leads to the queue that the key names. */
    void send(String exchange, String key, AMQP.BasicProperties properties) throws IOException;
  }

  /**
   * Publishes messages.
   *
   * @throws IOException if the broker has not confirmed all of them, or had no queue for one
   */
  synchronized void publish(Batch batch) throws IOException {
    Channel open = channel();
    returned.clear();
    try {
      batch.sendTo(
          (exchange, key, properties) ->
              open.basicPublish(exchange, key, true, properties, NO_BODY));
      open.waitForConfirmsOrDie(CONFIRM_WITHIN.toMillis());
    } catch (TimeoutException late) {
      throw new IOException("the broker did not confirm in time", late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before the broker confirmed", stop);
    }
    if (!returned.isEmpty()) {
      throw new IOException("the broker has no queue for %s".formatted(returned));
    }
  }

  /** A refused message closes its channel, so there may be need of another. */
  private Channel channel() throws IOException {
    Channel known = channel;
    if (known != null && known.isOpen()) {
      return known;
    }
    Channel fresh = connection.createChannel();
    if (fresh == null) {
      throw new IOException("the broker allows no further channel");
    }
    fresh.confirmSelect();
    fresh.addReturnListener(message -> returned.add(message.getProperties().getMessageId()));
    channel = fresh;
    return fresh;
  }
}
