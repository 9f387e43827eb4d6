package io.heatscheduler.reports.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML elements that are always closed and text that is always text.
 *
 * <p>Names and attributes come from this package's code only; values and text may hold anything.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; a name whose value is null is left out
   */
  Markup open(String tag, @Nullable String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the element opened last and begins a new line. */
  Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content, e.g. {@code meta}. */
  Markup empty(String tag, @Nullable String... attributes) {
    start(tag, attributes);
    return this;
  }

  /** An element that holds text only. */
  Markup element(String tag, String text, @Nullable String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text. */
  Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Markup made elsewhere in this module that is safe already. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  /** The page. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private void start(String tag, @Nullable String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"").append(escape(value)).append('"');
      }
    }
    out.append('>');
  }

  /**
   * Text that means nothing in markup. Characters that HTML cannot hold, and those that turn the
   * direction of what follows, become a question mark, as they do in pictures.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isPlain(point) ? point : '?');
              }
            });
    return safe.toString();
  }

  private static boolean isPlain(int point) {
    boolean control = (point < 0x20 && point != '\n' && point != '\t') || isUpperControl(point);
    boolean broken = (point >= 0xD800 && point <= 0xDFFF) || (point & 0xFFFE) == 0xFFFE;
    boolean turning =
        (point >= 0x202A && point <= 0x202E)
            || (point >= 0x2066 && point <= 0x2069)
            || point == 0x200E
            || point == 0x200F
            || point == 0x061C;
    return !control && !broken && !turning;
  }

  private static boolean isUpperControl(int point) {
    return point >= 0x7F && point < 0xA0;
  }

  /** A JSON string that means nothing in markup either. */
  static String json(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            point -> {
              if (!isPlain(point)) {
                safe.append('?');
              } else if (point < 0x20
                  || point == '"'
                  || point == '\\'
                  || point == '<'
                  || point == '>'
                  || point == '&'
                  || point == '\''
                  || point == 0x2028
                  || point == 0x2029) {
                safe.append("\\u%04x".formatted(point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.append('"').toString();
  }
}
