package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.SiteClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists, windows and maps among some fields, as JSON and YAML write them or as a table
 * cell does: {@code a;b}, {@code start/end;start/end}, {@code kg=500;hooks=2}.
 */
public final class Lists {
  private static final Keys WINDOW = Keys.exact("a window", "start", "end");

  private final Fields fields;

  Lists(Fields fields) {
    this.fields = fields;
  }

  /** The items of a list; empty if absent. A single value is a list of one. */
  public List<Node> items(String key) {
    Node node = fields.node(key);
    return switch (node) {
      case null -> List.of();
      case Node.Sequence(List<Node> items, Location ignored) -> items;
      case Node.Scalar scalar -> split(scalar);
      case Node.Mapping mapping -> List.of(mapping);
    };
  }

  private static List<Node> split(Node.Scalar scalar) {
    List<Node> parts = new ArrayList<>();
    for (String part : scalar.text().split(";", -1)) {
      if (!part.isBlank()) {
        parts.add(new Node.Scalar(part.strip(), scalar.kind(), scalar.location()));
      }
    }
    return parts;
  }

  /** Texts, e.g. ids. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      Node.Scalar scalar = fields.scalar(key, item);
      if (scalar != null && !scalar.isBlank()) {
        texts.add(scalar.text().strip());
      }
    }
    return texts;
  }

  /** Dates. */
  public List<LocalDate> dates(String key) {
    List<LocalDate> dates = new ArrayList<>();
    for (Node item : items(key)) {
      Node.Scalar scalar = fields.scalar(key, item);
      LocalDate date = scalar == null ? null : Conversions.accept(fields, scalar, Times::date);
      if (date != null) {
        dates.add(date);
      }
    }
    return dates;
  }

  /** Exact decimals in a range. */
  public List<BigDecimal> decimals(String key, Range range) {
    List<BigDecimal> decimals = new ArrayList<>();
    for (Node item : items(key)) {
      Node.Scalar scalar = fields.scalar(key, item);
      BigDecimal value = scalar == null ? null : Conversions.decimal(fields, key, scalar, range);
      if (value != null) {
        decimals.add(value);
      }
    }
    return decimals;
  }

  /** Spans of time, {@code {start, end}} or {@code start/end}. */
  public List<Interval> windows(String key) {
    List<Interval> windows = new ArrayList<>();
    for (Node item : items(key)) {
      Interval window = window(key, item);
      if (window != null) {
        windows.add(window);
      }
    }
    return windows;
  }

  private @Nullable Interval window(String key, Node item) {
    if (item instanceof Node.Scalar scalar) {
      return cellWindow(key, scalar);
    }
    Fields window = Mappings.open(item, WINDOW, fields.binding());
    Interval interval = window == null ? null : window.require("start", "end").lists().window();
    if (interval == null) {
      fields.fail();
    }
    return interval;
  }

  /** The span from this mapping's {@code start} to its {@code end}; null, reported, if wrong. */
  public @Nullable Interval window() {
    return interval("end", fields.at("end"), fields.instant("start"), fields.instant("end"));
  }

  /** A span written as {@code start/end}. */
  public @Nullable Interval cellWindow(String key, Node.Scalar scalar) {
    String[] ends = scalar.text().strip().split("/", -1);
    if (ends.length != 2) {
      fields.report(
          new Problem(
              "NOT_A_WINDOW",
              "%s is not a window.".formatted(Shown.of(scalar.text())),
              "Write start/end, e.g. 2026-11-23T08:00/2026-11-23T10:00."),
          scalar.location());
      return null;
    }
    return interval(
        key,
        scalar.location(),
        fields.instant(new Node.Scalar(ends[0], scalar.kind(), scalar.location())),
        fields.instant(new Node.Scalar(ends[1], scalar.kind(), scalar.location())));
  }

  private @Nullable Interval interval(
      String key, Location where, @Nullable Instant start, @Nullable Instant end) {
    if (start == null || end == null) {
      return null;
    }
    if (start.isBefore(end)) {
      return new Interval(start, end);
    }
    SiteClock clock = fields.binding().clock();
    fields.report(
        new Problem(
            "WINDOW_ENDS_TOO_EARLY",
            "%s: the end %s is not after the start %s."
                .formatted(key, clock.at(end), clock.at(start)),
            "Correct one of them."),
        where);
    return null;
  }

  /** Named values of any kind; empty if absent. */
  public Map<String, Node> entries(String key) {
    Node node = fields.node(key);
    if (node == null || node instanceof Node.Mapping) {
      return node == null ? Map.of() : ((Node.Mapping) node).entries();
    }
    fields.report(
        new Problem(
            "NOT_A_MAPPING",
            "%s is %s, but named values belong here.".formatted(key, Mappings.kindOf(node)),
            "Write name: value pairs."),
        node.location());
    return Map.of();
  }

  /** Names with amounts, {@code {kg: 500}} or {@code kg=500}. */
  public Map<String, BigDecimal> amounts(String key, Range range) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    Node node = fields.node(key);
    switch (node) {
      case null -> {}
      case Node.Mapping mapping ->
          mapping.entries().forEach((name, value) -> amount(name.strip(), value, range, amounts));
      case Node.Scalar scalar -> {
        for (Node part : split(scalar)) {
          cellAmount(key, (Node.Scalar) part, range, amounts);
        }
      }
      case Node.Sequence sequence ->
          fields.report(
              new Problem(
                  "NOT_A_MAPPING",
                  "%s is a list, but names with amounts belong here.".formatted(key),
                  "Write name: amount, e.g. kg: 500; in a table cell kg=500;hooks=2."),
              sequence.location());
    }
    return amounts;
  }

  private void cellAmount(
      String key, Node.Scalar part, Range range, Map<String, BigDecimal> amounts) {
    int equals = part.text().indexOf('=');
    if (equals <= 0) {
      fields.report(
          new Problem(
              "NOT_AN_AMOUNT",
              "%s is not a name with an amount.".formatted(Shown.of(part.text())),
              "Write e.g. %s.".formatted("kg=500;hooks=2")),
          part.location());
      return;
    }
    amount(
        part.text().substring(0, equals).strip(),
        new Node.Scalar(part.text().substring(equals + 1), Node.Kind.TEXT, part.location()),
        range,
        amounts);
  }

  private void amount(String name, Node node, Range range, Map<String, BigDecimal> amounts) {
    Node.Scalar scalar = fields.scalar(name, node);
    BigDecimal value = scalar == null ? null : Conversions.decimal(fields, name, scalar, range);
    if (value != null && amounts.putIfAbsent(name, value) != null) {
      fields.report(
          new Problem(
              "KEY_GIVEN_TWICE",
              "%s is given twice.".formatted(Shown.of(name)),
              "Keep one of them."),
          node.location());
    }
  }
}
