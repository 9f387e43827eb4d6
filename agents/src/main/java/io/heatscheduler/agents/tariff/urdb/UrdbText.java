package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of numbers that a document carries as text, e.g. {@code [[0, 1], [1, 1]]} in a cell.
 */
final class UrdbText {
  private static final int DEEPEST = 3;

  private final String text;
  private final Location location;
  private int at;

  private UrdbText(String text, Location location) {
    this.text = text;
    this.location = location;
  }

  /** The list a text writes, or null if it writes none. */
  static Node.@Nullable Sequence list(String text, Location location) {
    UrdbText reader = new UrdbText(text.strip(), location);
    Node node = reader.node(0);
    return reader.at == reader.text.length() && node instanceof Node.Sequence list ? list : null;
  }

  private @Nullable Node node(int depth) {
    skipBlanks();
    return at < text.length() && text.charAt(at) == '[' ? sequence(depth) : scalar();
  }

  private @Nullable Node sequence(int depth) {
    if (depth >= DEEPEST) {
      return null;
    }
    at++;
    List<Node> items = new ArrayList<>();
    skipBlanks();
    while (at < text.length() && text.charAt(at) != ']') {
      Node item = node(depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
      skipBlanks();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        skipBlanks();
      } else if (at >= text.length() || text.charAt(at) != ']') {
        return null;
      }
    }
    if (at >= text.length()) {
      return null;
    }
    at++;
    return new Node.Sequence(items, location);
  }

  private @Nullable Node scalar() {
    int from = at;
    while (at < text.length() && ",[]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String value = text.substring(from, at).strip();
    return value.isEmpty() ? null : new Node.Scalar(value, Node.Kind.NUMBER, location);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
