package io.heatscheduler.cli.view;

/**
 * Colours of the terminal, or none of them: NO_COLOR, {@code --no-color} and pipes get plain text.
 *
 * @param enabled whether escape sequences are written
 */
public record Palette(boolean enabled) {

  /** Meaning of a piece of text; colour never carries it alone. */
  public enum Style {
    HEADING("1"),
    MUTED("2"),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    CHEAP("38;5;71"),
    MIDDLE("38;5;179"),
    DEAR("38;5;167"),
    BAR_EVEN("48;5;24;38;5;255"),
    BAR_ODD("48;5;30;38;5;255"),
    BAR_MARKED("48;5;178;38;5;16"),
    LOAD("38;5;110");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** The text in a style. */
  public String paint(Style style, String text) {
    return enabled && !text.isEmpty() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /** At most so many chars of a text; never half of a character. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length);
  }

  /**
   * User text made safe for a terminal: control characters, which could move the cursor or forge
   * lines, become {@code ?}.
   */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean harmful =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE;
              safe.appendCodePoint(harmful ? '?' : c);
            });
    return safe.toString();
  }
}
