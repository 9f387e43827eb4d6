package io.heatscheduler.server.live;

import io.github.bucket4j.Bucket;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.HeldTokens.HeldToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** One client's connection: who it is, what it wants, and what it may still send. */
final class Connection {
  static final CloseStatus TOO_BIG =
      CloseStatus.TOO_BIG_TO_PROCESS.withReason("a message may have 64 KB");
  static final CloseStatus TOO_MANY =
      CloseStatus.POLICY_VIOLATION.withReason("too many messages in a minute");
  static final CloseStatus TOO_MANY_REFUSED =
      CloseStatus.POLICY_VIOLATION.withReason("too many refused messages in a minute");

  private static final int MOST_BYTES = 64 * 1024;

  /** A message may come in parts, at most as many as networks make of one. */
  private static final int MOST_PARTS = 1_000;

  private static final int REFUSALS_PER_MINUTE = 10;

  private final Outlet outlet;
  private final ServerMessages messages;
  private final Bucket mayStillSend;
  private final Bucket mayStillFail;
  private final Subscriptions subscriptions = new Subscriptions();
  private final StringBuilder message = new StringBuilder();
  private int bytes;
  private int parts;
  private final long openedAt = System.nanoTime();
  private volatile long heardAt = openedAt;
  private volatile long pingedAt = openedAt;
  private volatile @Nullable Client client;

  /**
   * A client that showed who it is.
   *
   * @param token it showed last
   * @param caller it is
   * @param feed of its tenant
   */
  record Client(HeldToken token, Caller caller, TenantFeed feed) {}

  Connection(WebSocketSession socket, LiveProperties properties, ServerMessages messages) {
    this.outlet = new Outlet(socket, properties.waiting());
    this.messages = messages;
    this.mayStillSend = bucket(properties.messagesPerMinute());
    this.mayStillFail = bucket(REFUSALS_PER_MINUTE);
    outlet.start();
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(perMinute).refillIntervally(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  /** Who the client is; null until it has shown it. */
  @Nullable Client client() {
    return client;
  }

  void client(Client shown) {
    client = shown;
  }

  /** What it wants to be told; used by its tenant's feed only. */
  Subscriptions subscriptions() {
    return subscriptions;
  }

  /**
   * Takes a part of a message.
   *
   * @return the message, once it is whole; empty too if it was refused, then the connection closes
   */
  Optional<String> take(String part, boolean isLast) {
    heardAt = System.nanoTime();
    bytes += part.getBytes(StandardCharsets.UTF_8).length;
    parts++;
    if (bytes > MOST_BYTES || parts > MOST_PARTS) {
      cut(TOO_BIG);
      return Optional.empty();
    }
    message.append(part);
    if (!isLast) {
      return Optional.empty();
    }
    String whole = message.toString();
    message.setLength(0);
    bytes = 0;
    parts = 0;
    if (!mayStillSend.tryConsume(1)) {
      close(TOO_MANY);
      return Optional.empty();
    }
    return Optional.of(whole);
  }

  /** The client is there. */
  void heard() {
    heardAt = System.nanoTime();
  }

  /** Whether the client has not been heard of for a time. */
  boolean isSilentFor(Duration time) {
    return System.nanoTime() - heardAt > time.toNanos();
  }

  /** Whether the connection has been open for a time. */
  boolean isOpenFor(Duration time) {
    return System.nanoTime() - openedAt > time.toNanos();
  }

  /** Asks the client whether it is there, if it was not asked for a time. */
  void pingEvery(Duration time) {
    if (System.nanoTime() - pingedAt > time.toNanos()) {
      pingedAt = System.nanoTime();
      outlet.ping();
    }
  }

  /** Lets a message go out; never blocks. */
  void send(String text) {
    outlet.send(text);
  }

  /** Refuses a message; a client that goes on like that is cut off. */
  void refuse(Finding why) {
    send(messages.error(why));
    if (!mayStillFail.tryConsume(1)) {
      close(TOO_MANY_REFUSED);
    }
  }

  /** As {@link #refuse(Finding)}. */
  void refuse(String code, String text, String fix) {
    refuse(Finding.error(code, Location.NONE, text, fix));
  }

  /** Closes the connection after what waits to be sent. */
  void close(CloseStatus status) {
    outlet.close(status);
  }

  /** Closes the connection without sending what waits. */
  void cut(CloseStatus status) {
    outlet.cut(status);
  }

  boolean isClosed() {
    return outlet.isClosed();
  }
}
