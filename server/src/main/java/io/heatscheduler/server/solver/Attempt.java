package io.heatscheduler.server.solver;

import io.heatscheduler.optimizer.worker.Child;
import io.heatscheduler.server.pipeline.Planner.Proposal;

/** How a solver process ended. */
sealed interface Attempt {
  /** It answered. */
  record Answered(Proposal proposal) implements Attempt {}

  /**
   * It did not.
   *
   * @param detail exit code and last output, for the log
   */
  record Failed(Reason reason, String detail) implements Attempt {
    /** Kinds of failure. */
    enum Reason {
      /** It ended by itself, or its answer cannot be one. */
      CRASHED,
      /** It ran out of its heap, or was ended for using more memory than allowed. */
      OUT_OF_MEMORY,
      /** It said nothing for too long, or took longer than a run may. */
      HUNG,
      /** It could not be started. */
      NOT_STARTED
    }

    /** A process whose output ended before its answer. */
    static Failed ended(Child child, String why) {
      child.close();
      Reason reason =
          child.lastOutput().contains("OutOfMemoryError") ? Reason.OUT_OF_MEMORY : Reason.CRASHED;
      return new Failed(reason, why + child.describeEnd());
    }
  }
}
