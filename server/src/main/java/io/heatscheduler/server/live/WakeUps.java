package io.heatscheduler.server.live;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hears from PostgreSQL that a tenant has new events, whichever process wrote them, on a connection
 * of its own; and looks by itself every few seconds, in case nobody could tell.
 */
@Component
final class WakeUps implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);
  private static final int LISTEN_MILLIS = 500;
  private static final long LOOK_NANOS = 3_000_000_000L;

  private final HikariDataSource database;
  private final Connections connections;
  private volatile @Nullable Thread thread;

  WakeUps(HikariDataSource database, Connections connections) {
    this.database = database;
    this.connections = connections;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("live-wake-ups").start(this::listen);
  }

  @Override
  public void stop() {
    Thread listening = thread;
    thread = null;
    if (listening != null) {
      listening.interrupt();
      try {
        listening.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void listen() {
    while (isRunning()) {
      try {
        connections.lookForNews(); // there may have been some while nobody listened
        try (Connection connection = connect();
            Statement statement = connection.createStatement()) {
          statement.execute("LISTEN heatscheduler_live");
          hear(connection);
        }
      } catch (SQLException | DataAccessException | TransactionException e) {
        LOG.warn("no wake-ups from the database: {}; trying again", e.getMessage());
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long looked = System.nanoTime() - LOOK_NANOS;
    while (isRunning()) {
      if (System.nanoTime() - looked > LOOK_NANOS) {
        connections.lookForNews();
        looked = System.nanoTime();
      }
      PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
      for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
        connections.wake(new TenantId(UUID.fromString(one.getParameter())));
      }
    }
  }

  private Connection connect() throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", database.getUsername());
    account.setProperty("password", database.getPassword());
    account.setProperty("tcpKeepAlive", "true");
    account.setProperty("connectTimeout", "5");
    account.setProperty("ApplicationName", "heatscheduler live");
    return DriverManager.getConnection(database.getJdbcUrl(), account);
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
