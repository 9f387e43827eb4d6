package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens mappings: finds the known keys, whatever they are called, and reports the others. */
public final class Mappings {
  private Mappings() {}

  /**
   * The fields of a mapping; keys that are not known are reported.
   *
   * @return null, reported, if the node is no mapping
   */
  public static @Nullable Fields open(Node node, Keys keys, Binding binding) {
    if (!(node instanceof Node.Mapping mapping)) {
      binding
          .findings()
          .error(
              "NOT_A_MAPPING",
              node.location(),
              "For %s, named values belong here, but this is %s."
                  .formatted(keys.owner(), kindOf(node)),
              "Write key: value pairs.");
      return null;
    }
    return openMapping(mapping, keys, binding);
  }

  /** The fields of a mapping whose keys have been checked before; unknown ones are left out. */
  public static Fields openChecked(Node.Mapping mapping, Keys keys, Binding binding) {
    Map<String, Node> values = HashMap.newHashMap(mapping.entries().size());
    mapping
        .entries()
        .forEach(
            (written, node) -> {
              String key = keys.find(written);
              if (key != null) {
                values.putIfAbsent(key, node);
              }
            });
    return new Fields(values, keys, mapping.location(), binding, Set.of());
  }

  static Fields openMapping(Node.Mapping mapping, Keys keys, Binding binding) {
    Map<String, Node> values = HashMap.newHashMap(mapping.entries().size());
    Fields fields = new Fields(values, keys, mapping.location(), binding, Set.of());
    mapping
        .entries()
        .forEach(
            (written, node) -> {
              String key = keys.find(written);
              if (key == null) {
                fields.report(unknownKey(written, keys), node.location());
              } else if (values.putIfAbsent(key, node) != null) {
                fields.report(sameKeyTwice(written, key), node.location());
              }
            });
    return fields;
  }

  static Problem unknownKey(String written, Keys keys) {
    return new Problem(
        "UNKNOWN_KEY",
        "%s is not a key of %s.".formatted(Shown.of(written), keys.owner()),
        Suggestion.sentence(written, keys.known()));
  }

  static Problem sameKeyTwice(String written, String key) {
    return new Problem(
        "KEY_GIVEN_TWICE",
        "%s stands for %s, which is given already.".formatted(Shown.of(written), key),
        "Keep one of them.");
  }

  /** What a node is, in plain words. */
  static String kindOf(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.isBlank() ? "empty" : "a single value";
      case Node.Sequence ignored -> "a list";
      case Node.Mapping ignored -> "a group of named values";
    };
  }
}
