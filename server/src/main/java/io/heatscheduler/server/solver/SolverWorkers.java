package io.heatscheduler.server.solver;

import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.worker.Child;
import io.heatscheduler.optimizer.worker.Frames;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.server.pipeline.Planner;
import io.heatscheduler.server.solver.Attempt.Answered;
import io.heatscheduler.server.solver.Attempt.Failed;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans in processes of their own, one for each run, so that nothing of one tenant's run is left
 * for the next. A process that crashes, runs out of memory or hangs costs its run a second attempt,
 * and then the run ends with a finding that says so.
 */
public final class SolverWorkers implements Planner, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SolverWorkers.class);

  private final SolverLimits limits;
  private final WorkerSettings settings;
  private final AtomicReference<@Nullable Child> standby = new AtomicReference<>();
  private final Set<Child> working = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Processes of this program's own Java and class path. */
  public SolverWorkers(SolverLimits limits) {
    this.limits = limits;
    this.settings =
        WorkerSettings.ofThisProgram().withMemory(limits.heapMegabytes(), limits.memoryMegabytes());
  }

  @Override
  public Proposal plan(Task task, PipelineListener listener, Cancellation cancellation) {
    Attempt first = attempt(task, listener, cancellation);
    if (first instanceof Answered(Proposal proposal)) {
      return proposal;
    }
    if (closed) { // no failure of the run: it is delivered again
      throw new IllegalStateException(
          "the server stops while run %s is planned".formatted(task.runId()));
    }
    LOG.warn("run {}: the solver process failed, trying once more: {}", task.runId(), first);
    if (cancellation.isRequested()) {
      return new NotPlanned(true, "cancelled", List.of(), null);
    }
    return switch (attempt(task, listener, cancellation)) {
      case Answered(Proposal proposal) -> proposal;
      case Failed ignored when cancellation.isRequested() ->
          new NotPlanned(true, "cancelled", List.of(), null);
      case Failed failed -> {
        LOG.error("run {}: the solver process failed again: {}", task.runId(), failed);
        yield new NotPlanned(false, "solver_failed", List.of(finding(failed)), null);
      }
    };
  }

  private Attempt attempt(Task task, PipelineListener listener, Cancellation cancellation) {
    Child child;
    try {
      child = take();
    } catch (IOException unstartable) {
      return new Failed(Failed.Reason.NOT_STARTED, String.valueOf(unstartable));
    }
    working.add(child);
    try {
      child.send(Frames.Type.REQUEST, WorkerMessages.task(task));
      prepareNext();
      return new Conversation(child, task, limits, listener, cancellation).run();
    } catch (IOException broken) {
      return Failed.ended(child, String.valueOf(broken));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a search was running", stop);
    } finally {
      child.close();
      working.remove(child);
    }
  }

  private Child take() throws IOException {
    if (closed) {
      throw new IOException("the server stops");
    }
    Child loaded = standby.getAndSet(null);
    if (loaded != null && loaded.isAlive()) {
      return loaded;
    }
    if (loaded != null) {
      loaded.close();
    }
    return Child.start(settings, SolverWorkerMain.class);
  }

  /** Loads the process of the next run while this one works. */
  private void prepareNext() throws IOException {
    if (standby.get() == null && !closed) {
      Child next = Child.start(settings, SolverWorkerMain.class);
      if (!standby.compareAndSet(null, next)) {
        next.close();
      }
      if (closed) {
        closeStandby();
      }
    }
  }

  /** Process ids of the searches in progress. */
  Set<Long> pids() {
    return working.stream().map(Child::pid).collect(Collectors.toUnmodifiableSet());
  }

  private static Finding finding(Failed failed) {
    return Finding.error(
        "SOLVER_" + failed.reason(),
        Location.of("schedule-optimization"),
        switch (failed.reason()) {
          case CRASHED -> "The process of the search crashed twice.";
          case OUT_OF_MEMORY -> "The search needs more memory than its process may use.";
          case HUNG -> "The process of the search did not answer in time, twice.";
          case NOT_STARTED -> "The process of the search could not be started.";
        },
        switch (failed.reason()) {
          case OUT_OF_MEMORY ->
              "Raise heatscheduler.solver.heap and .memory, or plan fewer jobs at once.";
          case HUNG -> "Raise heatscheduler.solver.wall-limit, or ask for less effort.";
          case CRASHED, NOT_STARTED ->
              "Retry the run; if it fails again, report it with the server's log.";
        });
  }

  private void closeStandby() {
    Child loaded = standby.getAndSet(null);
    if (loaded != null) {
      loaded.close();
    }
  }

  /** Ends every process; runs in progress come again at the next start. */
  @Override
  public void close() {
    closed = true;
    closeStandby();
    working.forEach(Child::close);
  }
}
