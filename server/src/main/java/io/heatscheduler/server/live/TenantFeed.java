package io.heatscheduler.server.live;

import io.heatscheduler.server.persistence.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a tenant's events once for all of its connections in this process, in order, and hands each
 * to the connections that want it.
 */
final class TenantFeed {
  private static final Logger LOG = LoggerFactory.getLogger(TenantFeed.class);
  private static final int AT_ONCE = 500;

  private final TenantId tenant;
  private final LiveEvents events;
  private final ServerMessages messages;
  private final int mostMissed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Connection> connections = new HashSet<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  /** Number of the last event that was handed on; guarded by the lock. */
  private long last;

  TenantFeed(TenantId tenant, LiveEvents events, ServerMessages messages, int mostMissed) {
    this.tenant = tenant;
    this.events = events;
    this.messages = messages;
    this.mostMissed = mostMissed;
  }

  /** Adds a connection that wants nothing yet. */
  void join(Connection connection) {
    locked(
        () -> {
          if (connections.isEmpty()) {
            last = events.last(tenant); // nobody needed to know what happened before
          }
          connections.add(connection);
        });
  }

  /** Removes a connection. */
  void leave(Connection connection) {
    locked(() -> connections.remove(connection));
  }

  /**
   * Subscribes a connection, and sends it what it missed or the message to read everything again.
   *
   * @param seen last event the client saw; null: it wants only what happens from now on
   */
  void subscribe(Connection connection, Set<String> topics, @Nullable Long seen) {
    locked(
        () -> {
          handOn();
          if (seen == null || seen == last) {
            connection.subscriptions().add(topics, last);
            connection.send(messages.subscribed(topics, last));
            return;
          }
          List<LiveEvent> missed =
              seen > last ? List.of() : events.after(tenant, seen, mostMissed + 1);
          if (missed.size() > mostMissed
              || missed.isEmpty()
              || missed.getFirst().id() != seen + 1) {
            connection.subscriptions().add(topics, last);
            connection.send(messages.resync(topics, last));
            return;
          }
          Subscriptions told = connection.subscriptions();
          Subscriptions wanted = new Subscriptions();
          wanted.add(topics, seen);
          for (LiveEvent event : missed) {
            if (event.id() <= last && wanted.cover(event) && !told.cover(event)) {
              connection.send(messages.event(event));
            }
          }
          told.add(topics, seen);
          connection.send(messages.subscribed(topics, last));
        });
  }

  /** Ends subscriptions. */
  void unsubscribe(Connection connection, Set<String> topics) {
    locked(
        () -> {
          connection.subscriptions().remove(topics);
          connection.send(messages.unsubscribed(topics));
        });
  }

  /** Hands on what is new, soon and on another thread; many calls before that count once. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live-feed-" + tenant).start(this::handOnWoken);
    }
  }

  /** As {@link #wake}, if there is an event that was not handed on. */
  void wakeIfBehind(long lastOfAll) {
    boolean behind;
    lock.lock();
    try {
      behind = !connections.isEmpty() && last < lastOfAll;
    } finally {
      lock.unlock();
    }
    if (behind) {
      wake();
    }
  }

  private void handOnWoken() {
    woken.set(false);
    try {
      locked(this::handOn);
    } catch (RuntimeException later) {
      LOG.warn("events of tenant {} wait: the database did not answer", tenant, later);
    }
  }

  /** Hands on what is new; with the lock. */
  private void handOn() {
    if (connections.isEmpty()) {
      return;
    }
    List<LiveEvent> fresh;
    do {
      fresh = events.after(tenant, last, AT_ONCE);
      if (!fresh.isEmpty() && fresh.getFirst().id() != last + 1) {
        long before = fresh.getFirst().id() - 1;
        connections.forEach(
            connection -> {
              Set<String> topics = connection.subscriptions().topics();
              if (!topics.isEmpty()) {
                connection.send(messages.resync(topics, before));
              }
            });
      }
      for (LiveEvent event : fresh) {
        String text = messages.event(event);
        for (Connection connection : connections) {
          if (connection.subscriptions().cover(event)) {
            connection.send(text);
          }
        }
        last = event.id();
      }
    } while (fresh.size() == AT_ONCE);
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
