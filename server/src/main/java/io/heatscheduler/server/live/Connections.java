package io.heatscheduler.server.live;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.security.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The open connections of this process, and the feeds of their tenants. */
@Component
final class Connections {
  private final LiveProperties properties;
  private final LiveEvents events;
  private final ServerMessages messages;
  private final Map<String, Connection> bySocket = new ConcurrentHashMap<>();
  private final Map<TenantId, TenantFeed> feeds = new ConcurrentHashMap<>();

  Connections(
      LiveProperties properties,
      LiveEvents events,
      ServerMessages messages,
      MeterRegistry metrics) {
    this.properties = properties;
    this.events = events;
    this.messages = messages;
    Gauge.builder("heatscheduler.live.connections", bySocket, Map::size)
        .description("open WebSocket connections")
        .register(metrics);
  }

  /** Whether one more connection is one too many. */
  boolean areFull() {
    return bySocket.size() >= properties.sockets();
  }

  void add(String socket, Connection connection) {
    bySocket.put(socket, connection);
  }

  /** Forgets a connection. */
  void remove(String socket) {
    Connection connection = bySocket.remove(socket);
    if (connection != null) {
      Connection.Client client = connection.client();
      if (client != null) {
        client.feed().leave(connection);
      }
    }
  }

  /** The connection of a socket; empty once it is closed. */
  Optional<Connection> find(String socket) {
    return Optional.ofNullable(bySocket.get(socket));
  }

  Collection<Connection> all() {
    return List.copyOf(bySocket.values());
  }

  /** Whether a client has as many connections as it may. */
  boolean areFullFor(Caller caller) {
    return bySocket.values().stream()
            .map(Connection::client)
            .filter(
                client ->
                    client != null
                        && client.caller().tenant().equals(caller.tenant())
                        && client.caller().actor().equals(caller.actor()))
            .count()
        >= properties.socketsPerClient();
  }

  /** The feed of a tenant. */
  TenantFeed feed(TenantId tenant) {
    return feeds.computeIfAbsent(
        tenant, id -> new TenantFeed(id, events, messages, properties.mostMissed()));
  }

  /** A tenant has new events. */
  void wake(TenantId tenant) {
    TenantFeed feed = feeds.get(tenant);
    if (feed != null) {
      feed.wake();
    }
  }

  /** Looks at the database for what nobody told of. */
  void lookForNews() {
    if (!bySocket.isEmpty()) {
      events
          .lasts()
          .forEach(
              (tenant, last) -> {
                TenantFeed feed = feeds.get(tenant);
                if (feed != null) {
                  feed.wakeIfBehind(last);
                }
              });
    }
  }
}
