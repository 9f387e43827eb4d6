package io.heatscheduler.core.fact;

import java.util.Locale;

/**
 * Names in sentences: always between the quotation marks of the language, and shown so that they
 * cannot be taken for anything but a name.
 *
 * @param open opening mark
 * @param close closing mark
 */
public record NameQuotes(String open, String close) {
  /** Longest name shown, code points; longer ones end in an ellipsis. */
  public static final int LONGEST = 60;

  private static final String ELLIPSIS = "…";

  /** The marks of a language; English ones unless it is German. */
  public static NameQuotes of(Locale language) {
    return language.getLanguage().equals("de")
        ? new NameQuotes("\u201e", "\u201c")
        : new NameQuotes("\u201c", "\u201d");
  }

  /** The name between its marks. */
  public String quoted(String name) {
    return open + shown(name) + close;
  }

  /**
   * The name as sentences show it: control and formatting characters and line breaks become blanks,
   * marks that would end the quotation apostrophes, and what chats and mails turn into links,
   * pictures or markup loses its meaning.
   */
  public static String shown(String name) {
    StringBuilder out = new StringBuilder();
    name.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"', '`', '\u00ab', '\u00bb' -> out.append('\'');
                case '[', '{' -> out.append('(');
                case ']', '}' -> out.append(')');
                case '<' -> out.append('\u2039');
                case '>' -> out.append('\u203a');
                default -> {
                  if (point >= '\u2018' && point <= '\u201f') {
                    out.append('\'');
                  } else if (isVisible(point)) {
                    out.appendCodePoint(point);
                  } else {
                    out.append(' ');
                  }
                }
              }
            });
    String plain =
        out.toString()
            .replaceAll("(?i)://", ": //")
            .replaceAll("(?i)www\\.", "www .")
            .replaceAll("\\s+", " ")
            .strip();
    if (plain.codePointCount(0, plain.length()) > LONGEST) {
      return plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)).strip() + ELLIPSIS;
    }
    return plain.isEmpty() ? ELLIPSIS : plain;
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
