package io.heatscheduler.server.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.backup.BackupRefused;
import io.heatscheduler.server.backup.DatabaseRestore;
import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.embedded.EmbeddedPostgres;
import io.heatscheduler.server.embedded.EmbeddedSettings;
import io.heatscheduler.server.persistence.DatabaseNames;
import io.heatscheduler.server.persistence.DatabaseSetup;
import io.heatscheduler.server.persistence.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database of this server, its schema up to date: the embedded one, which ends with the server,
 * or one that runs elsewhere.
 */
final class RunningDatabase implements AutoCloseable {
  private static final DatabaseNames NAMES = DatabaseNames.DEFAULT;
  private static final Migrations MIGRATIONS = new Migrations(NAMES);

  private final @Nullable EmbeddedPostgres embedded;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final DatabaseAccount application;
  private final DatabaseNames names;
  private final int migrations;

  private RunningDatabase(
      @Nullable EmbeddedPostgres embedded,
      DatabaseAccount application,
      DatabaseNames names,
      int migrations) {
    this.embedded = embedded;
    this.application = application;
    this.names = names;
    this.migrations = migrations;
  }

  /** Starts or reaches the database and migrates it, or says why that cannot be. */
  static Outcome<RunningDatabase> open(DatabaseProperties properties, Path data) {
    return properties.url() == null
        ? openEmbedded(
            EmbeddedSettings.in(data), (started, owner) -> MIGRATIONS.apply(dataSource(owner)))
        : openOther(properties, properties.url());
  }

  /**
   * Starts an embedded database from a backup.
   *
   * @param data folder without a database; one is made below it
   */
  static Outcome<RunningDatabase> restore(DatabaseRestore backup, Path data) {
    EmbeddedSettings settings = EmbeddedSettings.in(data);
    if (EmbeddedPostgres.isThere(settings)) {
      return rejected(
          "DATABASE_EXISTS",
          "There is a database below %s.".formatted(data),
          "Restore into another folder with --data, or move the database away.");
    }
    return openEmbedded(
        settings,
        (started, owner) -> {
          started.incomplete();
          try {
            int steps = backup.into(started.superuser(NAMES.database()), owner, MIGRATIONS);
            started.complete();
            return steps;
          } catch (SQLException | IOException | BackupRefused e) {
            started.remove();
            throw e;
          }
        });
  }

  /** Brings the schema of a new or older database up to date; tells how many steps it took. */
  @FunctionalInterface
  private interface SchemaStep {
    int apply(EmbeddedPostgres started, DatabaseAccount owner)
        throws SQLException, IOException, BackupRefused;
  }

  private static Outcome<RunningDatabase> openEmbedded(EmbeddedSettings settings, SchemaStep step) {
    return switch (EmbeddedPostgres.start(settings)) {
      case Outcome.Rejected<EmbeddedPostgres>(List<Finding> findings) ->
          new Outcome.Rejected<>(findings);
      case Outcome.Done<EmbeddedPostgres>(EmbeddedPostgres started, List<Finding> ignored) -> {
        DatabaseAccount owner = started.owner(NAMES.database(), NAMES.owner());
        DatabaseAccount application = started.application(NAMES.database(), NAMES.application());
        try {
          setUp(started.superuser(), NAMES, owner, application);
          int steps = step.apply(started, owner);
          yield new Outcome.Done<>(
              new RunningDatabase(started, application, NAMES, steps), List.of());
        } catch (BackupRefused refused) {
          yield new Outcome.Rejected<>(List.of(refused.finding()));
        } catch (SQLException | IOException | FlywayException e) {
          if (started.process().isAlive()) {
            started.close();
          }
          yield migrationFailed(e);
        }
      }
    };
  }

  private static Outcome<RunningDatabase> openOther(DatabaseProperties properties, String url) {
    if (properties.password() == null) {
      return rejected(
          "DATABASE_PASSWORD_MISSING",
          "The database %s needs a password for %s.".formatted(url, properties.user()),
          "Set HEATSCHEDULER_DATABASE_PASSWORD, or heatscheduler.database.password in a file that"
              + " only the server may read.");
    }
    for (String password : Arrays.asList(properties.password(), properties.ownerPassword())) {
      if (password != null && isDefault(password, properties)) {
        return rejected(
            "DEFAULT_CREDENTIAL",
            "A password of the database is a well-known one.",
            "Give the role a password of its own, e.g. from: openssl rand -base64 24");
      }
    }
    DatabaseAccount application =
        new DatabaseAccount(url, properties.user(), properties.password());
    DatabaseNames names =
        new DatabaseNames(
            DatabaseNames.DEFAULT.database(),
            properties.owner(),
            properties.user(),
            properties.system());
    try {
      int steps = 0;
      if (properties.ownerPassword() != null) {
        steps =
            new Migrations(names)
                .apply(
                    dataSource(
                        new DatabaseAccount(url, properties.owner(), properties.ownerPassword())));
      }
      dataSource(application).getConnection().close();
      return new Outcome.Done<>(new RunningDatabase(null, application, names, steps), List.of());
    } catch (FlywayException e) {
      return migrationFailed(e);
    } catch (SQLException e) {
      return rejected(
          "DATABASE_UNREACHABLE",
          "No connection to %s as %s: %s".formatted(url, properties.user(), e.getMessage()),
          "Check that the server runs, the address, the role and its password.");
    }
  }

  private static boolean isDefault(String password, DatabaseProperties properties) {
    return WellKnownPasswords.contains(password)
        || password.equals(properties.user())
        || password.equals(properties.owner());
  }

  private static void setUp(
      DatabaseAccount superuser,
      DatabaseNames names,
      DatabaseAccount owner,
      DatabaseAccount application)
      throws SQLException {
    try (Connection administrator =
        DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password())) {
      new DatabaseSetup(names).apply(administrator, owner.password(), application.password());
    }
  }

  /** Connections of the role the server works with, which owns nothing. */
  HikariDataSource connections(int poolSize) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(application.jdbcUrl());
    config.setUsername(application.user());
    config.setPassword(application.password());
    config.setSchema(DatabaseNames.SCHEMA);
    config.setMaximumPoolSize(poolSize);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  DatabaseNames names() {
    return names;
  }

  /**
   * The role that sees the rows of all tenants; null if the database is not part of this server.
   */
  @Nullable DatabaseAccount administrator() {
    return embedded == null ? null : embedded.superuser(names.database());
  }

  /** How many steps brought the schema up to date. */
  int migrations() {
    return migrations;
  }

  /** Whether the database is part of this server. */
  boolean isEmbedded() {
    return embedded != null;
  }

  /** Stops the embedded database; a second call does nothing. */
  @Override
  public void close() {
    if (embedded != null && !closed.getAndSet(true) && embedded.process().isAlive()) {
      embedded.close();
    }
  }

  private static DriverManagerDataSource dataSource(DatabaseAccount account) {
    return new DriverManagerDataSource(account.jdbcUrl(), account.user(), account.password());
  }

  private static Outcome<RunningDatabase> migrationFailed(Exception e) {
    return rejected(
        "DATABASE_MIGRATION_FAILED",
        "The schema could not be brought up to date: " + e.getMessage(),
        "Nothing of the failed step was kept. Restore a backup, or report this message.");
  }

  private static Outcome<RunningDatabase> rejected(String code, String message, String fix) {
    return new Outcome.Rejected<>(List.of(Finding.error(code, Location.NONE, message, fix)));
  }
}
