package io.heatscheduler.reports.chart;

/** How wide a text will be; the layout needs it before anything is painted. */
@FunctionalInterface
public interface TextMeasure {

  /**
   * Width of a text.
   *
   * @param text one line
   * @param size font size, points
   * @return points
   */
  double width(String text, double size);

  /** A guess for any sans-serif font, rather too wide than too narrow. */
  static TextMeasure ofSansSerif() {
    return (text, size) -> size * text.codePoints().mapToDouble(TextMeasure::widthInEm).sum();
  }

  private static double widthInEm(int codePoint) {
    if (codePoint >= 0x1100 && codePoint != 0x2026 && codePoint > 0x2E7F) {
      return 1.0;
    }
    return switch (codePoint) {
      case 'i', 'j', 'l', 'I', '.', ',', ':', ';', '\'', '|', '!', ' ', '\u00a0' -> 0.3;
      case 'f', 't', 'r', '(', ')', '[', ']', '-', '/', '\u00b7' -> 0.4;
      case 'm', 'w', 'M', 'W', '@', '%', '\u2026' -> 0.95;
      default -> Character.isUpperCase(codePoint) ? 0.7 : 0.6;
    };
  }
}
