package io.heatscheduler.server.messaging.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.LongString;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.persistence.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels: which event of which tenant, and how often it was tried. Everything else is read
 * from the database under that tenant.
 *
 * @param event id of the event
 * @param tenant whose it is said to be; an event of another tenant is not found
 * @param attempt from 1; deliveries that ended without a word are counted by the broker
 */
record Message(UUID event, TenantId tenant, int attempt) {
  private static final String TENANT = "tenant-id";
  private static final String FAILED = "failed-attempts";
  private static final String REDELIVERED = "x-delivery-count";

  /** Properties of a message about an event that has failed some times. */
  static AMQP.BasicProperties properties(UUID event, TenantId tenant, int failedAttempts) {
    return new AMQP.BasicProperties.Builder()
        .messageId(event.toString())
        .contentType("application/octet-stream")
        .deliveryMode(2)
        .headers(Map.of(TENANT, tenant.toString(), FAILED, failedAttempts))
        .build();
  }

  /** Properties of a first message. */
  static AMQP.BasicProperties properties(Event event) {
    return properties(event.id(), event.tenant(), 0);
  }

  /** Reads a message; empty if it is none of ours. */
  static Optional<Message> read(Envelope envelope, AMQP.BasicProperties properties) {
    try {
      Map<String, Object> headers =
          properties.getHeaders() == null ? Map.of() : properties.getHeaders();
      return Optional.of(
          new Message(
              UUID.fromString(text(properties.getMessageId())),
              new TenantId(UUID.fromString(text(headers.get(TENANT)))),
              1 + number(headers.get(FAILED)) + number(headers.get(REDELIVERED))));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof String || value instanceof LongString) {
      return value.toString();
    }
    throw new IllegalArgumentException("no text: " + value);
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}
