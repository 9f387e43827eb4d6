package io.heatscheduler.formats.excel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says what a cell's number format makes of its number (ECMA-376 part 1, sections 18.8.30 and
 * 18.8.31).
 */
final class NumberFormats {
  /** What a number means. */
  enum Meaning {
    NUMBER,
    DATE,
    DURATION
  }

  private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
  private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
  private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");

  private NumberFormats() {}

  /** Meaning of a built-in format. */
  static Meaning ofId(int id) {
    if (id == 46) {
      return Meaning.DURATION;
    }
    boolean isDate =
        (id >= 14 && id <= 22)
            || (id >= 27 && id <= 36)
            || id == 45
            || id == 47
            || (id >= 50 && id <= 58);
    return isDate ? Meaning.DATE : Meaning.NUMBER;
  }

  /** Meaning of a format code, e.g. {@code yyyy-mm-dd hh:mm}. */
  static Meaning ofCode(String code) {
    int sectionEnd = code.indexOf(';');
    String first = sectionEnd < 0 ? code : code.substring(0, sectionEnd);
    String bare = LITERALS.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
    if (ELAPSED.matcher(bare).find()) {
      return Meaning.DURATION;
    }
    bare =
        BRACKETS
            .matcher(bare)
            .replaceAll("")
            .replace("general", "")
            .replace("am/pm", "h")
            .replace("a/p", "h");
    boolean hasDigits = bare.indexOf('#') >= 0 || bare.indexOf('?') >= 0;
    return !hasDigits && bare.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0)
        ? Meaning.DATE
        : Meaning.NUMBER;
  }
}
