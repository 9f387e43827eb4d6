package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.worker.SolverOutcome.Failed;
import io.heatscheduler.optimizer.worker.SolverOutcome.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs native solvers in a child process with limits on memory and wall time.
 *
 * <p>The child is started by the first request and kept for the next. A crash, an overrun or a hang
 * is a {@link Failed} outcome, never an exception and never this process's end; after a crash the
 * request is tried once more in a new child. The child ends when this process does, however that
 * happens. One thread at a time.
 */
public final class SolverProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SolverProcess.class);
  private static final long POLL_MILLIS = 50;

  private final WorkerSettings settings;
  private volatile @Nullable Child child;

  /** Nothing is started yet. */
  public SolverProcess(WorkerSettings settings) {
    this.settings = settings;
  }

  /**
   * Asks the solver and waits for its answer.
   *
   * @param listener told of plans and bounds, on this thread
   * @param cancelled asked every {@value #POLL_MILLIS} ms; true ends the child
   */
  public synchronized SolverOutcome run(
      SolverRequest request, ExactListener listener, BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    SolverOutcome first = attempt(request, listener, cancelled, begun);
    boolean crashed = first instanceof Failed failed && failed.reason() == Reason.CRASHED;
    if (!crashed || cancelled.getAsBoolean() || overtime(request, begun)) {
      return first;
    }
    LOG.warn("solver process failed, trying once more: {}", ((Failed) first).detail());
    return attempt(request, listener, cancelled, begun);
  }

  /** Process id of the child, if one is running. */
  public OptionalLong pid() {
    Child running = child;
    return running == null || !running.isAlive()
        ? OptionalLong.empty()
        : OptionalLong.of(running.pid());
  }

  /** Ends the child; a running request returns as failed. */
  @Override
  public void close() {
    Child running = child;
    if (running != null) {
      running.close();
    }
  }

  private SolverOutcome attempt(
      SolverRequest request, ExactListener listener, BooleanSupplier cancelled, long begun) {
    Child running = child;
    try {
      if (running == null || !running.isAlive()) {
        running = Child.start(settings);
        child = running;
      }
    } catch (IOException e) {
      return new Failed(Reason.NOT_STARTED, String.valueOf(e));
    }
    try {
      running.send(Frames.Type.REQUEST, MessageCodec.request(request));
      return await(running, request, listener, cancelled, begun);
    } catch (IOException e) { // the pipe broke: the child has ended
      return ended(running, Reason.CRASHED, String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ended(running, Reason.CANCELLED, "interrupted");
    }
  }

  private SolverOutcome await(
      Child running,
      SolverRequest request,
      ExactListener listener,
      BooleanSupplier cancelled,
      long begun)
      throws IOException, InterruptedException {
    while (true) {
      Child.Event event = running.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (cancelled.getAsBoolean()) {
        return ended(running, Reason.CANCELLED, "cancelled");
      }
      switch (event) {
        case Child.Event.Nothing nothing -> {
          if (overtime(request, begun)) {
            return ended(
                running,
                Reason.HUNG,
                "no answer within %s s of wall time".formatted(request.limits().wallSeconds()));
          }
          if (running.residentMegabytes() > settings.memoryMegabytes()) {
            return ended(
                running, Reason.OUT_OF_MEMORY, "over %d MB".formatted(settings.memoryMegabytes()));
          }
        }
        case Child.Event.Ended end -> {
          boolean heap = running.lastOutput().contains("OutOfMemoryError");
          return ended(running, heap ? Reason.OUT_OF_MEMORY : Reason.CRASHED, end.detail());
        }
        case Child.Event.Received(Frames.Frame frame) -> {
          switch (frame.type()) {
            case PLAN -> {
              MessageCodec.ValuedPlan found = MessageCodec.readPlan(frame.payload());
              if (found.plan() != null) {
                listener.plan(found.plan(), found.objective());
              }
            }
            case BOUND -> listener.bound(MessageCodec.readBound(frame.payload()));
            case RESULT -> {
              return new SolverOutcome.Finished(MessageCodec.readResult(frame.payload()));
            }
            case ERROR -> {
              return new Failed(
                  Reason.NOT_STARTED, new String(frame.payload(), StandardCharsets.UTF_8));
            }
            case REQUEST, PROGRESS, ALIVE, CANCEL ->
                throw new IOException("the solver process sent a " + frame.type());
          }
        }
      }
    }
  }

  private boolean overtime(SolverRequest request, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return seconds > request.limits().wallSeconds() + settings.graceSeconds();
  }

  private Failed ended(Child running, Reason reason, String why) {
    running.close();
    child = null;
    return new Failed(reason, why + running.describeEnd());
  }
}
