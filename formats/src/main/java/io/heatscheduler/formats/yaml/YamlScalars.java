package io.heatscheduler.formats.yaml;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Decimals;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Says what a YAML scalar is, by the core schema of YAML 1.2.2 section 10.3.2.
 *
 * <p>We depart from it in one point: hexadecimal, octal, infinity and not-a-number stay text,
 * because no key of a plant takes them and a number must be decimal text.
 */
final class YamlScalars {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> TAGS = Set.of("str", "int", "float", "bool", "null");

  private YamlScalars() {}

  static Node scalar(ScalarEvent event, Location location) {
    String text = event.getValue();
    if (text.length() > Limits.VALUE_CHARS) {
      throw Refusal.at(
          location,
          "VALUE_TOO_LONG",
          "The value has %s characters; at most %s are read."
              .formatted(Quoted.count(text.length()), Quoted.count(Limits.VALUE_CHARS)),
          "Shorten it, or check for a quotation mark that is never closed.");
    }
    String tag = tag(event, location);
    if (!tag.isEmpty() ? tag.equals("str") : !event.isPlain()) {
      return new Node.Scalar(text, Node.Kind.TEXT, location);
    }
    return plain(text, location);
  }

  private static Node plain(String text, Location location) {
    if (NULLS.contains(text)) {
      return new Node.Scalar("", Node.Kind.NULL, location);
    }
    if (BOOLEANS.contains(text)) {
      return new Node.Scalar(text.toLowerCase(Locale.ROOT), Node.Kind.BOOLEAN, location);
    }
    if (!Decimals.isDecimal(text)) {
      return new Node.Scalar(text, Node.Kind.TEXT, location);
    }
    if (text.length() > Limits.NUMBER_CHARS || Decimals.isOutOfRange(text)) {
      throw Refusal.at(
          location,
          "NUMBER_OUT_OF_RANGE",
          "The number %s is too long or too large to read.".formatted(Quoted.of(text)),
          "Correct the number, or put it in quotes if it is a name.");
    }
    return new Node.Scalar(text, Node.Kind.NUMBER, location);
  }

  private static String tag(ScalarEvent event, Location location) {
    String tag = event.getTag().orElse("");
    if (tag.isEmpty() || tag.equals("!")) {
      return tag.isEmpty() ? "" : "str";
    }
    String shortTag = tag.startsWith(CORE) ? tag.substring(CORE.length()) : "";
    if (!TAGS.contains(shortTag)) {
      throw Refusal.at(
          location,
          "YAML_TAG",
          "The tag %s is not one this format knows.".formatted(Quoted.of(tag)),
          "Remove the tag (the word after the exclamation mark), or put text that starts with ! in quotes.");
    }
    return shortTag;
  }
}
