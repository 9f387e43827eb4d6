package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.ExactResult;

/** How a request to a solver process ended. */
public sealed interface SolverOutcome {

  /** The solver answered. */
  record Finished(ExactResult result) implements SolverOutcome {}

  /**
   * The process did not answer; what it had reported until then stays valid.
   *
   * @param reason what happened
   * @param detail exit code and last output, for the log
   */
  record Failed(Reason reason, String detail) implements SolverOutcome {}

  /** Kinds of failure. */
  enum Reason {
    /** The process could not be started, e.g. no native build for this machine. */
    NOT_STARTED,
    /** The process ended by itself: a native crash, or out of its own heap. */
    CRASHED,
    /** The process used more memory than allowed and was ended. */
    OUT_OF_MEMORY,
    /** The process did not answer within its wall time and was ended. */
    HUNG,
    /** The caller cancelled; the process was ended. */
    CANCELLED
  }
}
