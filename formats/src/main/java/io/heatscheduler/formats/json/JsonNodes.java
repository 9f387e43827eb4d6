package io.heatscheduler.formats.json;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Decimals;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Places;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Builds nodes from JSON tokens, with the line and pointer of each. */
final class JsonNodes {
  /** Largest integer every JSON reader holds exactly (RFC 8259 section 6). */
  private static final BigInteger EXACT_INTEGER = BigInteger.TWO.pow(53);

  /** A power of ten that stands for no limit; no identifier looks like this. */
  private static final Pattern ENDLESS = Pattern.compile("-?10{30,}");

  private final SourceBytes source;
  private final Consumer<Finding> findings;

  JsonNodes(SourceBytes source, Consumer<Finding> findings) {
    this.source = source;
    this.findings = findings;
  }

  /** Line of the current token, counted from 1. */
  static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /**
   * Reads the value that starts at the current token; afterwards the current token is its last.
   *
   * @param depth how many arrays and objects are open around it
   */
  Node value(JsonParser parser, Location location, int depth) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new Refusal(JsonProblems.truncated(location));
    }
    return switch (token) {
      case START_OBJECT -> object(parser, location, deeper(depth, location));
      case START_ARRAY -> array(parser, location, deeper(depth, location));
      case VALUE_STRING -> text(parser, location);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, location, token);
      case VALUE_TRUE -> new Node.Scalar("true", Node.Kind.BOOLEAN, location);
      case VALUE_FALSE -> new Node.Scalar("false", Node.Kind.BOOLEAN, location);
      case VALUE_NULL -> new Node.Scalar("", Node.Kind.NULL, location);
      default -> throw new IllegalStateException("unexpected JSON token " + token);
    };
  }

  private static int deeper(int depth, Location location) {
    if (depth >= Limits.DEPTH) {
      throw Refusal.at(
          location,
          "JSON_TOO_DEEP",
          "Arrays and objects are nested more than %d deep here.".formatted(Limits.DEPTH),
          "Flatten the structure.");
    }
    return depth + 1;
  }

  private Node object(JsonParser parser, Location location, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Location place =
          Places.key(location, checked(parser.currentName(), location, parser), line(parser));
      String key = parser.currentName();
      parser.nextToken();
      Node value = value(parser, place, depth);
      Node earlier = entries.putIfAbsent(key, value);
      if (earlier != null) {
        findings.accept(JsonReader.duplicateKey(place, key, earlier.location().row()));
      }
    }
    return new Node.Mapping(entries, location);
  }

  private Node array(JsonParser parser, Location location, int depth) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, Places.item(location, items.size(), line(parser)), depth));
    }
    return new Node.Sequence(items, location);
  }

  private Node text(JsonParser parser, Location location) {
    return new Node.Scalar(checked(parser.getString(), location, parser), Node.Kind.TEXT, location);
  }

  /** Half a surrogate pair is not a character: it cannot be stored, hashed or shown. */
  private String checked(String text, Location location, JsonParser parser) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          findings.accept(
              Finding.error(
                  "JSON_LONE_SURROGATE",
                  new Location(source.name(), line(parser), location.column(), location.pointer()),
                  "The text %s holds half a character (\\u%04x without its partner)."
                      .formatted(Quoted.of(text), (int) c),
                  "Write the character itself, or both halves of the pair."));
          return text;
        }
        i++;
      }
    }
    return text;
  }

  private Node number(JsonParser parser, Location location, JsonToken token) {
    String text = parser.getString();
    if (Decimals.isOutOfRange(text)) {
      findings.accept(
          Finding.error(
              "JSON_NUMBER_OUT_OF_RANGE",
              location,
              "The number %s is too large or too small.".formatted(Quoted.of(text)),
              "Write a number between -1e308 and 1e308."));
    } else if (token == JsonToken.VALUE_NUMBER_INT
        && text.length() > 15
        && !ENDLESS.matcher(text).matches()
        && new BigInteger(text).abs().compareTo(EXACT_INTEGER) > 0) {
      findings.accept(
          Finding.error(
              "JSON_INTEGER_TOO_LARGE",
              location,
              "The integer %s is over 9007199254740992 (2^53), which many programs round."
                  .formatted(Quoted.of(text)),
              "Put it in quotes if it is a name; otherwise correct it."));
    }
    return new Node.Scalar(text, Node.Kind.NUMBER, location);
  }
}
