package io.heatscheduler.server.embedded;

import io.heatscheduler.core.outcome.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process's own, with its data in a directory that outlives it.
 *
 * <p>If the process dies, the server lives on; the next start on the directory takes it over, or
 * stops it and starts anew if it does not answer or was started by another release.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String ADMINISTRATION = "postgres";

  private final ClusterStart cluster;
  private final Secrets secrets;
  private final Postmaster postmaster;
  private final boolean adopted;

  private EmbeddedPostgres(
      ClusterStart cluster, Secrets secrets, Postmaster postmaster, boolean adopted) {
    this.cluster = cluster;
    this.secrets = secrets;
    this.postmaster = postmaster;
    this.adopted = adopted;
  }

  /**
   * Starts the database of a directory, making it if there is none.
   *
   * @return the running server, or the one finding that says why there is none
   */
  public static Outcome<EmbeddedPostgres> start(EmbeddedSettings settings) {
    try {
      return new Outcome.Done<>(open(settings), List.of());
    } catch (Refusal refusal) {
      return new Outcome.Rejected<>(List.of(refusal.finding()));
    } catch (IOException e) {
      return new Outcome.Rejected<>(List.of(refusalOf(e, settings.database()).finding()));
    }
  }

  private static EmbeddedPostgres open(EmbeddedSettings settings) throws IOException, Refusal {
    PostgresPrograms programs = PostgresPrograms.in(settings.cacheDirectory());
    DatabaseDirectory directory = DatabaseDirectory.hold(settings.database());
    boolean open = false;
    try {
      EmbeddedPostgres database = open(settings, directory, programs);
      open = true;
      return database;
    } finally {
      if (!open) {
        directory.release();
      }
    }
  }

  private static EmbeddedPostgres open(
      EmbeddedSettings settings, DatabaseDirectory directory, PostgresPrograms programs)
      throws IOException, Refusal {
    requireSpace(directory.root(), settings.minFreeBytes());
    ClusterStart cluster = ClusterStart.of(directory, programs, settings.patience());
    if (!Files.exists(directory.cluster())) {
      Secrets fresh = Secrets.generate();
      fresh.write(directory.secrets());
      cluster.create(fresh);
    }
    requireVersion(directory.cluster());
    Secrets secrets = Secrets.read(directory.secrets());
    Optional<Postmaster> running = Postmaster.of(directory.cluster());
    if (running.isPresent()) {
      if (canAdopt(cluster, secrets, running.get())) {
        LOG.info("adopted the running database (process {})", running.get().process().pid());
        return new EmbeddedPostgres(cluster, secrets, running.get(), true);
      }
      LOG.info("stopping the running database (process {})", running.get().process().pid());
      stopStranger(cluster, running.get());
    } else {
      Files.deleteIfExists(Postmaster.file(directory.cluster())); // of a dead server
    }
    Postmaster started = cluster.start();
    EmbeddedPostgres database = new EmbeddedPostgres(cluster, secrets, started, false);
    database.requireDurable();
    return database;
  }

  /** Whether a directory holds a database, running or not. */
  public static boolean isThere(EmbeddedSettings settings) {
    return Files.exists(new DatabaseDirectory(settings.database(), null).cluster());
  }

  /** Port on the loopback address. */
  public int port() {
    return postmaster.port();
  }

  /** Process of the server. */
  public ProcessHandle process() {
    return postmaster.process();
  }

  /** Whether the server ran already, left behind by a process that died. */
  public boolean isAdopted() {
    return adopted;
  }

  /** The role that administers the server, and may do everything. */
  public DatabaseAccount superuser() {
    return superuser(ADMINISTRATION);
  }

  /** The same role in one database. */
  public DatabaseAccount superuser(String database) {
    return superuser(port(), database, secrets);
  }

  /**
   * The role that administers the server which runs on a directory now, whoever started it.
   *
   * @return empty if none runs
   * @throws IOException if the directory cannot be read
   */
  public static Optional<DatabaseAccount> superuserOfRunning(
      EmbeddedSettings settings, String database) throws IOException {
    DatabaseDirectory directory = new DatabaseDirectory(settings.database(), null);
    Optional<Postmaster> running = Postmaster.of(directory.cluster());
    if (running.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          superuser(running.get().port(), database, Secrets.read(directory.secrets())));
    } catch (Refusal refusal) {
      throw new IOException(refusal.getMessage(), refusal);
    }
  }

  private static DatabaseAccount superuser(int port, String database, Secrets secrets) {
    return new DatabaseAccount(url(port, database), ClusterStart.SUPERUSER, secrets.superuser());
  }

  /**
   * A role with the generated password of the schema's owner; the role is made by whoever lays out
   * the databases.
   */
  public DatabaseAccount owner(String database, String role) {
    return new DatabaseAccount(url(database), role, secrets.owner());
  }

  /** A role with the generated password of the application; see {@link #owner}. */
  public DatabaseAccount application(String database, String role) {
    return new DatabaseAccount(url(database), role, secrets.application());
  }

  /** Says that the data is not complete: until {@link #complete}, no later start accepts it. */
  public void incomplete() throws IOException {
    Files.createFile(cluster.directory().root().resolve(DatabaseDirectory.UNFINISHED));
  }

  /** Says that the data is complete. */
  public void complete() throws IOException {
    Files.delete(cluster.directory().root().resolve(DatabaseDirectory.UNFINISHED));
  }

  /** Stops the server and removes its directory with everything in it. */
  public void remove() throws IOException {
    close();
    PostgresPrograms.delete(cluster.directory().root());
  }

  /** Stops the server: sessions end, everything is flushed. */
  @Override
  public void close() {
    try {
      if (!cluster.stop("fast") && !cluster.stop("immediate") && process().isAlive()) {
        throw new IllegalStateException(
            "the database (process %d) does not stop".formatted(process().pid()));
      }
      cluster.directory().release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url(String database) {
    return url(port(), database);
  }

  private static String url(int port, String database) {
    return ("jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
            + "&reWriteBatchedInserts=true")
        .formatted(port, database);
  }

  private static boolean canAdopt(ClusterStart cluster, Secrets secrets, Postmaster running)
      throws IOException {
    Path data = cluster.directory().cluster();
    if (!ServerConfiguration.isCurrent(data, running.port())) {
      return false;
    }
    EmbeddedPostgres candidate = new EmbeddedPostgres(cluster, secrets, running, true);
    try {
      // asks the server itself: its files may be of another one
      return candidate.ask("SHOW data_directory").equals(data.toString())
          && candidate.ask("SHOW fsync").equals("on");
    } catch (SQLException e) {
      LOG.info("the running database does not answer: {}", e.getMessage());
      return false;
    }
  }

  private static void stopStranger(ClusterStart cluster, Postmaster running) throws Refusal {
    if (!cluster.stop("fast") && !cluster.stop("immediate") && running.process().isAlive()) {
      throw Refusal.of(
          "DATABASE_DOES_NOT_STOP",
          cluster.directory().root(),
          "A database left behind (process %d) does not stop.".formatted(running.process().pid()),
          "Stop that process, then start again.");
    }
  }

  private void requireDurable() throws Refusal {
    try {
      if (ask("SHOW fsync").equals("on") && ask("SHOW data_checksums").equals("on")) {
        return;
      }
    } catch (SQLException e) {
      cluster.stop("fast");
      throw StartFailure.of(cluster.directory().root(), String.valueOf(e.getMessage()));
    }
    cluster.stop("fast");
    throw Refusal.of(
        "DATABASE_NOT_DURABLE",
        cluster.directory().root(),
        "The database runs without fsync or without checksums.",
        "Remove what sets them from postgresql.auto.conf below it.");
  }

  private String ask(String question) throws SQLException {
    DatabaseAccount account = superuser();
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "10");
    try (Connection connection = DriverManager.getConnection(account.jdbcUrl(), properties);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void requireSpace(Path directory, long bytes) throws IOException, Refusal {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < bytes) {
      throw Refusal.diskFull(
          directory,
          "Only %d MB are free, and the database needs %d MB to start."
              .formatted(free >> 20, bytes >> 20));
    }
  }

  private static void requireVersion(Path cluster) throws IOException, Refusal {
    String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!version.equals(PostgresPrograms.MAJOR)) {
      throw StartFailure.wrongVersion(cluster, version);
    }
  }

  private static Refusal refusalOf(IOException e, Path where) {
    String words = String.valueOf(e.getMessage());
    if (e instanceof FileSystemException file && file.getReason() != null) {
      words = file.getReason() + ": " + file.getFile();
    }
    return StartFailure.of(
        where, e instanceof AccessDeniedException ? "Permission denied: " + words : words);
  }
}
