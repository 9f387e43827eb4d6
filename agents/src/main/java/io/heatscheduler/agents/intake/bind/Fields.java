package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one mapping or row, read by key and type.
 *
 * <p>A getter gives null if the key is absent, blank or wrong; what is wrong has then been
 * reported, and {@link #failed()} says so. Blank and null count as absent.
 */
public final class Fields {
  private final Map<String, Node> values;
  private final Keys keys;
  private final Location location;
  private final Binding binding;
  private final Set<String> missingColumns;
  private boolean failed;
  private boolean warned;

  Fields(
      Map<String, Node> values,
      Keys keys,
      Location location,
      Binding binding,
      Set<String> missingColumns) {
    this.values = values;
    this.keys = keys;
    this.location = location;
    this.binding = binding;
    this.missingColumns = missingColumns;
  }

  /** Whether anything in this mapping was refused. */
  public boolean failed() {
    return failed;
  }

  /** Where the mapping or row is. */
  public Location location() {
    return location;
  }

  /** What the values are bound with. */
  public Binding binding() {
    return binding;
  }

  /** Whether anything in this mapping looked suspicious. */
  public boolean warned() {
    return warned;
  }

  /** Where a key's value is, or would be. */
  public Location at(String key) {
    Node node = values.get(key);
    return node != null ? node.location() : within(location, key);
  }

  /** Where a key's value would be in a mapping or row. */
  public static Location within(Location mapping, String key) {
    return mapping.row() == null || mapping.pointer() != null
        ? mapping.child(key)
        : mapping.column(key);
  }

  /** Reports an error at a key. */
  public void error(String key, String code, String message, String fix) {
    failed = true;
    binding.findings().error(code, at(key), message, fix);
  }

  /** Reports something suspicious at a key. */
  public void warning(String key, String code, String message, String fix, Object... values) {
    warned = true;
    binding.findings().warning(code, at(key), message, fix, values);
  }

  /** How many of some keys have a value. */
  public int countGiven(List<String> someKeys) {
    int given = 0;
    for (String key : someKeys) {
      if (node(key) != null) {
        given++;
      }
    }
    return given;
  }

  /** The raw value of a key, or null if it is absent or blank. */
  public @Nullable Node node(String key) {
    Node node = values.get(key);
    return node instanceof Node.Scalar scalar && scalar.isBlank() ? null : node;
  }

  /** Reports keys that must have a value and have none. */
  public Fields require(String... required) {
    for (String key : required) {
      if (node(key) == null) {
        if (missingColumns.contains(key)) {
          failed = true; // reported once, at the header
        } else {
          boolean isNull =
              values.get(key) instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
          error(
              key,
              isNull ? "NULL_VALUE" : "MISSING_VALUE",
              isNull ? "%s is null.".formatted(key) : "%s is missing.".formatted(key),
              "%s needs a value here.".formatted(every(keys.owner())));
        }
      }
    }
    return this;
  }

  /** A text without blanks around it. */
  public @Nullable String text(String key) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? null : scalar.text().strip();
  }

  /** A text, or another one if the key is absent. */
  public String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** An exact decimal in a range. */
  public @Nullable BigDecimal decimal(String key, Range range) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? null : Conversions.decimal(this, key, scalar, range);
  }

  /** An exact decimal in a range, or another one if the key is absent. */
  public BigDecimal decimal(String key, Range range, BigDecimal otherwise) {
    BigDecimal value = decimal(key, range);
    return value == null ? otherwise : value;
  }

  /** A whole number in a range. */
  public @Nullable Integer integer(String key, int min, int max) {
    BigDecimal value = decimal(key, Range.ANY);
    return value == null ? null : Conversions.whole(this, key, value, min, max);
  }

  /** A whole number in a range, or another one if the key is absent. */
  public int integer(String key, int min, int max, int otherwise) {
    Integer value = integer(key, min, max);
    return value == null ? otherwise : value;
  }

  /** A duration in minutes, written as a number of minutes or in ISO 8601. */
  public @Nullable Integer minutes(String key, int min, int max) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? null : Conversions.minutes(this, key, scalar, min, max);
  }

  /** True or false. */
  public boolean bool(String key, boolean otherwise) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? otherwise : Conversions.bool(this, key, scalar, otherwise);
  }

  /** An instant; without an offset in the zone of the binding. */
  public @Nullable Instant instant(String key) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? null : instant(scalar);
  }

  @Nullable Instant instant(Node.Scalar scalar) {
    return Conversions.accept(this, scalar, text -> Times.instant(text, binding.zone()));
  }

  /** An instant, or the midnight at which a date begins. */
  public @Nullable Instant instantOrMidnight(String key) {
    Node.Scalar scalar = scalar(key);
    if (scalar != null && Times.date(scalar.text()) instanceof Parsed.Value<LocalDate>(var date)) {
      return date.atStartOfDay(binding.zone()).toInstant();
    }
    return scalar == null ? null : instant(scalar);
  }

  /** A date. */
  public @Nullable LocalDate date(String key) {
    Node.Scalar scalar = scalar(key);
    return scalar == null ? null : Conversions.accept(this, scalar, Times::date);
  }

  /** A wall-clock time; as an end, 24:00 is midnight. */
  public @Nullable LocalTime clock(String key, boolean asEnd) {
    Node.Scalar scalar = scalar(key);
    return scalar == null
        ? null
        : Conversions.accept(this, scalar, text -> Times.clock(text, asEnd));
  }

  /** One of the names of an enumeration, in lower case. */
  public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
    String text = text(key);
    return text == null ? null : Conversions.choice(this, key, text, type);
  }

  /** The lists, windows and maps among the values. */
  public Lists lists() {
    return new Lists(this);
  }

  /**
   * The single value of a key; null if absent or blank, or, reported, if it is a list or object.
   */
  Node.@Nullable Scalar scalar(String key) {
    Node node = node(key);
    return node == null ? null : scalar(key, node);
  }

  Node.@Nullable Scalar scalar(String key, Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar;
    }
    failed = true;
    binding
        .findings()
        .error(
            "NOT_A_SINGLE_VALUE",
            node.location(),
            "%s is one value, but this is %s.".formatted(key, Mappings.kindOf(node)),
            "Write a single value.");
    return null;
  }

  void report(Problem problem, Location where) {
    failed = true;
    binding.findings().error(problem.code(), where, problem.message(), problem.fix());
  }

  /** The fields of a mapping inside this one; null, reported, if the node is no mapping. */
  public @Nullable Fields inner(Node node, Keys innerKeys) {
    Fields inner = Mappings.open(node, innerKeys, binding);
    failed |= inner == null;
    return inner;
  }

  /** Counts an error reported for a mapping inside this one. */
  public void failIf(boolean innerFailed) {
    failed |= innerFailed;
  }

  void fail() {
    failed = true;
  }

  /** {@code Every job} for a job, {@code The tariff} for the tariff, {@code Site} for site. */
  private static String every(String owner) {
    if (owner.startsWith("a ") || owner.startsWith("an ")) {
      return "Every" + owner.substring(owner.indexOf(' '));
    }
    return owner.substring(0, 1).toUpperCase(Locale.ROOT) + owner.substring(1);
  }
}
