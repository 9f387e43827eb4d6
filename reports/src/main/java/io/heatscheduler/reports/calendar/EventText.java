package io.heatscheduler.reports.calendar;

/** A text of anybody as an event may hold it; the writer escapes and folds it. */
final class EventText {
  private EventText() {}

  /** Without control characters, direction overrides and halves of characters. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
              if (c == '\n') {
                clean.append('\n');
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                clean.append(' ');
              } else if (Character.getType(c) == Character.SURROGATE) {
                clean.append('\uFFFD');
              } else if (!turns) {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  /** The same on one line. */
  static String line(String text) {
    return clean(text).replace('\n', ' ');
  }
}
