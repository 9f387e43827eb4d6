package io.heatscheduler.server.messaging;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts its effects in the database, and does on an attempt what a test wants. */
final class RecordingConsumer implements Consumer {
  private final String name;
  private final Set<String> types;
  private final JdbcClient client;
  private final BiConsumer<Event, Integer> work;
  private final ConcurrentHashMap<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();

  /**
   * A consumer.
   *
   * @param work what it does on an event, given the attempt from 1
   */
  RecordingConsumer(
      String name, Set<String> types, JdbcClient client, BiConsumer<Event, Integer> work) {
    this.name = name;
    this.types = types;
    this.client = client;
    this.work = work;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public int capacity() {
    return 3;
  }

  @Override
  public Effect handle(Event event) {
    int attempt = attempts.computeIfAbsent(event.id(), id -> new AtomicInteger()).incrementAndGet();
    work.accept(event, attempt);
    return () -> effect(client, event, name);
  }

  /** Attempts at an event so far. */
  int attempts(Event event) {
    AtomicInteger count = attempts.get(event.id());
    return count == null ? 0 : count.get();
  }

  /** Leaves a row that a repeated effect would leave twice. */
  static void effect(JdbcClient client, Event event, String name) {
    client
        .sql("INSERT INTO effects (event_id, consumer) VALUES (?, ?)")
        .params(event.id(), name)
        .update();
  }
}
