package io.heatscheduler.reports.chart;

import io.heatscheduler.reports.chart.Shape.Anchor;
import java.util.List;

/** What the looks mean, in lines below a plot. */
final class Legend {

  /**
   * One entry.
   *
   * @param style of the sample
   * @param mark how the sample is drawn
   * @param text what it means
   */
  record Entry(Style style, Mark mark, String text) {}

  /** How a sample is drawn. */
  enum Mark {
    /** A filled box. */
    BOX,
    /** A box of white with hatching. */
    HATCHED,
    /** A strip as below bars. */
    STRIP,
    /** A line. */
    LINE,
    /** An upright line. */
    TICK,
    /** A dot. */
    DOT
  }

  private Legend() {}

  /**
   * Draws it.
   *
   * @param y top
   * @return its height
   */
  static double draw(
      Canvas canvas, List<Entry> entries, double x, double y, double width, double size) {
    double line = size * 1.75;
    double sample = size * 1.8;
    double left = x;
    double top = y;
    for (Entry entry : entries) {
      String text = canvas.fit(entry.text(), size, width - sample - size);
      double needed = sample + size * 0.6 + canvas.width(text, size);
      if (left > x && left + needed > x + width) {
        left = x;
        top += line;
      }
      double middle = top + line / 2;
      switch (entry.mark()) {
        case BOX, HATCHED -> {
          canvas.rect(left, middle - size * 0.45, sample, size * 0.9, 0, entry.style());
          canvas.frame(left, middle - size * 0.45, sample, size * 0.9);
          if (entry.mark() == Mark.HATCHED) {
            canvas.hatch(left, middle - size * 0.45, sample, size * 0.9, 3);
          }
        }
        case STRIP -> strip(canvas, left, middle - 1.25, sample, 2.5, entry.style());
        case LINE -> canvas.line(left, middle, left + sample, middle, entry.style());
        case TICK ->
            canvas.line(
                left + sample / 2,
                middle - size * 0.55,
                left + sample / 2,
                middle + size * 0.55,
                entry.style());
        case DOT ->
            canvas.rect(
                left + sample / 2 - size * 0.3,
                middle - size * 0.3,
                size * 0.6,
                size * 0.6,
                size * 0.3,
                entry.style());
      }
      canvas.label(
          left + sample + size * 0.6,
          middle + size * 0.35,
          text,
          Anchor.START,
          size,
          Style.MUTED_TEXT);
      left += needed + size * 2;
    }
    return top + line - y;
  }

  /** A strip of a state, as lanes have it below their bars. */
  static void strip(Canvas canvas, double x, double y, double width, double height, Style style) {
    if (style == Style.STANDBY) {
      canvas.line(x, y + height / 2, x + width, y + height / 2, style);
    } else if (style == Style.IDLE) {
      canvas.rect(x, y + height * 0.25, width, height * 0.5, 0, style);
    } else {
      canvas.rect(x, y, width, height, 0, style);
    }
  }
}
