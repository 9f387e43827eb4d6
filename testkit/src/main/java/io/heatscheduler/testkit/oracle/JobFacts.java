package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the format says about one job: how long it runs, what it draws, and where it may start. */
final class JobFacts {
  final Job job;
  final int durationSlots;
  final Fraction[] heatKw;
  final List<Integer> starts = new ArrayList<>();
  final List<Integer> predecessors = new ArrayList<>();
  final boolean waitsForAJobBeyondTheHorizon;
  private final SlotFacts slots;

  JobFacts(Job job, Plant plant, SlotFacts slots, List<String> plannedIds) {
    this.job = job;
    this.slots = slots;
    long slotMinutes = slots.slotSeconds / 60;
    durationSlots = (int) ((job.durationMinutes() + slotMinutes - 1) / slotMinutes);
    heatKw = new Fraction[durationSlots];
    Fraction energy = Fraction.of(job.heat().kilowattHours());
    for (int k = 0; k < durationSlots; k++) {
      heatKw[k] = energy.times(shareInSlot(k)).over(slots.slotHours);
    }
    Instant end = job.latestEnd();
    if (end.isAfter(plant.horizon().end())) {
      end = plant.horizon().end();
    }
    for (int slot = 0; slot + durationSlots <= slots.count; slot++) {
      Instant from = slots.instantOf(slot);
      Instant to = slots.instantOf(slot + durationSlots);
      boolean fits = !from.isBefore(job.earliestStart()) && !to.isAfter(end);
      for (Interval window : job.mustRun()) {
        fits &= !window.start().isBefore(from) && !window.end().isAfter(to);
      }
      for (Interval window : job.cannotRun()) {
        fits &= !(window.start().isBefore(to) && from.isBefore(window.end()));
      }
      if (fits) {
        starts.add(slot);
      }
    }
    boolean beyond = false;
    for (String predecessor : job.predecessors()) {
      if (plannedIds.contains(predecessor)) {
        predecessors.add(plannedIds.indexOf(predecessor));
      } else {
        beyond = true;
      }
    }
    waitsForAJobBeyondTheHorizon = beyond;
  }

  /**
   * Whether an equipment is named, used, hot and roomy enough, available for a whole run, and free
   * of the last batch before the horizon.
   */
  boolean mayRunOn(EquipmentFacts on, int start) {
    if (start < on.firstBatchSlot) {
      return false;
    }
    for (int slot = start; slot < start + durationSlots; slot++) {
      if (slot >= slots.count || !on.mayBeOn[slot]) {
        return false;
      }
    }
    BigDecimal setpoint = job.temperatureSetpointC();
    BigDecimal limit = on.equipment.maxTemperatureC();
    boolean named =
        job.eligibleEquipment().isEmpty()
            || job.eligibleEquipment().contains(on.equipment.equipmentId());
    return named && (setpoint == null || limit == null || setpoint.compareTo(limit) <= 0);
  }

  /** The part of the heat that falls into a slot of the run. */
  private Fraction shareInSlot(int k) {
    List<BigDecimal> profile = job.powerProfile();
    if (profile.isEmpty()) {
      return Fraction.of(1, durationSlots);
    }
    Fraction from = Fraction.of(k, durationSlots);
    Fraction to = Fraction.of(k + 1L, durationSlots);
    Fraction share = Fraction.ZERO;
    for (int part = 0; part < profile.size(); part++) {
      Fraction partFrom = Fraction.of(part, profile.size());
      Fraction partTo = Fraction.of(part + 1L, profile.size());
      Fraction overlap = to.min(partTo).minus(from.max(partFrom)).max(Fraction.ZERO);
      Fraction partOfPart = overlap.times(Fraction.of(profile.size()));
      share = share.plus(Fraction.of(profile.get(part)).times(partOfPart));
    }
    return share;
  }

  /** Whether a span is this job's duration. */
  boolean lasts(Interval span) {
    return Duration.between(span.start(), span.end()).toSeconds()
        == durationSlots * slots.slotSeconds;
  }
}
