package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.whatif.Front.Point;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every plan seen while a front is searched for, verified and priced on the plant. */
final class FrontPoints {
  private final PlantGrid grid;
  private final FrontMeasure measure;
  private final List<Point> seen = new ArrayList<>();

  FrontPoints(PlantGrid grid, FrontMeasure measure) {
    this.grid = grid;
    this.measure = measure;
  }

  /** Keeps a plan that holds on the plant. */
  Point keep(Schedule schedule) {
    PricedPlan plan = PricedPlan.on(grid, schedule).orThrow();
    Point point =
        new Point(
            plan,
            plan.analysis().bill().planCost(),
            Exactness.canonical(Exactness.roundLine(measure.of(plan.analysis()))),
            null);
    seen.add(point);
    return point;
  }

  /** The cheapest plan seen with at most so much of the measure; another one if there is none. */
  Point cheapestWithin(BigDecimal limit, Point otherwise) {
    return seen.stream()
        .filter(point -> point.value().compareTo(limit) <= 0)
        .min(Comparator.comparing(Point::cost))
        .orElse(otherwise);
  }

  /**
   * The plans no other beats in one measure and matches in the other, by rising measure, at most so
   * many: both ends, and of the rest those farthest apart.
   */
  List<Point> front(FrontBounds bounds, int most) {
    List<Point> front = undominated();
    while (front.size() > most) {
      int closest = 1;
      for (int i = 1; i < front.size() - 1; i++) {
        if (room(front, i).compareTo(room(front, closest)) < 0) {
          closest = i;
        }
      }
      front.remove(closest);
    }
    return front.stream()
        .map(
            point -> new Point(point.plan(), point.cost(), point.value(), bounds.at(point.value())))
        .toList();
  }

  private List<Point> undominated() {
    List<Point> sorted =
        seen.stream()
            .sorted(Comparator.comparing(Point::value).thenComparing(Point::cost))
            .toList();
    List<Point> front = new ArrayList<>();
    for (Point point : sorted) {
      if (front.isEmpty() || point.cost().compareTo(front.getLast().cost()) < 0) {
        front.add(point);
      }
    }
    return front;
  }

  private static BigDecimal room(List<Point> points, int i) {
    return points.get(i + 1).value().subtract(points.get(i - 1).value());
  }
}
