package io.heatscheduler.server.live;

import java.time.Instant;
import java.util.Set;

/**
 * Something that open clients may want to know.
 *
 * @param id number in its tenant, from 1 without gaps
 * @param topics it is told under
 * @param type what happened, e.g. {@code run.progress}
 * @param payload JSON object with the details
 * @param occurredAt when it was committed
 */
record LiveEvent(long id, Set<String> topics, String type, String payload, Instant occurredAt) {
  LiveEvent {
    topics = Set.copyOf(topics);
  }
}
