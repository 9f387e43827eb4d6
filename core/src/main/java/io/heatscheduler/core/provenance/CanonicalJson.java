package io.heatscheduler.core.provenance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON so that equal values have equal bytes: RFC 8785, JSON Canonicalization Scheme.
 *
 * <p>No white space, keys by UTF-16 code unit (3.2.3), strings escaped as 3.2.2.2 says, UTF-8
 * (3.2.4).
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The canonical bytes.
   *
   * @throws IllegalArgumentException if a text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  public static byte[] bytes(Json value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The canonical text; see {@link #bytes}. */
  public static String text(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Json.Null() -> out.append("null");
      case Json.Bool(boolean bool) -> out.append(bool);
      case Json.Text(String text) -> writeText(text, out);
      case Json.Array(List<Json> items) -> {
        out.append('[');
        String separator = "";
        for (Json item : items) {
          out.append(separator);
          write(item, out);
          separator = ",";
        }
        out.append(']');
      }
      case Json.Members(Map<String, Json> members) -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
          out.append(separator);
          writeText(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append('}');
      }
    }
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (unit < ' ') {
            out.append("\\u").append(HexFormat.of().toHexDigits(unit));
          } else {
            requirePaired(text, i);
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  private static void requirePaired(String text, int index) {
    char unit = text.charAt(index);
    boolean high = Character.isHighSurrogate(unit);
    boolean alone =
        high && (index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1)))
            || Character.isLowSurrogate(unit)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    if (alone) {
      throw new IllegalArgumentException(
          "a text holds a lone surrogate (U+%s) at index %d"
              .formatted(HexFormat.of().withUpperCase().toHexDigits(unit), index));
    }
  }
}
