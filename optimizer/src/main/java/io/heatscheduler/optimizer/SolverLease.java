package io.heatscheduler.optimizer;

import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import java.util.concurrent.Semaphore;

/**
 * A solver process for one search: branch and cut keeps its tree there from turn to turn, which two
 * searches must not share.
 */
final class SolverLease implements AutoCloseable {
  private final SolverProcess process;
  private final Runnable end;

  private SolverLease(SolverProcess process, Runnable end) {
    this.process = process;
    this.end = end;
  }

  /** The caller's own process, which stays open. */
  static SolverLease of(SolverProcess process) {
    return new SolverLease(process, () -> {});
  }

  /**
   * This program's process, kept warm; if a search has it, another one that ends with the lease.
   */
  static SolverLease ofProgram() {
    if (Program.FREE.tryAcquire()) {
      return new SolverLease(Program.PROCESS, Program.FREE::release);
    }
    SolverProcess another = new SolverProcess(WorkerSettings.ofThisProgram());
    return new SolverLease(another, another::close);
  }

  /** This program's process, for a single request at any time. */
  static SolverProcess programProcess() {
    return Program.PROCESS;
  }

  SolverProcess process() {
    return process;
  }

  @Override
  public void close() {
    end.run();
  }

  /** Begun by the first request, ended with the program. */
  private static final class Program {
    static final SolverProcess PROCESS = new SolverProcess(WorkerSettings.ofThisProgram());
    static final Semaphore FREE = new Semaphore(1);

    private Program() {}
  }
}
