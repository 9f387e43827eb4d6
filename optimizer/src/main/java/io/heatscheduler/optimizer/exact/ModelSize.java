package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;

/**
 * How big the exact models of a problem are.
 *
 * @param binaries start, on, start-up and shut-down binaries
 * @param entries about how many non-zeros the start binaries have in the rows of their slots
 */
public record ModelSize(long binaries, long entries) {

  /** Size of a problem's models, without building one. */
  public static ModelSize of(Problem problem) {
    long binaries = 3L * problem.equipment().size() * problem.slots();
    for (Equipment unit : problem.equipment()) {
      binaries +=
          unit.resting().isInstant() ? 0 : 3L * unit.resting().states().size() * problem.slots();
    }
    long entries = 0;
    int rowsOfSlot = 3 + problem.demand().size() + problem.dimensions();
    for (Job job : problem.jobs()) {
      for (Job.Option option : job.options()) {
        long starts = option.starts().cardinality();
        binaries += starts;
        entries += starts * job.duration() * rowsOfSlot;
      }
    }
    return new ModelSize(binaries, entries);
  }

  /** Whether the finish is worth its building time: up to 60,000 binaries, 8 million entries. */
  public boolean worthFinishing() {
    return binaries <= 60_000 && entries <= 8_000_000;
  }

  /** Seconds of work, about, until branch and cut has built its program and simplified it. */
  public double branchingBeginSeconds() {
    return 0.2 + 1.7e-4 * binaries;
  }

  /** Seconds of work, about, of a simplex iteration in branch and cut. */
  public double branchingIterationSeconds() {
    return 5e-5 + 2.2e-8 * binaries;
  }

  /** Seconds of work, about, until branch and cut has a bound worth having. */
  public double branchingRootSeconds() {
    return branchingBeginSeconds() + 1.2 * binaries * branchingIterationSeconds();
  }
}
