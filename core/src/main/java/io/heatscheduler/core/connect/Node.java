package io.heatscheduler.core.connect;

import io.heatscheduler.core.outcome.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A raw value as read, before it is given a meaning: text, list or mapping, each with its location.
 *
 * <p>Numbers stay decimal text, so no value passes through binary floating point.
 */
public sealed interface Node {

  /** Where the value was read. */
  Location location();

  /** What the syntax said a scalar is. A CSV cell or XML element is always {@link #TEXT}. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /**
   * A single value.
   *
   * @param text the characters as written, without quotes; empty for null
   * @param kind what the syntax said it is
   */
  record Scalar(String text, Kind kind, Location location) implements Node {
    /** Whether the value counts as absent: null, or text of blanks only. */
    public boolean isBlank() {
      return kind == Kind.NULL || text.isBlank();
    }
  }

  /** A list of values in reading order. */
  record Sequence(List<Node> items, Location location) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Named values in reading order; names are unique (readers refuse duplicates). */
  record Mapping(Map<String, Node> entries, Location location) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key, or null if the key is absent. */
    public @Nullable Node get(String key) {
      return entries.get(key);
    }
  }
}
