package io.heatscheduler.formats.yaml;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Places;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds nodes from the parser's events, with the line and pointer of each. */
final class YamlNodes {
  /**
   * Values that repeating anchors may add to a file; a plant repeats a few shifts, a bomb millions.
   */
  private static final int REPEATED_VALUES = 10_000;

  private final String name;
  private final Iterator<Event> events;
  private final List<Finding> findings;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private int repeated;

  YamlNodes(String name, Iterator<Event> events, List<Finding> findings) {
    this.name = name;
    this.events = events;
    this.findings = findings;
  }

  /** Reads the document's root value. */
  Node build() {
    Event event = events.next();
    return value(event, Places.root(name, YamlProblems.line(event.getStartMark())), 0);
  }

  private Node value(Event event, Location location, int depth) {
    if (depth > Limits.DEPTH) {
      throw Refusal.at(
          location,
          "YAML_TOO_DEEP",
          "Lists and mappings are nested more than %d deep here.".formatted(Limits.DEPTH),
          "Flatten the structure.");
    }
    Node node =
        switch (event) {
          case AliasEvent alias -> repeat(alias, location);
          case ScalarEvent scalar -> YamlScalars.scalar(scalar, location);
          case SequenceStartEvent ignored -> sequence(location, depth);
          case MappingStartEvent ignored -> mapping(location, depth);
          default -> throw new IllegalStateException("unexpected YAML event " + event);
        };
    if (!(event instanceof AliasEvent) && event instanceof NodeEvent anchored) {
      anchored.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    }
    return node;
  }

  private Node sequence(Location location, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(value(event, Places.item(location, items.size(), line(event)), depth + 1));
    }
    return new Node.Sequence(items, location);
  }

  private Node mapping(Location location, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      int line = line(event);
      String key = key(event, new Location(name, line, null, location.pointer()));
      Location place = Places.key(location, key, line);
      Node value = value(events.next(), place, depth + 1);
      Integer earlier = lines.putIfAbsent(key, line);
      if (earlier == null) {
        entries.put(key, value);
      } else {
        findings.add(
            Finding.error(
                "YAML_DUPLICATE_KEY",
                place,
                "The key %s is already given on line %d.".formatted(Quoted.of(key), earlier),
                "Keep one of the two."));
      }
    }
    return new Node.Mapping(entries, location);
  }

  private static String key(Event event, Location location) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw Refusal.at(
          location,
          "YAML_KEY_NOT_TEXT",
          "A key is a list, a mapping or a repeated value (*name).",
          "Write the key as plain text, and put text that starts with *, [ or { in quotes.");
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw Refusal.at(
          location,
          "YAML_MERGE_KEY",
          "The merge key << is not part of YAML 1.2.",
          "Write the repeated keys out.");
    }
    return scalar.getValue();
  }

  private Node repeat(AliasEvent alias, Location location) {
    Optional<Anchor> anchor = Optional.of(alias.getAlias());
    Node original = anchors.get(anchor.get());
    if (original == null) {
      throw Refusal.at(
          location,
          "YAML_UNKNOWN_ANCHOR",
          "The value *%s repeats an anchor that is not complete before it."
              .formatted(anchor.get().getValue()),
          "Define &%s above it, or put the text in quotes.".formatted(anchor.get().getValue()));
    }
    return copy(original, location);
  }

  /** A copy that keeps the original's lines and takes pointers from the place of repetition. */
  private Node copy(Node original, Location location) {
    if (++repeated > REPEATED_VALUES) {
      throw Refusal.at(
          location,
          "YAML_TOO_MANY_REPETITIONS",
          "Repeated anchors (*name) add more than %s values to the file."
              .formatted(Quoted.count(REPEATED_VALUES)),
          "Write the values out, or put them in a file of their own.");
    }
    return switch (original) {
      case Node.Scalar(String text, Node.Kind kind, Location ignored) ->
          new Node.Scalar(text, kind, location);
      case Node.Sequence(List<Node> items, Location ignored) -> {
        List<Node> copies = new ArrayList<>();
        for (Node item : items) {
          copies.add(copy(item, Places.item(location, copies.size(), lineOf(item))));
        }
        yield new Node.Sequence(copies, location);
      }
      case Node.Mapping(Map<String, Node> entries, Location ignored) -> {
        Map<String, Node> copies = new LinkedHashMap<>();
        entries.forEach(
            (key, value) -> copies.put(key, copy(value, Places.key(location, key, lineOf(value)))));
        yield new Node.Mapping(copies, location);
      }
    };
  }

  private static int lineOf(Node node) {
    Integer row = node.location().row();
    return row == null ? 1 : row;
  }

  private static int line(Event event) {
    return YamlProblems.line(event.getStartMark());
  }
}
