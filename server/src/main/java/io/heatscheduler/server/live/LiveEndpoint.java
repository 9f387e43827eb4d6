package io.heatscheduler.server.live;

import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.HeldTokens;
import io.heatscheduler.server.security.HeldTokens.HeldToken;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Talks with the clients at {@code /ws}: docs/guides/server.md describes the messages. */
@Component
final class LiveEndpoint extends AbstractWebSocketHandler {
  static final CloseStatus NO_TOKEN =
      CloseStatus.POLICY_VIOLATION.withReason("the token does not hold");
  static final CloseStatus TOO_MANY_CONNECTIONS =
      CloseStatus.SERVICE_OVERLOAD.withReason("too many connections; try again later");

  /** Tomcat's, in milliseconds: for one message to go out, and for a client to answer a close. */
  private static final Map<String, Object> TIMES =
      Map.of(
          "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", 10_000L,
          "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", 5_000L);

  private static final Logger LOG = LoggerFactory.getLogger(LiveEndpoint.class);

  private final Connections connections;
  private final HeldTokens tokens;
  private final Topics topics;
  private final LiveProperties properties;
  private final ServerMessages messages;
  private final JsonMapper json;
  private final ReentrantLock admission = new ReentrantLock();

  LiveEndpoint(
      Connections connections,
      HeldTokens tokens,
      Topics topics,
      LiveProperties properties,
      ServerMessages messages,
      JsonMapper json) {
    this.connections = connections;
    this.tokens = tokens;
    this.topics = topics;
    this.properties = properties;
    this.messages = messages;
    this.json = json;
  }

  /** Parts of messages are put together here, so that no connection needs 64 KB of memory. */
  @Override
  public boolean supportsPartialMessages() {
    return true;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession socket) {
    if (socket instanceof StandardWebSocketSession standard) {
      standard.getNativeSession().getUserProperties().putAll(TIMES);
    }
    Connection connection = new Connection(socket, properties, messages);
    connections.add(socket.getId(), connection);
    if (Handshake.tokenOf(socket) instanceof HeldToken token) {
      admit(connection, token);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession socket, TextMessage part) {
    connections
        .find(socket.getId())
        .filter(connection -> !connection.isClosed())
        .ifPresent(
            connection ->
                connection
                    .take(part.getPayload(), part.isLast())
                    .ifPresent(text -> answer(connection, ClientMessage.of(text, json))));
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
    connections
        .find(socket.getId())
        .ifPresent(
            connection ->
                connection.close(CloseStatus.NOT_ACCEPTABLE.withReason("messages are JSON text")));
  }

  @Override
  protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
    connections.find(socket.getId()).ifPresent(Connection::heard);
  }

  @Override
  public void handleTransportError(WebSocketSession socket, Throwable error) {
    LOG.debug("connection {} broke", socket.getId(), error);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
    connections.find(socket.getId()).ifPresent(connection -> connection.cut(status));
    connections.remove(socket.getId());
  }

  private void answer(Connection connection, ClientMessage message) {
    Connection.Client client = connection.client();
    switch (message) {
      case ClientMessage.Refused(var why) -> connection.refuse(why);
      case ClientMessage.Ping() -> connection.send(messages.pong());
      case ClientMessage.Authenticate(String token) ->
          tokens
              .of(token)
              .ifPresentOrElse(held -> admit(connection, held), () -> connection.close(NO_TOKEN));
      case ClientMessage.Subscribe subscribe when client != null ->
          subscribe(connection, client, subscribe);
      case ClientMessage.Unsubscribe(Set<String> given) when client != null ->
          client.feed().unsubscribe(connection, given);
      case ClientMessage.Subscribe ignored -> unauthenticated(connection);
      case ClientMessage.Unsubscribe ignored -> unauthenticated(connection);
    }
  }

  private static void unauthenticated(Connection connection) {
    connection.refuse(
        "UNAUTHENTICATED",
        "Show your access token first.",
        "Send {\"type\":\"authenticate\",\"token\":\"...\"}.");
  }

  /** Lets a client in, or a client that is in stay longer. */
  private void admit(Connection connection, HeldToken token) {
    Optional<Caller> shown = token.callerNow();
    if (shown.isEmpty()) {
      connection.close(NO_TOKEN);
      return;
    }
    Caller caller = shown.get();
    Connection.Client before = connection.client();
    if (before != null) {
      if (!before.caller().tenant().equals(caller.tenant())
          || !before.caller().actor().equals(caller.actor())) {
        connection.close(CloseStatus.POLICY_VIOLATION.withReason("the token is of somebody else"));
        return;
      }
      connection.client(new Connection.Client(token, caller, before.feed()));
    } else {
      admission.lock();
      try {
        if (connections.areFullFor(caller)) {
          connection.close(TOO_MANY_CONNECTIONS);
          return;
        }
        TenantFeed feed = connections.feed(caller.tenant());
        feed.join(connection);
        connection.client(new Connection.Client(token, caller, feed));
        if (connection.isClosed()) { // meanwhile, perhaps before it was the tenant's
          feed.leave(connection);
        }
      } finally {
        admission.unlock();
      }
    }
    connection.send(messages.authenticated(caller.tokenEnds()));
  }

  private void subscribe(
      Connection connection, Connection.Client client, ClientMessage.Subscribe wanted) {
    Set<String> unknown = topics.unknown(client.caller().tenant(), wanted.topics());
    if (!unknown.isEmpty()) {
      connection.refuse(
          "TOPIC_UNKNOWN",
          "There is nothing here for you: %s.".formatted(String.join(", ", shortened(unknown))),
          "Topics are alerts, schedules, schedules/ID, runs/ID and prices/TARIFF_ID.");
    } else if (!connection.subscriptions().haveRoomFor(wanted.topics())) {
      connection.refuse(
          "TOPICS_TOO_MANY",
          "A connection may have %d topics.".formatted(Subscriptions.MOST),
          "Unsubscribe from some, or subscribe to schedules, which is all of them.");
    } else {
      client.feed().subscribe(connection, wanted.topics(), wanted.lastEventId());
    }
  }

  private static Set<String> shortened(Set<String> topics) {
    return topics.stream()
        .limit(5)
        .map(topic -> topic.length() <= 60 ? topic : topic.substring(0, 60) + "...")
        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
  }
}
