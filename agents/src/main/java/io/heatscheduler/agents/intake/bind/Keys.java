package io.heatscheduler.agents.intake.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys or columns something may have, with other names they go by.
 *
 * <p>A document's keys are exact. A table's column names also match in another case, and with
 * blanks or hyphens for underscores, because people type them into spreadsheets.
 */
public final class Keys {
  private final String owner;
  private final List<String> known;
  private final Map<String, String> byName = new HashMap<>();
  private final boolean lenient;

  private Keys(String owner, boolean lenient, Map<String, String> aliases, List<String> known) {
    this.owner = owner;
    this.known = List.copyOf(known);
    this.lenient = lenient;
    known.forEach(key -> byName.put(key, key));
    byName.putAll(aliases);
  }

  /** Keys of a mapping in a document, e.g. of {@code site}. */
  public static Keys exact(String owner, String... known) {
    return new Keys(owner, false, Map.of(), List.of(known));
  }

  /**
   * Columns of a table, or keys of the rows of a list.
   *
   * @param owner what a row is, for messages, e.g. {@code a job}
   * @param aliases other name to known name
   */
  public static Keys table(String owner, Map<String, String> aliases, String... known) {
    return table(owner, aliases, List.of(known));
  }

  /** The same with the columns as a list. */
  public static Keys table(String owner, Map<String, String> aliases, List<String> known) {
    return new Keys(owner, true, aliases, known);
  }

  /** What has these keys, for messages. */
  public String owner() {
    return owner;
  }

  /** The known keys in their documented order. */
  public List<String> known() {
    return known;
  }

  /** The known key a written name stands for, or null. */
  public @Nullable String find(String written) {
    String key = byName.get(written);
    if (key == null && lenient) {
      key =
          byName.get(written.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }
    return key;
  }
}
