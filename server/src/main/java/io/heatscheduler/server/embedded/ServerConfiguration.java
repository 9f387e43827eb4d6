package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two files that configure PostgreSQL; ours replace those of {@code initdb}. */
final class ServerConfiguration {
  private static final String PORT_LINE = "port = ";

  private ServerConfiguration() {}

  /**
   * What the server runs with. Durable (a commit is on disk when it returns), reachable from this
   * machine only, and without values of statements in its log.
   */
  static List<String> settings(int port) {
    return List.of(
        "# Written by HeatScheduler at each start; changes are lost.",
        PORT_LINE + port,
        "listen_addresses = '127.0.0.1'",
        "unix_socket_directories = ''",
        "max_connections = 100",
        "password_encryption = scram-sha-256",
        "fsync = on",
        "full_page_writes = on",
        "synchronous_commit = on",
        "shared_buffers = 128MB",
        "max_wal_size = 512MB",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "datestyle = 'ISO, YMD'",
        "lc_messages = 'C'",
        "log_min_messages = warning",
        "log_min_error_statement = panic",
        "log_error_verbosity = terse",
        "log_parameter_max_length = 0",
        "log_parameter_max_length_on_error = 0");
  }

  /** Who may connect: anyone with a password, over the loopback address. */
  static List<String> access() {
    return List.of(
        "# Written by HeatScheduler at each start; changes are lost.",
        "host all all 127.0.0.1/32 scram-sha-256");
  }

  static void write(Path cluster, int port, RunAs user) throws IOException {
    replace(cluster.resolve("postgresql.conf"), settings(port), user);
    replace(cluster.resolve("pg_hba.conf"), access(), user);
  }

  /** Whether a running server was started with what this version would write. */
  static boolean isCurrent(Path cluster, int port) throws IOException {
    return Files.readAllLines(cluster.resolve("postgresql.conf")).equals(settings(port))
        && Files.readAllLines(cluster.resolve("pg_hba.conf")).equals(access());
  }

  private static void replace(Path file, List<String> lines, RunAs user) throws IOException {
    Files.write(file, lines);
    user.own(file);
  }
}
