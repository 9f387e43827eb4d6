package io.heatscheduler.formats;

import java.util.Locale;

/**
 * Writes a value of unknown origin into a message: in quotes, shortened, with control characters
 * made visible.
 */
public final class Quoted {
  private static final int SHOWN_CHARS = 60;

  private Quoted() {}

  /**
   * The value in double quotes, at most {@value #SHOWN_CHARS} characters of it, safe for a terminal
   * and a log.
   */
  public static String of(String value) {
    StringBuilder text = new StringBuilder("\"");
    int shown = 0;
    int index = 0;
    while (index < value.length() && shown < SHOWN_CHARS) {
      int codePoint = value.codePointAt(index);
      append(text, codePoint);
      index += Character.charCount(codePoint);
      shown++;
    }
    return text.append(index < value.length() ? "..." : "").append('"').toString();
  }

  /** A count with thousands grouped by commas, whatever the machine's locale. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static void append(StringBuilder text, int codePoint) {
    switch (codePoint) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (isVisible(codePoint)) {
          text.appendCodePoint(codePoint);
        } else {
          text.append("\\u%04x".formatted(codePoint));
        }
      }
    }
  }

  /**
   * Control, format (text direction), surrogate, private and line separator characters are escaped.
   */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
