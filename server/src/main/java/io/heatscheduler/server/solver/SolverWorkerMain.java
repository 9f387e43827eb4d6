package io.heatscheduler.server.solver;

import ch.qos.logback.classic.Level;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.optimizer.worker.Frames;
import io.heatscheduler.optimizer.worker.Frames.Frame;
import io.heatscheduler.server.pipeline.DirectPlanner;
import io.heatscheduler.server.pipeline.Planner.Proposal;
import io.heatscheduler.server.pipeline.Planner.Task;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of one search: reads a task, answers with a proposal, ends.
 *
 * <p>Standard input is read all the time, so the process ends at once when its parent dies.
 */
public final class SolverWorkerMain {
  private static final int PARENT_GONE = 10;
  private static final long TICK_MILLIS = 250;
  private static final byte[] NOTHING = {};

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Frames.Reader in = new Frames.Reader(System.in);
  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<@Nullable Progress> news = new AtomicReference<>();

  private SolverWorkerMain() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    System.setOut(System.err); // standard output carries frames only
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.WARN);
    }
    new SolverWorkerMain().run();
  }

  private void run() throws IOException {
    DirectPlanner planner = new DirectPlanner(Pipeline::withAdvice);
    Frame request = in.next();
    if (request == null) {
      return;
    }
    Thread.ofPlatform().daemon().name("orders").start(this::listen);
    Task task = WorkerMessages.task(request.payload());
    Proposal proposal;
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("news").unstarted(work));
    ScheduledFuture<?> ticking =
        ticks.scheduleAtFixedRate(this::tell, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      proposal = planner.plan(task, new Latest(), cancellation);
    } finally {
      ticking.cancel(false);
      ticks.shutdown();
    }
    tell();
    send(Frames.Type.RESULT, WorkerMessages.proposal(proposal));
    Runtime.getRuntime().halt(0); // with the solvers' process below it
  }

  /** Keeps the latest news; the ticks tell it, so that a quick search does not flood the pipe. */
  private final class Latest implements PipelineListener {
    @Override
    public void onProgress(Progress progress) {
      news.set(progress);
    }
  }

  private void tell() {
    Progress latest = news.getAndSet(null);
    try {
      send(
          latest == null ? Frames.Type.ALIVE : Frames.Type.PROGRESS,
          latest == null ? NOTHING : WorkerMessages.progress(latest));
    } catch (IOException gone) {
      Runtime.getRuntime().halt(PARENT_GONE);
    }
  }

  private void listen() {
    try {
      while (in.next() != null) { // the only further order is to stop
        cancellation.cancel();
      }
    } catch (IOException damaged) {
      System.err.println(damaged);
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }

  private synchronized void send(Frames.Type type, byte[] payload) throws IOException {
    Frames.write(out, type, payload);
  }
}
