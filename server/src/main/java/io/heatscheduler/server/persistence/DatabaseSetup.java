package io.heatscheduler.server.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Makes the roles and the database, as a role that may; safe to repeat.
 *
 * <p>None of the roles is a superuser or may step around row-level security, the owner included.
 */
public final class DatabaseSetup {
  private final DatabaseNames names;

  /** A setup of roles and a database of these names. */
  public DatabaseSetup(DatabaseNames names) {
    this.names = names;
  }

  /**
   * Makes what is missing, and sets the passwords.
   *
   * @param administrator connection of a role that may make roles and databases
   */
  public void apply(Connection administrator, String ownerPassword, String applicationPassword)
      throws SQLException {
    role(administrator, names.owner(), "LOGIN INHERIT", ownerPassword);
    role(administrator, names.application(), "LOGIN NOINHERIT", applicationPassword);
    role(administrator, names.system(), "NOLOGIN INHERIT", null);
    try (Statement statement = administrator.createStatement()) {
      // without inheritance: the overview is seen only where a transaction asks for it
      statement.execute("GRANT %s TO %s".formatted(names.system(), names.application()));
      if (!exists(administrator, "SELECT 1 FROM pg_database WHERE datname = ?", names.database())) {
        // managed servers ask for membership in the owner to be
        statement.execute("GRANT %s TO CURRENT_USER".formatted(names.owner()));
        statement.execute(
            "CREATE DATABASE %s OWNER %s ENCODING 'UTF8' TEMPLATE template0"
                .formatted(names.database(), names.owner()));
      }
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(names.database()));
      statement.execute(
          "GRANT CONNECT ON DATABASE %s TO %s".formatted(names.database(), names.application()));
    }
  }

  private static void role(
      Connection administrator, String name, String attributes, @Nullable String password)
      throws SQLException {
    boolean known = exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    try (Statement statement = administrator.createStatement()) {
      statement.execute(
          (known ? "ALTER" : "CREATE")
              + " ROLE %s NOCREATEDB NOCREATEROLE %s".formatted(name, attributes)
              + (password == null ? "" : " PASSWORD " + literal(password)));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
  }
}
