package io.heatscheduler.server.persistence;

import io.heatscheduler.server.persistence.Sql.Row;
import io.heatscheduler.server.persistence.Sql.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and writes rows of tables; keys of a table are unique, so a batch has its own order. */
final class Rows {
  private static final int BATCH = 1_000;

  private final JdbcTemplate template;

  Rows(DataSource database) {
    this.template = new JdbcTemplate(database);
  }

  /** A table's rows to be inserted, one after the other. */
  final class Insert {
    private final String sql;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();

    private Insert(String table, String columns) {
      String marks = columns.replaceAll("[^,]+", "?");
      this.sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks);
    }

    Insert row(@Nullable Object... values) {
      waiting.add(values);
      if (waiting.size() == BATCH) {
        flush();
      }
      return this;
    }

    void flush() {
      if (!waiting.isEmpty()) {
        template.batchUpdate(sql, waiting);
        waiting.clear();
      }
    }
  }

  Insert into(String table, String columns) {
    return new Insert(table, columns);
  }

  int update(String sql, @Nullable Object... values) {
    return template.update(sql, values);
  }

  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
    return template.query(sql, (columns, number) -> reader.read(new Row(columns)), values);
  }

  <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... values) {
    List<T> found = list(sql, reader, values);
    if (found.size() > 1) {
      throw new IllegalStateException("one row expected, not %d: %s".formatted(found.size(), sql));
    }
    return found.stream().findFirst();
  }

  /** Rows grouped by a key, in the order in which the query gives them. */
  <K, V> Map<K, List<V>> group(
      String sql, RowReader<K> key, RowReader<V> value, @Nullable Object... values) {
    Map<K, List<V>> groups = new LinkedHashMap<>();
    template.query(
        sql,
        (org.springframework.jdbc.core.RowCallbackHandler)
            columns -> add(groups, new Row(columns), key, value),
        values);
    return groups;
  }

  private static <K, V> void add(
      Map<K, List<V>> groups, Row row, RowReader<K> key, RowReader<V> value) throws SQLException {
    groups.computeIfAbsent(key.read(row), ignored -> new ArrayList<>()).add(value.read(row));
  }
}
