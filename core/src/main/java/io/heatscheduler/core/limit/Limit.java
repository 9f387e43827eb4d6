package io.heatscheduler.core.limit;

import io.heatscheduler.core.time.Interval;

/**
 * One thing a plant demands of every schedule. Dropping it only ever allows more schedules.
 *
 * <p>What equipment can do at all (temperature, activity, efficiency, minimum load) and the horizon
 * are facts, not limits.
 */
public sealed interface Limit {

  /** A limit of one job. */
  sealed interface OfJob extends Limit {
    /** The job. */
    String jobId();
  }

  /** A limit of one equipment. */
  sealed interface OfEquipment extends Limit {
    /** The equipment. */
    String equipmentId();
  }

  /** The job is planned at all; dropped with every other limit of the job. */
  record Planned(String jobId) implements OfJob {}

  /** The job's earliest start; dropped: the horizon's start. */
  record EarliestStart(String jobId) implements OfJob {}

  /** The job's deadline; dropped: the horizon's end. */
  record Deadline(String jobId) implements OfJob {}

  /** The job's must-run and cannot-run windows. */
  record Windows(String jobId) implements OfJob {}

  /** The equipment the job names; dropped: all that can serve it. */
  record Eligibility(String jobId) implements OfJob {}

  /** The job waits for its predecessor. */
  record Order(String jobId, String predecessorId) implements OfJob {}

  /** One window in which an equipment is off. */
  record Maintenance(String equipmentId, Interval window) implements OfEquipment {}

  /** Heat capacity, one batch at a time with turnaround, and further dimensions. */
  record Capacity(String equipmentId) implements OfEquipment {}

  /** Shortest run. */
  record MinimumRun(String equipmentId) implements OfEquipment {}

  /** Starts per local date. */
  record StartsPerDay(String equipmentId) implements OfEquipment {}

  /** Operators of the shifts of one name. */
  record ShiftOperators(String shift) implements Limit {}

  /** No operators outside all shifts; only dropped together with every {@link ShiftOperators}. */
  record OutsideShifts() implements Limit {}

  /** The contractual peak. */
  record PeakLimit() implements Limit {}
}
