package io.heatscheduler.reports.chart;

import java.util.List;

/**
 * A drawing without a medium.
 *
 * @param width points
 * @param height points
 * @param title what it is
 * @param description what it shows, for people who cannot see it
 * @param shapes in painting order
 */
public record Picture(
    double width, double height, String title, String description, List<Shape> shapes) {
  public Picture {
    shapes = List.copyOf(shapes);
  }
}
