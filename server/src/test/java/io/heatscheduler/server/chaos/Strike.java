package io.heatscheduler.server.chaos;

import io.heatscheduler.server.messaging.Milestones.Point;
import io.heatscheduler.server.pipeline.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a process is killed.
 *
 * @param stage name of the agent's consumer
 * @param point of its delivery, or of the event it causes
 */
record Strike(String stage, Point point) {
  /** Exit status of a process that struck itself; what a shell shows after {@code kill -9}. */
  static final int STATUS = 137;

  /** The six agents and the event that each of them ends with. */
  private static final Map<String, String> ENDS = ends();

  private static Map<String, String> ends() {
    Map<String, String> ends = new LinkedHashMap<>();
    ends.put("schedule-intake", Topics.INTAKE_COMPLETE);
    ends.put("tariff-management", Topics.TARIFF_READY);
    ends.put("equipment-registry", Topics.EQUIPMENT_READY);
    ends.put("schedule-optimization", Topics.OPTIMIZATION_COMPLETE);
    ends.put("cost-calculator", Topics.COST_CALCULATED);
    ends.put("forecast-reporting", Topics.REPORT_COMPLETE);
    return ends;
  }

  /** Every stage at every point. */
  static List<Strike> all() {
    return ENDS.keySet().stream()
        .flatMap(stage -> Arrays.stream(Point.values()).map(point -> new Strike(stage, point)))
        .toList();
  }

  /** Every stage at one point each, and every point twice. */
  static List<Strike> oneOfEachStage() {
    List<Strike> all = all();
    int points = Point.values().length;
    return java.util.stream.IntStream.range(0, ENDS.size())
        .mapToObj(stage -> all.get(stage * points + stage % points))
        .toList();
  }

  /** Whether a process that has come to a milestone is at this place. */
  boolean isAt(String subject, Point reached) {
    return reached == point
        && subject.equals(point == Point.BEFORE_PUBLISH ? ENDS.get(stage) : stage);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(stage, point);
  }
}
