package io.heatscheduler.core.fact.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what has no place in a plain sentence: hidden characters, other digits, markup, links. */
final class TextGuard {
  /** Stands where a name of a fact was; not a character of any text. */
  static final char NAME = '\uE000';

  private static final int LAST_LATIN_LETTER = 0x24F;
  private static final String MARKUP = "<>[]{}`|\\@*_~^#";
  private static final String QUOTES =
      "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u201a";
  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)(?:https?|ftp|mailto|javascript|data|file)\\s*:|://|www\\.|[\\p{L}0-9-]{2,}\\.\\p{L}{2,}");

  private TextGuard() {}

  /** Something refused: where, and why. */
  record Refused(int start, int end, String why) {}

  /**
   * Everything refused in a text whose names are replaced by {@link #NAME}.
   *
   * @param text as it would be shown, names apart
   */
  static List<Refused> refused(String text) {
    List<Refused> refused = new ArrayList<>();
    for (int index = 0; index < text.length(); ) {
      int point = text.codePointAt(index);
      int end = index + Character.charCount(point);
      String why = why(point, index, text);
      if (why != null) {
        refused.add(new Refused(index, end, why));
      }
      index = end;
    }
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      refused.add(new Refused(link.start(), link.end(), "looks like a link"));
    }
    return refused;
  }

  private static @org.jspecify.annotations.Nullable String why(int point, int index, String text) {
    if (point == NAME) {
      return null;
    }
    if (QUOTES.indexOf(point) >= 0) {
      return "quotes something that is not the name of a fact it cites";
    }
    if (MARKUP.indexOf(point) >= 0) {
      return "is markup";
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "is a hidden or control character";
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          "is a mark that changes another character";
      case Character.DECIMAL_DIGIT_NUMBER -> point <= '9' ? null : "is a digit of other writing";
      case Character.LETTER_NUMBER -> "is a digit of other writing";
      case Character.OTHER_NUMBER ->
          point == '\u2082' && text.startsWith("CO", index - 2)
              ? null
              : "is a digit of other writing";
      case Character.OTHER_SYMBOL -> point == '\u00b0' ? null : "is a symbol";
      case Character.MATH_SYMBOL ->
          point == '+' || point == '=' || point == '\u2212' ? null : "is a symbol";
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          point <= LAST_LATIN_LETTER ? null : "is a letter of other writing";
      default -> null;
    };
  }
}
