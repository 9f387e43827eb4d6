package io.heatscheduler.core.publish;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in reading order; values are text, decimals, whole numbers, booleans, null, lists
 * and documents.
 *
 * @param members keys and values, in the order they are shown
 */
public record Document(Map<String, @Nullable Object> members) {
  public Document {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Begins a document. */
  public static Builder with() {
    return new Builder();
  }

  /** The same document without some of its keys. */
  public Document without(String... keys) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(members);
    for (String key : keys) {
      rest.remove(key);
    }
    return new Document(rest);
  }

  /** An instant on the site's clock with its offset, e.g. {@code 2026-11-23T06:00:00+01:00}. */
  public static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
  }

  /** Collects members in order. */
  public static final class Builder {
    private Builder() {}

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds a member. */
    public Builder put(String key, @Nullable Object value) {
      members.put(key, value);
      return this;
    }

    /** The document. */
    public Document build() {
      return new Document(members);
    }
  }
}
