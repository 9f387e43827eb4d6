package io.heatscheduler.server.live;

import io.heatscheduler.server.live.Connection.Client;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/**
 * Ends connections whose token ended, whose client is gone or never said who it is, and all of them
 * when the server stops.
 */
@Component
class ConnectionWatch implements SmartLifecycle {
  static final CloseStatus NOT_IN_TIME =
      CloseStatus.POLICY_VIOLATION.withReason("no token in time");
  static final CloseStatus TOKEN_ENDED = CloseStatus.POLICY_VIOLATION.withReason("the token ended");
  static final CloseStatus SILENT = CloseStatus.POLICY_VIOLATION.withReason("no answer to pings");

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

  /** How long after a log-out or the end of an account its connections may live. */
  private static final int ACCOUNT_CHECK_SECONDS = 3;

  private final Connections connections;
  private final LiveEvents events;
  private final LiveProperties properties;
  private final Clock clock;
  private volatile boolean running;

  ConnectionWatch(
      Connections connections, LiveEvents events, LiveProperties properties, Clock clock) {
    this.connections = connections;
    this.events = events;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void lookAtTimes() {
    Duration patience = properties.heartbeat().multipliedBy(2).plusSeconds(5);
    for (Connection connection : connections.all()) {
      Client client = connection.client();
      if (client == null) {
        if (connection.isOpenFor(properties.authentication())) {
          connection.cut(NOT_IN_TIME);
        }
      } else if (!clock.instant().isBefore(client.caller().tokenEnds())) {
        connection.cut(TOKEN_ENDED);
      } else if (connection.isSilentFor(patience)) {
        connection.cut(SILENT);
      } else {
        connection.pingEvery(properties.heartbeat());
      }
    }
  }

  @Scheduled(fixedDelay = ACCOUNT_CHECK_SECONDS, timeUnit = TimeUnit.SECONDS)
  void lookAtAccounts() {
    for (Connection connection : connections.all()) {
      Client client = connection.client();
      if (client != null && client.token().callerNow().isEmpty()) {
        connection.cut(TOKEN_ENDED);
      }
    }
  }

  @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  void removeOldEvents() {
    int removed = events.remove(properties.keep());
    LOG.debug("{} old live events removed", removed);
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before requests end: clients that come back find another server, or this one again. */
  @Override
  public void stop() {
    running = false;
    connections.all().forEach(connection -> connection.close(CloseStatus.GOING_AWAY));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
