package io.heatscheduler.core.baseline;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.List;

/**
 * A schedule to measure savings against.
 *
 * @param schedule where and when every job runs
 * @param misses limits it does not keep, as warnings; empty if it is feasible
 */
public record Baseline(SlottedSchedule schedule, List<Finding> misses) {
  public Baseline {
    misses = List.copyOf(misses);
  }

  /** Whether it keeps every limit; only then may a plan be held to cost no more. */
  public boolean feasible() {
    return misses.isEmpty();
  }
}
