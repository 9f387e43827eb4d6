package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A program that starts the database of a directory, commits a row, says {@code ready PORT} and
 * waits to be killed.
 */
final class OwnerProcess {
  private OwnerProcess() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    EmbeddedSettings settings =
        new EmbeddedSettings(
            Path.of(arguments[0]), Path.of(arguments[1]), 0, EmbeddedSettings.DEFAULT_PATIENCE);
    EmbeddedPostgres database = EmbeddedPostgres.start(settings).orThrow();
    DatabaseAccount account = database.superuser();
    try (Connection connection =
            DriverManager.getConnection(account.jdbcUrl(), account.user(), account.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE heat (kwh INTEGER)");
      statement.execute("INSERT INTO heat VALUES (4711)");
    }
    System.out.println("ready " + database.port());
    System.in.read(); // until killed, or until the test dies and closes the pipe
  }
}
