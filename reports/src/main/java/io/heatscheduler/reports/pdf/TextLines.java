package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.chart.TextMeasure;

/** How many lines a text will take. */
final class TextLines {
  private TextLines() {}

  /**
   * Lines of a text that wraps at spaces.
   *
   * @param room width of a line, points
   * @param size of the font, points
   * @return at least 1
   */
  static int count(String text, double room, double size, TextMeasure measure) {
    int lines = 1;
    double used = 0;
    double space = measure.width(" ", size);
    for (String word : text.split(" ", -1)) {
      double width = measure.width(word, size);
      if (used > 0 && used + space + width > room) {
        lines++;
        used = 0;
      }
      lines += (int) (width / room);
      used += (used > 0 ? space : 0) + width % room;
    }
    return lines;
  }
}
