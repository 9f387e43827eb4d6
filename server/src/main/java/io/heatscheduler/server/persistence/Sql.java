package io.heatscheduler.server.persistence;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** How values of the domain become parameters, and columns become values again. */
final class Sql {
  private Sql() {}

  /** A row of a result. */
  record Row(ResultSet columns) {
    String text(String column) throws SQLException {
      return Objects.requireNonNull(columns.getString(column), column);
    }

    @Nullable String textOrNull(String column) throws SQLException {
      return columns.getString(column);
    }

    String textOrEmpty(String column) throws SQLException {
      String text = columns.getString(column);
      return text == null ? "" : text;
    }

    BigDecimal decimal(String column) throws SQLException {
      return Objects.requireNonNull(columns.getBigDecimal(column), column);
    }

    @Nullable BigDecimal decimalOrNull(String column) throws SQLException {
      return columns.getBigDecimal(column);
    }

    int integer(String column) throws SQLException {
      return columns.getInt(column);
    }

    @Nullable Integer integerOrNull(String column) throws SQLException {
      int value = columns.getInt(column);
      return columns.wasNull() ? null : value;
    }

    long number(String column) throws SQLException {
      return columns.getLong(column);
    }

    boolean bool(String column) throws SQLException {
      return columns.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
      return Objects.requireNonNull(instantOrNull(column), column);
    }

    @Nullable Instant instantOrNull(String column) throws SQLException {
      OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }

    LocalDate date(String column) throws SQLException {
      return Objects.requireNonNull(dateOrNull(column), column);
    }

    @Nullable LocalDate dateOrNull(String column) throws SQLException {
      return columns.getObject(column, LocalDate.class);
    }

    LocalTime clock(String column) throws SQLException {
      return Objects.requireNonNull(columns.getObject(column, LocalTime.class), column);
    }

    @Nullable MonthDay dayOrNull(String column) throws SQLException {
      String text = columns.getString(column);
      return text == null ? null : MonthDay.parse("--" + text);
    }

    UUID uuid(String column) throws SQLException {
      return Objects.requireNonNull(columns.getObject(column, UUID.class), column);
    }

    @Nullable UUID uuidOrNull(String column) throws SQLException {
      return columns.getObject(column, UUID.class);
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
      return constantOf(text(column), type);
    }

    List<String> texts(String column) throws SQLException {
      Array array = Objects.requireNonNull(columns.getArray(column), column);
      return List.of((String[]) array.getArray());
    }

    @Nullable List<BigDecimal> decimalsOrNull(String column) throws SQLException {
      Array array = columns.getArray(column);
      return array == null ? null : Arrays.asList((BigDecimal[]) array.getArray());
    }
  }

  /** Reads a value from a row. */
  interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** Empty text means "not given" in the domain, and so does null in a column. */
  static @Nullable String unlessEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constantOf(String name, Class<E> type) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  /** E.g. {@code 06-01}. */
  static @Nullable String day(@Nullable MonthDay day) {
    return day == null ? null : day.toString().substring("--".length());
  }

  static SqlArrayValue texts(Collection<String> texts) {
    return new SqlArrayValue("text", texts.toArray());
  }

  static @Nullable SqlArrayValue decimals(@Nullable List<BigDecimal> decimals) {
    return decimals == null ? null : new SqlArrayValue("numeric", decimals.toArray());
  }

  static SqlArrayValue uuids(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }

  /** The values of a key in a grouping; none if the key is absent. */
  static <K, V> List<V> of(Map<K, List<V>> groups, K key) {
    return groups.getOrDefault(key, List.of());
  }
}
