package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A straight piece of an equipment's input as a function of its jobs' total heat, before the slot's
 * scale and without standby: (X8) of docs/model/milp.md, input = valueAtFrom + slope x (heat -
 * from).
 *
 * @param from least heat of the piece, power units
 * @param to greatest heat of the piece, power units
 * @param valueAtFrom input at {@code from}, power units
 * @param slope input per heat
 */
record InputSegment(double from, double to, double valueAtFrom, double slope) {

  /**
   * The pieces from no heat to capacity: flat up to the minimum load, then the curve. Continuous.
   */
  static List<InputSegment> of(Equipment unit) {
    double capacity = unit.capacity() + Units.LIMIT_TOLERANCE_OF_BOUND;
    double minLoad = unit.minLoad();
    TreeSet<Double> corners = new TreeSet<>();
    for (double point : unit.curve().heatPoints()) {
      if (point > minLoad && point < capacity) {
        corners.add(point);
      }
    }
    corners.add(capacity);
    List<InputSegment> segments = new ArrayList<>();
    double from = minLoad;
    double value = unit.curve().at(minLoad);
    if (minLoad > 0) {
      segments.add(new InputSegment(0, minLoad, value, 0));
    }
    for (double to : corners) {
      double next = unit.curve().at(to);
      InputSegment piece = new InputSegment(from, to, value, (next - value) / (to - from));
      if (!segments.isEmpty() && segments.getLast().continues(piece)) {
        InputSegment last = segments.removeLast();
        piece = new InputSegment(last.from, to, last.valueAtFrom, last.slope);
      }
      segments.add(piece);
      from = to;
      value = next;
    }
    return segments;
  }

  private boolean continues(InputSegment next) {
    return Math.abs(slope - next.slope) <= 1e-13 * Math.abs(slope);
  }

  /** Whether input never grows slower with more heat, so that it is the highest of its pieces. */
  static boolean convex(List<InputSegment> segments) {
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).slope < segments.get(i - 1).slope) {
        return false;
      }
    }
    return true;
  }

  /** Whether input is proportional to heat. */
  static boolean proportional(List<InputSegment> segments) {
    return segments.size() == 1 && segments.getFirst().valueAtFrom == 0;
  }

  /** Highest input over all heats. */
  static double highest(List<InputSegment> segments) {
    double highest = 0;
    for (InputSegment s : segments) {
      highest =
          Math.max(highest, Math.max(s.valueAtFrom, s.valueAtFrom + s.slope * (s.to - s.from)));
    }
    return highest;
  }

  /** Steepest slope. */
  static double steepest(List<InputSegment> segments) {
    return segments.stream().mapToDouble(s -> Math.abs(s.slope)).max().orElse(0);
  }
}
