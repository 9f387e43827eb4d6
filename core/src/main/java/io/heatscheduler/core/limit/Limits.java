package io.heatscheduler.core.limit;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.limit.Limit.Capacity;
import io.heatscheduler.core.limit.Limit.Deadline;
import io.heatscheduler.core.limit.Limit.EarliestStart;
import io.heatscheduler.core.limit.Limit.Eligibility;
import io.heatscheduler.core.limit.Limit.Maintenance;
import io.heatscheduler.core.limit.Limit.MinimumRun;
import io.heatscheduler.core.limit.Limit.Order;
import io.heatscheduler.core.limit.Limit.OutsideShifts;
import io.heatscheduler.core.limit.Limit.PeakLimit;
import io.heatscheduler.core.limit.Limit.Planned;
import io.heatscheduler.core.limit.Limit.ShiftOperators;
import io.heatscheduler.core.limit.Limit.StartsPerDay;
import io.heatscheduler.core.limit.Limit.Windows;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import java.util.ArrayList;
import java.util.List;

/** All limits of a plant. */
public final class Limits {
  private Limits() {}

  /**
   * Every limit that can bind, in a fixed order: the job's own first, then order, equipment,
   * operators and the contractual peak, those a planner asks about first at the end.
   */
  public static List<Limit> of(Plant plant) {
    List<Limit> limits = new ArrayList<>();
    for (Job job : plant.jobs()) {
      limits.add(new Planned(job.jobId()));
    }
    for (Job job : plant.jobs()) {
      job.predecessors().forEach(before -> limits.add(new Order(job.jobId(), before)));
    }
    for (Equipment unit : plant.equipment()) {
      addRunning(unit, limits);
    }
    for (Job job : plant.jobs()) {
      addWindows(job, plant, limits);
    }
    List<Shift> shifts = plant.shifts();
    if (shifts != null) {
      limits.add(new OutsideShifts());
      shifts.stream().map(Shift::name).distinct().forEach(s -> limits.add(new ShiftOperators(s)));
    }
    for (Equipment unit : plant.equipment()) {
      limits.add(new Capacity(unit.equipmentId()));
    }
    for (Equipment unit : plant.equipment()) {
      unit.unavailable().stream()
          .map(Unavailability::window)
          .distinct()
          .forEach(window -> limits.add(new Maintenance(unit.equipmentId(), window)));
    }
    for (Job job : plant.jobs()) {
      if (job.latestEnd().isBefore(plant.horizon().end())) {
        limits.add(new Deadline(job.jobId()));
      }
    }
    if (plant.site().contractualPeak() != null) {
      limits.add(new PeakLimit());
    }
    return limits;
  }

  private static void addRunning(Equipment unit, List<Limit> limits) {
    if (unit.minRunTimeMinutes() > 0) {
      limits.add(new MinimumRun(unit.equipmentId()));
    }
    if (unit.maxStartsPerDay() != null) {
      limits.add(new StartsPerDay(unit.equipmentId()));
    }
  }

  private static void addWindows(Job job, Plant plant, List<Limit> limits) {
    if (!job.eligibleEquipment().isEmpty()) {
      limits.add(new Eligibility(job.jobId()));
    }
    if (job.earliestStart().isAfter(plant.horizon().start())) {
      limits.add(new EarliestStart(job.jobId()));
    }
    if (!job.mustRun().isEmpty() || !job.cannotRun().isEmpty()) {
      limits.add(new Windows(job.jobId()));
    }
  }
}
