package io.heatscheduler.reports.excel;

import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of a piece of equipment in a Gantt chart: jobs that run at once are below each other. */
final class Lanes {
  private Lanes() {}

  /**
   * The lanes of a piece of equipment, each with jobs that follow one another.
   *
   * @return at least one lane
   */
  static List<List<GridJob>> of(PlantGrid grid, SlottedSchedule schedule, int equipment) {
    List<List<GridJob>> lanes = new ArrayList<>();
    lanes.add(new ArrayList<>());
    grid.jobs().stream()
        .filter(job -> schedule.equipmentOf(job.index()) == equipment)
        .sorted(
            Comparator.<GridJob>comparingInt(job -> schedule.startOf(job.index()))
                .thenComparingInt(GridJob::index))
        .forEach(job -> laneFor(lanes, schedule, job).add(job));
    return lanes;
  }

  private static List<GridJob> laneFor(
      List<List<GridJob>> lanes, SlottedSchedule schedule, GridJob job) {
    int start = schedule.startOf(job.index());
    for (List<GridJob> lane : lanes) {
      if (lane.isEmpty()) {
        return lane;
      }
      GridJob last = lane.getLast();
      if (schedule.startOf(last.index()) + last.durationSlots() <= start) {
        return lane;
      }
    }
    lanes.add(new ArrayList<>());
    return lanes.getLast();
  }
}
