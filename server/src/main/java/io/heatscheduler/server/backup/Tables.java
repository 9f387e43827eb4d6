package io.heatscheduler.server.backup;

import io.heatscheduler.server.persistence.DatabaseNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the schema's catalogue says about its tables. */
final class Tables {
  /** The migrations' own record; a restore makes it by migrating. */
  private static final String MIGRATIONS = "flyway_schema_history";

  private Tables() {}

  /** Columns of every table that holds data, by table name; generated columns are left out. */
  static Map<String, List<String>> columns(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String[] row :
        rows(
            connection,
            """
            SELECT c.relname, a.attname
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = to_regnamespace(?) AND c.relkind = 'r' AND a.attgenerated = ''
             ORDER BY c.relname COLLATE "C", a.attnum
            """)) {
      if (!row[0].equals(MIGRATIONS)) {
        columns.computeIfAbsent(row[0], ignored -> new ArrayList<>()).add(row[1]);
      }
    }
    return columns;
  }

  /** Columns of each table's primary key, by table name. */
  static Map<String, List<String>> keys(Connection connection) throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (String[] row :
        rows(
            connection,
            """
            SELECT c.relname, a.attname
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indrelid
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
             WHERE c.relnamespace = to_regnamespace(?) AND i.indisprimary
             ORDER BY c.relname COLLATE "C", array_position(i.indkey::int2[], a.attnum)
            """)) {
      keys.computeIfAbsent(row[0], ignored -> new ArrayList<>()).add(row[1]);
    }
    return keys;
  }

  /** Columns that number their rows themselves, as table and column. */
  static List<String[]> identities(Connection connection) throws SQLException {
    return rows(
        connection,
        """
        SELECT c.relname, a.attname
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
         WHERE c.relnamespace = to_regnamespace(?) AND c.relkind = 'r'
         ORDER BY 1, 2
        """);
  }

  /** Version of the newest migration. */
  static String schemaVersion(Connection connection) throws SQLException {
    String query =
        "SELECT version FROM %s.%s WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1"
            .formatted(DatabaseNames.SCHEMA, MIGRATIONS);
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /** A table's or column's name as SQL takes it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quoted(List<String> names) {
    return names.stream().map(Tables::quoted).collect(Collectors.joining(", "));
  }

  /** A table with its schema. */
  static String table(String name) {
    return DatabaseNames.SCHEMA + "." + quoted(name);
  }

  private static List<String[]> rows(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, DatabaseNames.SCHEMA);
      try (ResultSet rows = statement.executeQuery()) {
        List<String[]> found = new ArrayList<>();
        while (rows.next()) {
          found.add(new String[] {rows.getString(1), rows.getString(2)});
        }
        return found;
      }
    }
  }
}
