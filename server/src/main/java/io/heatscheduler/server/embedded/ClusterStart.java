package io.heatscheduler.server.embedded;

import io.heatscheduler.server.embedded.Commands.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * Makes, starts and stops the PostgreSQL cluster of one directory.
 *
 * @param directory held by this process
 * @param programs PostgreSQL's
 * @param user as whom they run
 * @param patience how long each step may take
 */
record ClusterStart(
    DatabaseDirectory directory, PostgresPrograms programs, RunAs user, Duration patience) {
  /** Role that administers the server. */
  static final String SUPERUSER = "heatscheduler_super";

  private static final int MOST_PORTS = 5;

  /** Prepares for a directory with or without a cluster. */
  static ClusterStart of(DatabaseDirectory directory, PostgresPrograms programs, Duration patience)
      throws IOException, Refusal {
    RunAs user;
    if (Files.exists(directory.cluster())) {
      user = RunAs.forOwnerOf(directory.cluster(), programs.server());
    } else {
      PostgresPrograms.delete(directory.freshCluster()); // of a start that was interrupted
      for (Path empty : List.of(directory.freshCluster(), directory.logs())) {
        Files.createDirectories(empty);
        Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rwx------"));
      }
      user = RunAs.forNew(programs.server(), List.of(directory.freshCluster(), directory.logs()));
    }
    return new ClusterStart(directory, programs, user, patience);
  }

  /** Makes the cluster; it appears under its name when it is complete. */
  void create(Secrets secrets) throws IOException, Refusal {
    Path passwordFile = directory.logs().resolve("superuser.new");
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Result made;
    try {
      Files.writeString(passwordFile, secrets.superuser() + "\n");
      user.own(passwordFile);
      made =
          Commands.run(
              user.command(
                  programs.initdb().toString(),
                  "--pgdata=" + directory.freshCluster(),
                  "--username=" + SUPERUSER,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8",
                  "--data-checksums",
                  "--no-instructions"),
              directory.logs(),
              patience);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    if (!made.succeeded()) {
      throw StartFailure.of(directory.root(), made.output());
    }
    Files.move(directory.freshCluster(), directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts the server on a free port; it outlives this process unless stopped. */
  Postmaster start() throws IOException, Refusal {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      ServerConfiguration.write(directory.cluster(), port, user);
      keepPreviousLog();
      Result started =
          Commands.run(
              user.command(
                  programs.control().toString(),
                  "start",
                  "--pgdata=" + directory.cluster(),
                  "--log=" + directory.log(),
                  "--timeout=" + patience.toSeconds(),
                  "--wait",
                  "--silent"),
              directory.cluster(),
              patience.plusSeconds(10));
      String words = StartFailure.log(directory.log()) + "\n" + started.output();
      if (started.succeeded()) {
        return Postmaster.of(directory.cluster())
            .orElseThrow(() -> StartFailure.of(directory.root(), words));
      }
      if (!StartFailure.isPortTaken(words) || attempt == MOST_PORTS) {
        throw StartFailure.of(directory.root(), words);
      }
    }
  }

  /**
   * Stops the server.
   *
   * @param mode {@code fast}: ends sessions and flushes; {@code immediate}: as if the power failed
   * @return whether it is gone
   */
  boolean stop(String mode) {
    return Commands.run(
            user.command(
                programs.control().toString(),
                "stop",
                "--pgdata=" + directory.cluster(),
                "--mode=" + mode,
                "--timeout=" + patience.toSeconds(),
                "--wait",
                "--silent"),
            directory.cluster(),
            patience.plusSeconds(10))
        .succeeded();
  }

  private void keepPreviousLog() throws IOException {
    if (Files.exists(directory.log())) {
      Files.move(
          directory.log(),
          directory.logs().resolve("postgres.log.1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
