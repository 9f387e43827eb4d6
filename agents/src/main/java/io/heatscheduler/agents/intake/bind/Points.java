package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads curves: {@code [[0.3, 85], [1.0, 92]]}, or in a table cell {@code 0.3=85;1.0=92}. */
public final class Points {
  private Points() {}

  /** Two numbers that belong together. */
  public record Point(BigDecimal first, BigDecimal second) {}

  /** The points in reading order; empty if absent. */
  public static List<Point> read(Fields fields, String key, Range firstRange) {
    List<Point> points = new ArrayList<>();
    for (Node item : fields.lists().items(key)) {
      Point point = point(fields, key, item, firstRange);
      if (point != null) {
        points.add(point);
      }
    }
    return points;
  }

  private static @Nullable Point point(Fields fields, String key, Node item, Range firstRange) {
    List<Node> pair =
        switch (item) {
          case Node.Sequence(List<Node> items, Location ignored) -> items;
          case Node.Scalar cell -> cell(cell);
          case Node.Mapping ignored -> List.of();
        };
    if (pair.size() != 2) {
      fields.report(
          new Problem(
              "NOT_A_POINT",
              "%s is a list of points of two numbers.".formatted(key),
              "Write e.g. [[0.3, 85], [1.0, 92]]; in a table cell 0.3=85;1.0=92."),
          item.location());
      return null;
    }
    BigDecimal first = number(fields, key, pair.getFirst(), firstRange);
    BigDecimal second = number(fields, key, pair.getLast(), Range.ANY);
    return first == null || second == null ? null : new Point(first, second);
  }

  private static List<Node> cell(Node.Scalar cell) {
    List<Node> parts = new ArrayList<>();
    for (String part : cell.text().split("=", -1)) {
      parts.add(new Node.Scalar(part, Node.Kind.TEXT, cell.location()));
    }
    return parts;
  }

  private static @Nullable BigDecimal number(Fields fields, String key, Node node, Range range) {
    Node.Scalar scalar = fields.scalar(key, node);
    return scalar == null ? null : Conversions.decimal(fields, key, scalar, range);
  }
}
