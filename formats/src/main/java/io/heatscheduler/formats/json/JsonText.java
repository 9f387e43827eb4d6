package io.heatscheduler.formats.json;

import io.heatscheduler.core.publish.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as JSON for people and programs: two spaces of indentation, keys in the order
 * given, one line per list of plain values, LF line ends, a line end at the end.
 *
 * <p>Decimals are JSON numbers without exponent and with the digits they have; binary floating
 * point is refused.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * The document's text.
   *
   * @throws IllegalArgumentException if a value is of a type {@link Document} does not name
   */
  public static String of(Document document) {
    JsonText json = new JsonText();
    json.object(document.members(), 0);
    return json.text.append('\n').toString();
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> text.append("null");
      case String string -> string(string);
      case BigDecimal decimal -> text.append(decimal.toPlainString());
      case Integer whole -> text.append(whole.intValue());
      case Long whole -> text.append(whole.longValue());
      case BigInteger whole -> text.append(whole);
      case Boolean truth -> text.append(truth.booleanValue());
      case List<?> list -> list(list, depth);
      case Document document -> object(document.members(), depth);
      default ->
          throw new IllegalArgumentException(
              "a published value must not be a %s (%s)"
                  .formatted(value.getClass().getName(), value));
    }
  }

  private void object(Map<String, @Nullable Object> members, int depth) {
    String separator = "";
    text.append('{');
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      text.append(separator);
      line(depth + 1);
      string(member.getKey());
      text.append(": ");
      value(member.getValue(), depth + 1);
      separator = ",";
    }
    if (!members.isEmpty()) {
      line(depth);
    }
    text.append('}');
  }

  private void list(List<?> items, int depth) {
    boolean isFlat =
        items.stream().noneMatch(item -> item instanceof List || item instanceof Document);
    String separator = "";
    text.append('[');
    for (Object item : items) {
      text.append(separator);
      if (!isFlat) {
        line(depth + 1);
      } else if (!separator.isEmpty()) {
        text.append(' ');
      }
      value(item, depth + 1);
      separator = ",";
    }
    if (!isFlat) {
      line(depth);
    }
    text.append(']');
  }

  private void line(int depth) {
    text.append('\n').repeat("  ", depth);
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029 || isLoneSurrogate(value, i)) {
            text.append("\\u").append("%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isLoneSurrogate(String value, int index) {
    char c = value.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
  }
}
