package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.persistence.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says in every process that a run told something, at the moment that is committed.
 *
 * <p>Each new row of {@code run_progress} notifies the channel {@value #CHANNEL} in its own
 * transaction, with tenant, run and number of the row; the end of a run is such a row, too. The row
 * itself is read from the database by whoever may see it. One connection listens; if it is lost,
 * listeners are told to look for themselves, for notifications may have been missed meanwhile.
 */
public final class RunProgressFeed implements SmartLifecycle {
  /** Name of the channel. */
  public static final String CHANNEL = "run_progress";

  private static final Logger LOG = LoggerFactory.getLogger(RunProgressFeed.class);
  private static final int WAIT_MILLIS = 500;

  private final DataSource database;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean closing;
  private volatile @Nullable Thread thread;

  /** A feed, silent until it is started. */
  public RunProgressFeed(DataSource database) {
    this.database = database;
  }

  /**
   * A run told something.
   *
   * @param tenant whose run it is
   * @param run which one
   * @param seq number of the row in {@code run_progress}, from 1
   */
  public record News(TenantId tenant, UUID run, long seq) {
    /** Reads a notification's payload; empty if it is none of ours. */
    static Optional<News> of(String payload) {
      String[] parts = payload.split(" ", -1);
      try {
        return Optional.of(
            new News(
                new TenantId(UUID.fromString(parts[0])),
                UUID.fromString(parts[1]),
                Long.parseLong(parts[2])));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
        return Optional.empty();
      }
    }
  }

  /** Is told of progress, one call after the other, on the feed's thread; must not block it. */
  public interface Listener {
    /** A run told something. */
    void onNews(News news);

    /** News may have been missed. */
    void onGap();
  }

  /** Adds a listener. */
  public void subscribe(Listener listener) {
    listeners.add(listener);
  }

  /** Removes a listener. */
  public void unsubscribe(Listener listener) {
    listeners.remove(listener);
  }

  /** Notifies of a row in the tenant's transaction that adds it. */
  static void announce(JdbcClient client, UUID run, long seq) {
    client
        .sql("SELECT pg_notify(?, current_tenant() || ' ' || ?)::text")
        .params(CHANNEL, "%s %d".formatted(run, seq))
        .query(String.class)
        .optional();
  }

  @Override
  public void start() {
    closing = false;
    thread = Thread.ofPlatform().daemon().name("run-progress-feed").start(this::run);
  }

  private void run() {
    while (!closing) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException lost) {
        if (!closing) {
          LOG.warn("progress is not told until the database is back: {}", lost.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
      listeners.forEach(Listener::onGap);
      PGConnection notified = connection.unwrap(PGConnection.class);
      while (!closing) {
        for (PGNotification notification : notified.getNotifications(WAIT_MILLIS)) {
          News.of(notification.getParameter()).ifPresent(this::tell);
        }
      }
      statement.execute("UNLISTEN " + CHANNEL);
    }
  }

  private void tell(News news) {
    for (Listener listener : listeners) {
      try {
        listener.onNews(news);
      } catch (RuntimeException failed) {
        LOG.warn("a listener failed on news of run {}", news.run(), failed);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  @Override
  public void stop() {
    closing = true;
    Thread listening = thread;
    if (listening != null) {
      try {
        listening.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  /** Begins before and ends after those who listen. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
