package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One heating operation, compiled (docs/model/milp.md, symbols of j).
 *
 * @param id published identifier, for messages and events
 * @param heat heat output needed in each slot of the run, power units; its length is the duration
 * @param operators people needed in each slot of the run
 * @param uses share of each further dimension needed in each slot of the run, 1e-9 units
 * @param predecessors indexes of jobs that must have ended before this one starts, ascending
 * @param options equipment it may run on, ascending by index, each with its allowed starts; empty
 *     start sets are dropped
 */
public record Job(
    String id, long[] heat, int operators, long[] uses, int[] predecessors, List<Option> options) {

  /**
   * An equipment a job may run on.
   *
   * @param equipment index of the equipment
   * @param starts allowed start slots (windows, must-run and cannot-run windows, and after {@link
   *     StaticFilters} everything else that a single job can violate)
   */
  public record Option(int equipment, BitSet starts) {
    /** Copies the set. */
    public Option {
      starts = (BitSet) starts.clone();
    }

    /** A copy. */
    @Override
    public BitSet starts() {
      return (BitSet) starts.clone();
    }

    /** Whether the job may start in a slot. */
    public boolean allows(int slot) {
      return starts.get(slot);
    }

    /** First allowed start. */
    public int earliestStart() {
      return starts.nextSetBit(0);
    }

    /** Last allowed start. */
    public int latestStart() {
      return starts.length() - 1;
    }
  }

  /** Checks ranges and copies arrays. */
  public Job {
    Check.that(heat.length > 0, "job %s needs a duration of at least one slot", id);
    for (long h : heat) {
      Check.that(
          h >= 0 && h <= Units.MAX_POWER,
          "heat (%d) of job %s must be from 0 to %d",
          h,
          id,
          Units.MAX_POWER);
    }
    Check.that(operators >= 0, "operators (%d) of job %s must be at least 0", operators, id);
    for (long use : uses) {
      Check.that(
          use >= 0 && use <= Long.MAX_VALUE / 10_000,
          "use (%d) of job %s is out of range",
          use,
          id);
    }
    heat = heat.clone();
    uses = uses.clone();
    predecessors = predecessors.clone();
    Arrays.sort(predecessors);
    options = options.stream().filter(o -> o.earliestStart() >= 0).toList();
    for (int i = 1; i < options.size(); i++) {
      Check.that(
          options.get(i - 1).equipment() < options.get(i).equipment(),
          "options of job %s must ascend by equipment",
          id);
    }
  }

  /** The same job with other options. */
  public Job withOptions(List<Option> remaining) {
    return new Job(id, heat, operators, uses, predecessors, remaining);
  }

  /** Slots of the run. */
  public int duration() {
    return heat.length;
  }

  /** Heat in the k-th slot of the run, power units. */
  public long heat(int k) {
    return heat[k];
  }

  /** Share of a further dimension, 1e-9 units. */
  public long uses(int dimension) {
    return uses[dimension];
  }

  /** Whether heat is the same in every slot of the run. */
  public boolean isConstant() {
    for (long h : heat) {
      if (h != heat[0]) {
        return false;
      }
    }
    return true;
  }

  /** Highest heat over the run, power units. */
  public long highestHeat() {
    return Arrays.stream(heat).max().orElse(0);
  }

  /** A copy. */
  @Override
  public long[] heat() {
    return heat.clone();
  }

  /** A copy. */
  @Override
  public long[] uses() {
    return uses.clone();
  }

  /** A copy. */
  @Override
  public int[] predecessors() {
    return predecessors.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Job that
        && id.equals(that.id)
        && Arrays.equals(heat, that.heat)
        && operators == that.operators
        && Arrays.equals(uses, that.uses)
        && Arrays.equals(predecessors, that.predecessors)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
