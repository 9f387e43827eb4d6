package io.heatscheduler.server.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be written to a connection: one thread writes, so that a client that reads slowly
 * holds up nobody else; a client that lets too much wait is cut off.
 */
final class Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
  static final CloseStatus TOO_SLOW = CloseStatus.POLICY_VIOLATION.withReason("reads too slowly");

  private final WebSocketSession session;

  /** Messages; empty: the end. */
  private final BlockingQueue<Optional<WebSocketMessage<?>>> waiting;

  private final AtomicReference<@Nullable CloseStatus> end = new AtomicReference<>();
  private final Thread writer;

  Outlet(WebSocketSession session, int capacity) {
    this.session = session;
    this.waiting = new ArrayBlockingQueue<>(capacity);
    this.writer = Thread.ofVirtual().name("live-" + session.getId()).unstarted(this::write);
  }

  void start() {
    writer.start();
  }

  /** Lets a message be written after those that wait; never blocks. */
  void send(String text) {
    offer(new TextMessage(text));
  }

  /** Asks the client whether it is there. */
  void ping() {
    offer(new PingMessage());
  }

  private void offer(WebSocketMessage<?> message) {
    if (end.get() == null && !waiting.offer(Optional.of(message))) {
      cut(TOO_SLOW);
    }
  }

  /** Closes the connection after what waits was written. */
  void close(CloseStatus status) {
    if (end.compareAndSet(null, status)) {
      while (!waiting.offer(Optional.empty())) {
        waiting.clear();
      }
    }
  }

  /** Closes the connection after the message that is being written, if any. */
  void cut(CloseStatus status) {
    if (end.compareAndSet(null, status)) {
      do {
        waiting.clear();
      } while (!waiting.offer(Optional.empty()));
    }
  }

  /** Whether the connection is closed, or about to be. */
  boolean isClosed() {
    return end.get() != null;
  }

  private void write() {
    try {
      for (var next = waiting.take(); next.isPresent(); next = waiting.take()) {
        session.sendMessage(next.get());
      }
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("connection {} is gone", session.getId(), gone);
    }
    end.compareAndSet(null, CloseStatus.SERVER_ERROR);
    CloseStatus status = end.get();
    try {
      session.close(status == null ? CloseStatus.SERVER_ERROR : status);
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("connection {} could not be told that it ends", session.getId(), gone);
    }
  }
}
