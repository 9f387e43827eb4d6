package io.heatscheduler.server.messaging;

import io.heatscheduler.core.Check;
import io.heatscheduler.server.persistence.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subject.
 *
 * @param id of this event; a consumer handles an id once
 * @param tenant whose subject it is
 * @param type dotted topic, e.g. {@code schedule.intake.request}
 * @param subjectType what it happened to, e.g. {@code run}
 * @param subject id of that
 * @param payload JSON object of references and hashes, never a file
 * @param consumer the only consumer to get it; null: all that subscribe to the type
 * @param traceId of the request that began it; null: none
 */
public record Event(
    UUID id,
    TenantId tenant,
    String type,
    String subjectType,
    UUID subject,
    String payload,
    @Nullable String consumer,
    @Nullable String traceId) {
  /** Longest payload, characters. */
  public static final int LONGEST_PAYLOAD = 16_384;

  public Event {
    Check.that(
        type.matches("[a-z]+(\\.[a-z]+)+"),
        "event type (%s) must be dotted lower-case words",
        type);
    Check.that(
        payload.length() <= LONGEST_PAYLOAD,
        "payload of %s has %s characters; refer to what is larger than %s",
        type,
        payload.length(),
        LONGEST_PAYLOAD);
  }

  /** A new event for every subscriber, without payload. */
  public static Event of(TenantId tenant, String type, String subjectType, UUID subject) {
    return new Event(UUID.randomUUID(), tenant, type, subjectType, subject, "{}", null, null);
  }

  /** The same event caused by a traced request. */
  public Event tracedBy(@Nullable String trace) {
    return new Event(id, tenant, type, subjectType, subject, payload, consumer, trace);
  }

  /** The same happening once more, for one consumer. */
  public Event again(String onlyConsumer) {
    return new Event(
        UUID.randomUUID(), tenant, type, subjectType, subject, payload, onlyConsumer, traceId);
  }
}
