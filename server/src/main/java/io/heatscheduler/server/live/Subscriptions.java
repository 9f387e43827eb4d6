package io.heatscheduler.server.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What one connection wants to be told, and from which event on. Guarded by its tenant's feed. */
final class Subscriptions {
  /** Most topics of one connection. */
  static final int MOST = 200;

  private final Map<String, Long> afterByTopic = new HashMap<>();

  /** Whether some more topics fit. */
  boolean haveRoomFor(Set<String> topics) {
    return afterByTopic.size() + topics.stream().filter(t -> !afterByTopic.containsKey(t)).count()
        <= MOST;
  }

  /** Adds topics: every later event than one is told; of a topic that is there already, too. */
  void add(Set<String> topics, long after) {
    topics.forEach(topic -> afterByTopic.merge(topic, after, Math::min));
  }

  void remove(Set<String> topics) {
    afterByTopic.keySet().removeAll(topics);
  }

  /** Topics that are told. */
  Set<String> topics() {
    return Set.copyOf(afterByTopic.keySet());
  }

  /** Whether an event is, or was already, told. */
  boolean cover(LiveEvent event) {
    return afterByTopic.entrySet().stream()
        .anyMatch(
            entry ->
                event.id() > entry.getValue() && Topics.covers(entry.getKey(), event.topics()));
  }
}
