package io.heatscheduler.server.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.embedded.EmbeddedPostgres;
import io.heatscheduler.server.embedded.EmbeddedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The databases the tests run on: the embedded one always, and a server of the machine where one
 * answers (HEATSCHEDULER_TEST_DATABASE_URL, else 127.0.0.1:5432 as postgres or root).
 *
 * <p>Each is set up once per test run, by the product's own set-up and migrations, under names of
 * its own; what is made on the machine's server is removed when the tests end.
 */
public final class Databases {
  private static final String SCHEMA_OPTION = "currentSchema=" + DatabaseNames.SCHEMA;
  private static final List<Database> ALL = new ArrayList<>();

  private Databases() {}

  /**
   * A migrated database.
   *
   * @param name which server it is on, as tests show it
   * @param administrator account that may do everything
   */
  public record Database(
      String name,
      DatabaseNames names,
      DatabaseAccount administrator,
      DatabaseAccount owner,
      DatabaseAccount application) {
    /** A pool of one connection of the application's role. */
    public HikariDataSource pool() {
      return Databases.pool(application, 1);
    }

    public Connection asAdministrator() throws SQLException {
      return connect(administrator);
    }

    public Connection asOwner() throws SQLException {
      return connect(owner);
    }

    Connection asApplication() throws SQLException {
      return connect(application);
    }

    @Override
    public String toString() {
      return name;
    }

    private static Connection connect(DatabaseAccount account) throws SQLException {
      return DriverManager.getConnection(account.jdbcUrl(), account.user(), account.password());
    }
  }

  /** Every database that can be reached, the embedded one first. */
  public static synchronized Stream<Database> all() {
    if (ALL.isEmpty()) {
      ALL.add(embedded());
      local().ifPresent(ALL::add);
    }
    return ALL.stream();
  }

  public static Database first() {
    return all().findFirst().orElseThrow();
  }

  public static HikariDataSource pool(DatabaseAccount account, int size) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(account.jdbcUrl());
    configuration.setUsername(account.user());
    configuration.setPassword(account.password());
    configuration.setMaximumPoolSize(size);
    return new HikariDataSource(configuration);
  }

  private static Database embedded() {
    Path data = temporaryDirectory();
    EmbeddedPostgres server =
        EmbeddedPostgres.start(
                new EmbeddedSettings(
                    data,
                    Path.of("target", "postgres-cache").toAbsolutePath(),
                    0,
                    EmbeddedSettings.DEFAULT_PATIENCE))
            .orThrow();
    atExit(
        () -> {
          server.close();
          delete(data);
        });
    DatabaseNames names = DatabaseNames.DEFAULT;
    DatabaseAccount owner = in(names, server.owner(names.database(), names.owner()));
    DatabaseAccount application =
        in(names, server.application(names.database(), names.application()));
    DatabaseAccount administrator = server.superuser();
    setUp(names, administrator, owner, application);
    return new Database("embedded", names, onDatabase(administrator, names), owner, application);
  }

  private static Optional<Database> local() {
    String configured = System.getenv("HEATSCHEDULER_TEST_DATABASE_URL");
    List<DatabaseAccount> candidates =
        configured != null
            ? List.of(new DatabaseAccount(configured, user(configured), ""))
            : List.of(
                new DatabaseAccount("jdbc:postgresql://127.0.0.1:5432/test", "postgres", ""),
                new DatabaseAccount("jdbc:postgresql://127.0.0.1:5432/test", "root", ""));
    for (DatabaseAccount administrator : candidates) {
      try (Connection connection = Database.connect(administrator)) {
        if (!connection.getMetaData().supportsTransactions()) {
          continue;
        }
      } catch (SQLException e) {
        if (configured != null) {
          throw new IllegalStateException("HEATSCHEDULER_TEST_DATABASE_URL does not answer", e);
        }
        continue;
      }
      return Optional.of(onServer(administrator));
    }
    return Optional.empty();
  }

  private static Database onServer(DatabaseAccount administrator) {
    DatabaseNames names =
        DatabaseNames.withPrefix("heatscheduler_test_" + ProcessHandle.current().pid());
    DatabaseAccount there = onDatabase(administrator, names);
    DatabaseAccount owner = in(names, new DatabaseAccount(there.jdbcUrl(), names.owner(), "o-w-n"));
    DatabaseAccount application =
        in(names, new DatabaseAccount(there.jdbcUrl(), names.application(), "a-p-p"));
    atExit(() -> tearDown(names, administrator));
    setUp(names, administrator, owner, application);
    return new Database("local server", names, there, owner, application);
  }

  private static void setUp(
      DatabaseNames names,
      DatabaseAccount administrator,
      DatabaseAccount owner,
      DatabaseAccount application) {
    try (Connection connection = Database.connect(administrator)) {
      DatabaseSetup setup = new DatabaseSetup(names);
      setup.apply(connection, owner.password(), application.password());
      setup.apply(connection, owner.password(), application.password()); // safe to repeat
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    try (HikariDataSource source = pool(owner, 2)) {
      new Migrations(names).apply(source);
    }
  }

  private static void tearDown(DatabaseNames names, DatabaseAccount administrator) {
    try (Connection connection = Database.connect(administrator);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(names.database()));
      for (String role : List.of(names.application(), names.owner(), names.system())) {
        statement.execute("DROP ROLE IF EXISTS " + role);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseAccount onDatabase(DatabaseAccount account, DatabaseNames names) {
    return new DatabaseAccount(
        account.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + names.database() + "$1"),
        account.user(),
        account.password());
  }

  private static DatabaseAccount in(DatabaseNames names, DatabaseAccount account) {
    String url = account.jdbcUrl();
    return new DatabaseAccount(
        url + (url.contains("?") ? "&" : "?") + SCHEMA_OPTION, account.user(), account.password());
  }

  private static String user(String url) {
    return url.contains("user=") ? url.replaceFirst(".*user=([^&]*).*", "$1") : "postgres";
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("heatscheduler-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void atExit(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work));
  }
}
