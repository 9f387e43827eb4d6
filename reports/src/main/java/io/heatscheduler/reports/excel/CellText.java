package io.heatscheduler.reports.excel;

import java.util.regex.Pattern;

/** A text of anybody as a cell may hold it. */
final class CellText {
  /** Longest text kept; cells hold 32,767 characters. */
  static final int LONGEST = 32_000;

  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  /** What spreadsheets read as the code of a character, e.g. {@code _x000D_}. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /** The text without control characters, direction overrides and halves of characters. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                clean.append('\n');
              } else if (Character.isISOControl(c)) {
                clean.append(' ');
              } else if (Character.getType(c) == Character.SURROGATE
                  || c == 0xFFFE
                  || c == 0xFFFF) {
                clean.append('\uFFFD');
              } else if (!turnsDirection(c)) {
                clean.appendCodePoint(c);
              }
            });
    return clean.length() <= LONGEST
        ? clean.toString()
        : clean.substring(
            0, LONGEST - (Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? 1 : 0));
  }

  /** The cleaned text as it is stored: what looks like the code of a character is kept apart. */
  static String stored(String text) {
    return ESCAPE.matcher(clean(text)).replaceAll("_x005F_");
  }

  /** Whether a spreadsheet would take the text for a formula if a person typed it. */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
