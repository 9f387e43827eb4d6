package io.heatscheduler.optimizer.exact;

/** A kind of hard constraint that a model can leave out, to learn what makes a plan impossible. */
public enum ConstraintFamily {
  /** Earliest starts, deadlines, must-run and cannot-run windows of the jobs. */
  TIME_WINDOWS("the jobs' time windows (earliest start, deadline, must-run, cannot-run)"),
  /** Operators on shift. */
  OPERATORS("the operators on shift"),
  /** Contractual peak. */
  PEAK_LIMIT("the contractual peak"),
  /** Maintenance and other unavailability. */
  AVAILABILITY("the equipment's unavailable times"),
  /** Heat capacity, one batch at a time, turnaround and further dimensions. */
  CAPACITY("the equipment's capacity"),
  /** Shortest run of an equipment. */
  MINIMUM_RUN("the minimum run times"),
  /** Starts per day of an equipment. */
  STARTS_PER_DAY("the starts allowed per day"),
  /** Order of jobs. */
  PREDECESSORS("the order of the jobs (predecessors)");

  private final String words;

  ConstraintFamily(String words) {
    this.words = words;
  }

  /** The family as a planner calls it. */
  public String words() {
    return words;
  }
}
