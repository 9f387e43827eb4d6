package io.heatscheduler.reports.chart;

import io.heatscheduler.reports.chart.Shape.Anchor;
import io.heatscheduler.reports.chart.Shape.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects shapes while a picture is laid out. */
final class Canvas {
  private static final String ELLIPSIS = "\u2026";

  private final List<Shape> shapes = new ArrayList<>();
  private final TextMeasure measure;

  Canvas(TextMeasure measure) {
    this.measure = measure;
  }

  List<Shape> shapes() {
    return shapes;
  }

  double width(String text, double size) {
    return measure.width(text, size);
  }

  void rect(double x, double y, double width, double height, double radius, Style style) {
    if (width > 0 && height > 0) {
      shapes.add(new Shape.Rect(x, y, width, height, radius, style));
    }
  }

  /** The outline of a rectangle. */
  void frame(double x, double y, double width, double height) {
    path(
        List.of(
            new Point(x, y),
            new Point(x + width, y),
            new Point(x + width, y + height),
            new Point(x, y + height)),
        true,
        Style.FRAME);
  }

  void line(double x1, double y1, double x2, double y2, Style style) {
    shapes.add(Shape.Path.line(x1, y1, x2, y2, style));
  }

  void path(List<Point> points, boolean closed, Style style) {
    shapes.add(new Shape.Path(List.of(points), closed, style));
  }

  void label(double x, double y, String text, Anchor anchor, double size, Style style) {
    shapes.add(new Shape.Label(x, y, text, anchor, size, style));
  }

  /** A label on a ground that sets it off from lines behind it. */
  void plate(double x, double y, String text, Anchor anchor, double size, Style style) {
    double width = width(text, size) + size * 0.6;
    double left =
        switch (anchor) {
          case START -> x - size * 0.3;
          case MIDDLE -> x - width / 2;
          case END -> x - width + size * 0.3;
        };
    rect(left, y - size * 0.95, width, size * 1.25, size * 0.25, Style.LANE);
    label(x, y, text, anchor, size, style);
  }

  /** Diagonal lines over a rectangle, cut at its edges. */
  void hatch(double x, double y, double width, double height, double spacing) {
    List<List<Point>> lines = new ArrayList<>();
    for (double shift = spacing; shift < width + height; shift += spacing) {
      double down = Math.min(shift, height);
      double along = Math.min(shift, width);
      lines.add(
          List.of(new Point(x + shift - down, y + down), new Point(x + along, y + shift - along)));
    }
    if (!lines.isEmpty()) {
      shapes.add(new Shape.Path(lines, false, Style.HATCH));
    }
  }

  void group(String kind, Map<String, String> data, String title, List<Shape> members) {
    shapes.add(new Shape.Group(kind, data, title, members));
  }

  /** The text, shortened with an ellipsis to a width; empty if not even one letter fits. */
  String fit(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0) {
      end = text.offsetByCodePoints(end, -1);
      String shorter = text.substring(0, end).stripTrailing() + ELLIPSIS;
      if (end > 0 && width(shorter, size) <= room) {
        return shorter;
      }
    }
    return "";
  }
}
