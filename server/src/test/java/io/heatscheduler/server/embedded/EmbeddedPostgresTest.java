package io.heatscheduler.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database with its real programs: durable, private, and found again after crashes.
 */
class EmbeddedPostgresTest {
  private static final Path CACHE = Path.of("target", "postgres-cache").toAbsolutePath();

  @TempDir Path data;

  @Test
  void commitsAreDurableAndOutliveAStop() throws Exception {
    try (EmbeddedPostgres database = start(data)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW data_checksums")).isEqualTo("on");
      assertThat(ask(database, "SHOW password_encryption")).isEqualTo("scram-sha-256");
      assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database, "SELECT 'É' = lower('é') OR lower('É') = 'é'")).isEqualTo("t");
      execute(database, "CREATE TABLE heat (kwh INTEGER)", "INSERT INTO heat VALUES (12)");
    }
    try (EmbeddedPostgres database = start(data)) {
      assertThat(database.isAdopted()).isFalse();
      assertThat(ask(database, "SELECT kwh FROM heat")).isEqualTo("12");
    }
  }

  @Test
  void nobodyEntersWithoutThePasswordAndOnlyTheOwnerMayReadIt() throws Exception {
    try (EmbeddedPostgres database = start(data)) {
      DatabaseAccount account = database.superuser();
      assertThatThrownBy(
              () -> DriverManager.getConnection(account.jdbcUrl(), account.user(), "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> DriverManager.getConnection(account.jdbcUrl(), account.user(), ""))
          .isInstanceOf(SQLException.class);
      assertThat(
              ask(
                  database,
                  "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method"
                      + " <> 'scram-sha-256'"))
          .isEqualTo("0");
      Path secrets = data.resolve("database/secrets.properties");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(secrets)).contains(account.password());
      assertThat(account.toString()).doesNotContain(account.password());
      assertThat(database.owner("x", "o").password())
          .isNotEqualTo(database.application("x", "a").password())
          .hasSizeGreaterThan(40);
    }
  }

  @Test
  void theDatabaseOfAKilledProcessIsAdoptedWithItsData() throws Exception {
    int orphanPort = killOwner(data);
    try (EmbeddedPostgres database = start(data)) {
      assertThat(database.isAdopted()).isTrue();
      assertThat(database.port()).isEqualTo(orphanPort);
      assertThat(ask(database, "SELECT kwh FROM heat")).isEqualTo("4711");
    }
    try (EmbeddedPostgres database = start(data)) {
      assertThat(database.isAdopted()).as("after a clean stop").isFalse();
      assertThat(ask(database, "SELECT kwh FROM heat")).isEqualTo("4711");
    }
  }

  @Test
  void anOrphanStartedWithOtherSettingsIsStoppedAndStartedAnew() throws Exception {
    killOwner(data);
    Path configuration = data.resolve("database/pg/postgresql.conf");
    Files.writeString(configuration, Files.readString(configuration) + "work_mem = '8MB'\n");
    long orphan = Postmaster.of(data.resolve("database/pg")).orElseThrow().process().pid();

    try (EmbeddedPostgres database = start(data)) {
      assertThat(database.isAdopted()).isFalse();
      assertThat(database.process().pid()).isNotEqualTo(orphan);
      assertThat(ask(database, "SELECT kwh FROM heat")).isEqualTo("4711");
      assertThat(Files.readString(configuration)).doesNotContain("work_mem");
    }
  }

  @Test
  void committedDataOutlivesAKilledDatabase() throws Exception {
    EmbeddedPostgres killed = start(data);
    execute(killed, "CREATE TABLE heat (kwh INTEGER)", "INSERT INTO heat VALUES (7)");
    ProcessHandle server = killed.process();
    List<ProcessHandle> children = server.descendants().toList();
    server.destroyForcibly();
    server.onExit().get(30, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    killed.close();

    try (EmbeddedPostgres database = start(data)) {
      assertThat(ask(database, "SELECT kwh FROM heat")).isEqualTo("7");
    }
  }

  @Test
  void noAcknowledgedWriteIsLostWhenTheDatabaseIsKilledUnderLoad() throws Exception {
    EmbeddedPostgres killed = start(data);
    execute(killed, "CREATE TABLE heat (kwh INTEGER PRIMARY KEY)");
    AtomicInteger acknowledged = new AtomicInteger();
    CountDownLatch underLoad = new CountDownLatch(200);
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Connection connection = connect(killed);
                      PreparedStatement insert =
                          connection.prepareStatement("INSERT INTO heat VALUES (?)")) {
                    while (true) {
                      insert.setInt(1, acknowledged.get() + 1);
                      insert.executeUpdate();
                      acknowledged.incrementAndGet();
                      underLoad.countDown();
                    }
                  } catch (SQLException e) {
                    underLoad.countDown(); // killed, as it was to be
                  }
                });
    assertThat(underLoad.await(60, TimeUnit.SECONDS)).isTrue();
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(killed.process()), killed.process().descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    writer.join(TimeUnit.SECONDS.toMillis(60));
    for (ProcessHandle process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
    killed.close();

    long begun = System.nanoTime();
    try (EmbeddedPostgres database = start(data)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
      assertThat(acknowledged.get()).isGreaterThanOrEqualTo(200);
      assertThat(
              ask(
                  database,
                  "SELECT count(*) FROM heat WHERE kwh <= %d".formatted(acknowledged.get())))
          .isEqualTo(Integer.toString(acknowledged.get()));
    }
  }

  @Test
  void aDiskThatFillsUpIsNamed() throws Exception {
    assumeTrue(RunAs.isRoot() && mount(data), "needs a small file system of its own");
    try {
      assertThat(refusal(settings(data)).code()).isEqualTo("DATABASE_DISK_FULL");
    } finally {
      assertThat(run("umount", data.toString())).isZero();
    }
    try (EmbeddedPostgres database = start(data)) {
      assertThat(ask(database, "SELECT 1")).as("with space again").isEqualTo("1");
    }
  }

  @Test
  void rootHandsTheDatabaseToAnOrdinaryUser() throws Exception {
    assumeTrue(RunAs.isRoot(), "only root hands over");
    Path open = Files.createTempDirectory(Path.of("/tmp"), "heatscheduler-open-");
    try {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path programs =
          open.resolve("cache"); // reachable for that user, unlike one below root's home
      EmbeddedSettings settings =
          new EmbeddedSettings(open, programs, 0, EmbeddedSettings.DEFAULT_PATIENCE);
      try (EmbeddedPostgres database = EmbeddedPostgres.start(settings).orThrow()) {
        assertThat(Files.getOwner(open.resolve("database/pg")).getName()).isNotEqualTo("root");
        assertThat(database.process().info().user()).isPresent().get().isNotEqualTo("root");
        execute(database, "CREATE TABLE heat (kwh INTEGER)");
      }
      try (EmbeddedPostgres database = EmbeddedPostgres.start(settings).orThrow()) {
        assertThat(ask(database, "SELECT count(*) FROM heat")).isEqualTo("0");
      }
    } finally {
      PostgresPrograms.delete(open);
    }
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefused() throws Exception {
    try (EmbeddedPostgres database = start(data)) {
      assertThat(database.process().isAlive()).isTrue();
      assertThat(refusal(settings(data)).code()).isEqualTo("DATABASE_IN_USE");
    }
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
    Path foreign = Files.createDirectories(data.resolve("database")).resolve("letters.txt");
    Files.writeString(foreign, "dear reader");

    Finding finding = refusal(settings(data));

    assertThat(finding.code()).isEqualTo("DATABASE_DIRECTORY_NOT_OURS");
    assertThat(finding.message()).contains("letters.txt");
    assertThat(Files.list(data.resolve("database"))).containsExactly(foreign);
  }

  @Test
  void dataOfAnotherVersionIsRefusedAndNamed() throws Exception {
    start(data).close();
    Path version = data.resolve("database/pg/PG_VERSION");
    Files.writeString(version, "15\n");

    Finding finding = refusal(settings(data));

    assertThat(finding.code()).isEqualTo("DATABASE_WRONG_VERSION");
    assertThat(finding.message()).contains("PostgreSQL 15").contains("PostgreSQL 18");
  }

  @Test
  void readablePasswordsAndLostPasswordsAreRefused() throws Exception {
    start(data).close();
    Path secrets = data.resolve("database/secrets.properties");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refusal(settings(data)).code()).isEqualTo("DATABASE_SECRETS_EXPOSED");

    Files.delete(secrets);
    assertThat(refusal(settings(data)).code()).isEqualTo("DATABASE_SECRETS_MISSING");
  }

  @Test
  void tooLittleSpaceIsSaidBeforeAnythingIsWritten() {
    Finding finding = refusal(settings(data).withMinFreeBytes(Long.MAX_VALUE));

    assertThat(finding.code()).isEqualTo("DATABASE_DISK_FULL");
    assertThat(data.resolve("database/pg")).doesNotExist();
  }

  @Test
  void anInterruptedCreationIsBegunAnew() throws Exception {
    Path database = Files.createDirectories(data.resolve("database"));
    Files.write(database.resolve("heatscheduler-database"), List.of("format=1", "postgresql=18"));
    Files.createDirectories(database.resolve("pg.new/base"));
    Files.writeString(database.resolve("pg.new/base/half"), "half");

    try (EmbeddedPostgres started = start(data)) {
      assertThat(ask(started, "SELECT 1")).isEqualTo("1");
      assertThat(database.resolve("pg.new")).doesNotExist();
    }
  }

  private static boolean mount(Path directory) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", directory.toString()) == 0;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static EmbeddedSettings settings(Path directory) {
    return new EmbeddedSettings(directory, CACHE, 0, EmbeddedSettings.DEFAULT_PATIENCE);
  }

  private static EmbeddedPostgres start(Path directory) {
    return EmbeddedPostgres.start(settings(directory)).orThrow();
  }

  private static Finding refusal(EmbeddedSettings settings) {
    Outcome<EmbeddedPostgres> outcome = EmbeddedPostgres.start(settings);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.findings()).hasSize(1);
    return outcome.findings().getFirst();
  }

  /** Starts the database from another JVM, kills that, and gives the port of the orphan. */
  private static int killOwner(Path directory) throws IOException, InterruptedException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName(),
                directory.toString(),
                CACHE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader words =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      String ready = words.readLine();
      assertThat(ready).startsWith("ready ");
      return Integer.parseInt(ready.substring("ready ".length()));
    } finally {
      owner.destroyForcibly().waitFor();
    }
  }

  private static String ask(EmbeddedPostgres database, String question) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(EmbeddedPostgres database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private static Connection connect(EmbeddedPostgres database) throws SQLException {
    DatabaseAccount account = database.superuser();
    return DriverManager.getConnection(account.jdbcUrl(), account.user(), account.password());
  }
}
