package io.heatscheduler.core.provenance;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of the restricted kind that is hashed: text, boolean, null, list and object.
 *
 * <p>There is no number: every decimal, count and instant is a text, so that the bytes do not
 * depend on anybody's floating point.
 */
public sealed interface Json {

  /** The value null. */
  Json NULL = new Null();

  /** A text. */
  record Text(String value) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** Null; use {@link Json#NULL}. */
  record Null() implements Json {}

  /** A list, in the order given. */
  record Array(List<Json> items) implements Json {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** An object; keys ascend by UTF-16 code unit, as RFC 8785, 3.2.3 asks. */
  record Members(Map<String, Json> members) implements Json {
    public Members {
      members = Collections.unmodifiableMap(new TreeMap<>(members));
    }
  }

  /** A text as it is. */
  static Json of(String text) {
    return new Text(text);
  }

  /** A decimal as plain text without trailing zeros, e.g. {@code 0.045}. */
  static Json of(BigDecimal decimal) {
    return new Text(Exactness.canonical(decimal).toPlainString());
  }

  /** A whole number as text. */
  static Json of(long number) {
    return new Text(Long.toString(number));
  }

  /** An instant in UTC, e.g. {@code 2026-11-23T00:00:00Z}. */
  static Json of(Instant instant) {
    return new Text(instant.toString());
  }

  /** True or false. */
  static Json of(boolean value) {
    return new Bool(value);
  }

  /** A list, each item written by a function. */
  static <T> Json list(Collection<T> items, Function<? super T, ? extends Json> writer) {
    List<Json> written = new ArrayList<>();
    items.forEach(item -> written.add(writer.apply(item)));
    return new Array(written);
  }

  /** An object, each value written by a function. */
  static <T> Json map(Map<String, T> entries, Function<? super T, ? extends Json> writer) {
    Map<String, Json> written = new TreeMap<>();
    entries.forEach((key, value) -> written.put(key, writer.apply(value)));
    return new Members(written);
  }

  /** Begins an object. */
  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  /** Collects the members of an object. */
  final class ObjectBuilder {
    private final Map<String, Json> members = new TreeMap<>();

    private ObjectBuilder() {}

    /**
     * Adds a member.
     *
     * @throws IllegalArgumentException if the key is taken
     */
    public ObjectBuilder put(String key, Json value) {
      if (members.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException("key (%s) is taken".formatted(key));
      }
      return this;
    }

    /** Adds a text. */
    public ObjectBuilder put(String key, String value) {
      return put(key, Json.of(value));
    }

    /** Adds a decimal as text. */
    public ObjectBuilder put(String key, BigDecimal value) {
      return put(key, Json.of(value));
    }

    /** Adds a whole number as text. */
    public ObjectBuilder put(String key, long value) {
      return put(key, Json.of(value));
    }

    /** Adds an instant as text. */
    public ObjectBuilder put(String key, Instant value) {
      return put(key, Json.of(value));
    }

    /** Adds true or false. */
    public ObjectBuilder put(String key, boolean value) {
      return put(key, Json.of(value));
    }

    /** Adds a member unless the value is null. */
    public <T> ObjectBuilder putIfKnown(
        String key, @Nullable T value, Function<? super T, ? extends Json> writer) {
      return value == null ? this : put(key, writer.apply(value));
    }

    /** Adds a text unless it is empty. */
    public ObjectBuilder putUnlessEmpty(String key, String value) {
      return value.isEmpty() ? this : put(key, value);
    }

    /** Adds a list unless it is empty. */
    public <T> ObjectBuilder putUnlessEmpty(
        String key, Collection<T> items, Function<? super T, ? extends Json> writer) {
      return items.isEmpty() ? this : put(key, list(items, writer));
    }

    /** Adds an object unless it is empty. */
    public <T> ObjectBuilder putUnlessEmpty(
        String key, Map<String, T> entries, Function<? super T, ? extends Json> writer) {
      return entries.isEmpty() ? this : put(key, map(entries, writer));
    }

    /** The object. */
    public Json build() {
      return new Members(members);
    }
  }
}
