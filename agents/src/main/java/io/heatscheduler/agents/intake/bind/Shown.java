package io.heatscheduler.agents.intake.bind;

/** Makes text from an input fit for a message: one short line without control characters. */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** The text, cut after {@value #LONGEST} characters, with control characters as {@code ?}. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point ->
                shown.appendCodePoint(
                    Character.isISOControl(point)
                            || Character.getType(point) == Character.FORMAT
                            || Character.getType(point) == Character.SURROGATE
                        ? '?'
                        : point));
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }
}
