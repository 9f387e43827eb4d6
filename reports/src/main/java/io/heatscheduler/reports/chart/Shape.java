package io.heatscheduler.reports.chart;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a picture is made of; later shapes are painted over earlier ones. */
public sealed interface Shape {

  /** Where a text begins, is centred or ends. */
  enum Anchor {
    /** x is the left edge. */
    START,
    /** x is the middle. */
    MIDDLE,
    /** x is the right edge. */
    END
  }

  /**
   * A point.
   *
   * @param x points from the left
   * @param y points from the top
   */
  record Point(double x, double y) {}

  /**
   * A rectangle.
   *
   * @param radius of its corners, 0 for sharp ones
   */
  record Rect(double x, double y, double width, double height, double radius, Style style)
      implements Shape {}

  /**
   * Straight lines through points.
   *
   * @param lines each through its points, at least two
   * @param closed whether each ends where it begins
   */
  record Path(List<List<Point>> lines, boolean closed, Style style) implements Shape {
    public Path {
      lines = lines.stream().map(List::copyOf).toList();
    }

    /** One straight line. */
    static Path line(double x1, double y1, double x2, double y2, Style style) {
      return new Path(List.of(List.of(new Point(x1, y1), new Point(x2, y2))), false, style);
    }
  }

  /**
   * A line of text.
   *
   * @param x of its anchor
   * @param y of its base line
   * @param size font size, points
   */
  record Label(double x, double y, String text, Anchor anchor, double size, Style style)
      implements Shape {}

  /**
   * Shapes that belong to one thing a reader can point at.
   *
   * @param kind what it is, e.g. {@code job}; a plain word
   * @param data what a program may ask of it, by plain lower-case names
   * @param title what a person is told about it; lines separated by a line feed
   * @param shapes in painting order
   */
  record Group(String kind, Map<String, String> data, String title, List<Shape> shapes)
      implements Shape {
    public Group {
      data = Collections.unmodifiableMap(new TreeMap<>(data));
      shapes = List.copyOf(shapes);
    }
  }
}
