package io.heatscheduler.reports.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Where a line may end: after spaces, and after a hyphen or slash behind a small letter. Ids,
 * times, numbers and what no-break spaces join stay whole.
 */
final class LineBreaks implements FSTextBreaker {
  private static final int NO_MORE = -1;

  private String text = "";
  private int at;

  @Override
  public void setText(String newText) {
    text = newText;
    at = 0;
  }

  /** The next place, as an index into the text; the text's end is the last one. */
  @Override
  public int next() {
    if (at >= text.length()) {
      return NO_MORE;
    }
    do {
      at++;
    } while (at < text.length() && !mayBreakBefore(at));
    return at;
  }

  private boolean mayBreakBefore(int index) {
    char before = text.charAt(index - 1);
    char after = text.charAt(index);
    if (isSpace(after)) {
      return false;
    }
    boolean joins = before == '-' || before == '/';
    boolean insideAWord =
        index > 1 && Character.isLowerCase(text.charAt(index - 2)) && Character.isLetter(after);
    return isSpace(before) || (joins && insideAWord);
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\n' || character == '\t' || character == '\u00ad';
  }
}
