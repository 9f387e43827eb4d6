package io.heatscheduler.reports.chart;

/**
 * How big a picture's parts are.
 *
 * @param width of the whole picture, points
 * @param rowHeight of one row of bars, points
 * @param loadHeight of the plot of the site's load, points
 * @param fontSize of most words, points
 */
public record ChartSize(double width, double rowHeight, double loadHeight, double fontSize) {
  /** For a page in landscape or a wide screen. */
  public static final ChartSize PAGE = new ChartSize(770, 15, 130, 7);

  /** The same with another height of rows. */
  public ChartSize withRowHeight(double height) {
    return new ChartSize(width, height, loadHeight, fontSize);
  }

  /** The same with another height of the load. */
  public ChartSize withLoadHeight(double height) {
    return new ChartSize(width, rowHeight, height, fontSize);
  }

  /** The same with another width. */
  public ChartSize withWidth(double other) {
    return new ChartSize(other, rowHeight, loadHeight, fontSize);
  }
}
