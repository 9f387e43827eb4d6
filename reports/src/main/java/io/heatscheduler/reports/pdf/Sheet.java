package io.heatscheduler.reports.pdf;

import io.heatscheduler.core.report.Paper;

/**
 * A sheet of paper and what its margins, given in {@code report.css}, leave of it.
 *
 * @param name as style sheets write it
 * @param shortSide points
 * @param longSide points
 */
record Sheet(String name, double shortSide, double longSide) {
  private static final double MM = 72 / 25.4;

  static Sheet of(Paper paper) {
    return switch (paper) {
      case A4 -> new Sheet("A4", 210 * MM, 297 * MM);
      case LETTER -> new Sheet("letter", 8.5 * 72, 11 * 72);
    };
  }

  /** Width of text on an upright page. */
  double width() {
    return shortSide - 30 * MM;
  }

  /** Height of text on an upright page. */
  double height() {
    return longSide - 31 * MM;
  }

  /** Width of text on a page in landscape. */
  double wideWidth() {
    return longSide - 26 * MM;
  }

  /** Height of text on a page in landscape. */
  double wideHeight() {
    return shortSide - 28 * MM;
  }
}
