package io.heatscheduler.server.boot;

import com.sun.management.OperatingSystemMXBean;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.optimizer.exact.NativeLibraries;
import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.embedded.EmbeddedPostgres;
import io.heatscheduler.server.embedded.EmbeddedSettings;
import io.heatscheduler.server.persistence.DatabaseNames;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything a server on this machine needs, and says what is missing. */
final class Examination {
  private static final long GIGABYTE = 1L << 30;
  private static final long ENOUGH_MEMORY = 2 * GIGABYTE;
  private static final long ENOUGH_SPACE = GIGABYTE;

  private final List<Result> results = new ArrayList<>();

  /** How a thing stands. */
  enum State {
    /** As it should be. */
    OK,
    /** It works, but not well. */
    WARNING,
    /** A server would not start, or could not plan. */
    MISSING
  }

  /**
   * What was seen of one thing.
   *
   * @param what in one line
   * @param fix what to do; empty if nothing is
   */
  record Result(State state, String what, String fix) {}

  /** Everything that was seen. */
  List<Result> results() {
    return List.copyOf(results);
  }

  /** The program and the machine. */
  Examination machine() {
    ok(
        "Java %s (%s), HeatScheduler %s"
            .formatted(Runtime.version(), System.getProperty("java.vendor"), Version.number()));
    long memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
            ? machine.getTotalMemorySize()
            : 0;
    String size =
        "%d cores, %.1f GB of memory"
            .formatted(Runtime.getRuntime().availableProcessors(), memory / (double) GIGABYTE);
    if (memory >= ENOUGH_MEMORY) {
      ok(size);
    } else {
      warn(size, "Plans of many jobs need 2 GB or more.");
    }
    return this;
  }

  /** The solvers that improve and prove plans. */
  Examination solvers() {
    try {
      NativeLibraries.load();
      ok("CP-SAT, SCIP and HiGHS load");
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      warn(
          "CP-SAT, SCIP and HiGHS do not load: " + e.getMessage(),
          "Plans are still found, with wider gaps. There are builds for Linux and macOS on x86_64"
              + " and arm64 with a C library of 2018 or newer.");
    }
    return this;
  }

  /** The folder of the database and the keys. */
  Examination data(Path data) {
    Path existing = data;
    for (Path parent = data; parent != null && !Files.exists(existing); ) {
      parent = parent.getParent();
      existing = parent == null ? existing : parent;
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      missing(
          "%s cannot be written".formatted(existing),
          "Name a folder of your own with --data, or give this user the right to write there.");
      return this;
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String space = "data in %s, %.1f GB free".formatted(data, free / (double) GIGABYTE);
      if (free >= ENOUGH_SPACE) {
        ok(space);
      } else {
        warn(space, "Free some; every kept run takes up to a few megabytes.");
      }
    } catch (IOException e) {
      warn("the free space of %s is unknown: %s".formatted(existing, e), "");
    }
    return this;
  }

  /** The embedded database: the one there is, or a trial of a new one. */
  Examination embeddedDatabase(Path data) {
    EmbeddedSettings settings = EmbeddedSettings.in(data);
    try {
      Optional<DatabaseAccount> running =
          EmbeddedPostgres.superuserOfRunning(settings, DatabaseNames.DEFAULT.database());
      if (running.isPresent()) {
        DatabaseAccount account = running.get();
        DriverManager.getConnection(account.jdbcUrl(), account.user(), account.password()).close();
        ok("the embedded database runs and answers");
      } else if (EmbeddedPostgres.isThere(settings)) {
        trial(settings, "the embedded database starts");
      } else {
        Path trial = Files.createTempDirectory("heatscheduler-doctor-");
        try {
          trial(EmbeddedSettings.in(trial), "an embedded database can be made and starts");
        } finally {
          Folders.delete(trial);
        }
      }
    } catch (IOException | SQLException e) {
      missing(
          "the embedded database does not answer: " + e.getMessage(),
          "See database/log/postgres.log below %s.".formatted(data));
    }
    return this;
  }

  /** A database that runs elsewhere. */
  Examination otherDatabase(DatabaseProperties properties, Path data) {
    switch (RunningDatabase.open(properties.withoutOwner(), data)) {
      case Outcome.Rejected<RunningDatabase>(List<Finding> findings) ->
          findings.forEach(finding -> missing(finding.message(), finding.fix()));
      case Outcome.Done<RunningDatabase>(RunningDatabase database, List<Finding> ignored) -> {
        database.close();
        ok("the database %s answers".formatted(properties.url()));
      }
    }
    return this;
  }

  /** A port that the server would listen on. */
  Examination port(String use, String option, InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      ok("port %d for %s is free".formatted(port, use));
    } catch (BindException e) {
      warn(
          "port %d for %s is taken".formatted(port, use),
          "Fine if a HeatScheduler server runs there; else choose another with %s."
              .formatted(option));
    } catch (IOException e) {
      missing("port %d for %s cannot be opened: %s".formatted(port, use, e), "");
    }
    return this;
  }

  private void trial(EmbeddedSettings settings, String works) {
    switch (EmbeddedPostgres.start(settings)) {
      case Outcome.Rejected<EmbeddedPostgres>(List<Finding> findings) ->
          findings.forEach(finding -> missing(finding.message(), finding.fix()));
      case Outcome.Done<EmbeddedPostgres>(EmbeddedPostgres database, List<Finding> ignored) -> {
        database.close();
        ok(works);
      }
    }
  }

  private void ok(String what) {
    results.add(new Result(State.OK, what, ""));
  }

  private void warn(String what, String fix) {
    results.add(new Result(State.WARNING, what, fix));
  }

  private void missing(String what, String fix) {
    results.add(new Result(State.MISSING, what, fix));
  }
}
