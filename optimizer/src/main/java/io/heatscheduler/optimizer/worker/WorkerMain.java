package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.BranchAndCut;
import io.heatscheduler.optimizer.exact.CpSatFinish;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.PeakProof;
import io.heatscheduler.optimizer.exact.TextbookModel;
import io.heatscheduler.optimizer.problem.Plan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The solver child process: answers one request after the other until its standard input closes.
 *
 * <p>Standard input is read all the time, so the process ends at once when its parent dies or
 * closes the pipe, even in the middle of a solve.
 */
public final class WorkerMain {
  /** Exit code after the parent has gone. */
  static final int PARENT_GONE = 10;

  private static final int BAD_FRAME = 11;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();

  private @Nullable BranchAndCut branching;

  private WorkerMain() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    WorkerMain worker = new WorkerMain();
    System.setOut(System.err); // standard output carries frames only
    Thread reader = new Thread(worker::readRequests, "requests");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      worker.answer(worker.requests.take());
    }
  }

  private void readRequests() {
    Frames.Reader in = new Frames.Reader(System.in);
    try {
      Frames.Frame frame = in.next();
      while (frame != null) {
        requests.add(frame.payload());
        frame = in.next();
      }
    } catch (IOException e) {
      System.err.println(e);
      Runtime.getRuntime().halt(BAD_FRAME);
    }
    Runtime.getRuntime().halt(PARENT_GONE);
  }

  private void answer(byte[] request) throws IOException {
    try {
      send(Frames.Type.RESULT, MessageCodec.result(solve(MessageCodec.readRequest(request))));
    } catch (IllegalArgumentException | IllegalStateException | UnsatisfiedLinkError e) {
      send(Frames.Type.ERROR, String.valueOf(e).getBytes(StandardCharsets.UTF_8));
    }
  }

  private ExactResult solve(SolverRequest request) {
    ExactListener listener = new Sender();
    return switch (request) {
      case SolverRequest.Finish finish ->
          new CpSatFinish(finish.problem(), finish.limits()).solve(finish.incumbent(), listener);
      case SolverRequest.FirstPlan first ->
          new CpSatFinish(first.problem(), first.limits()).firstPlan(listener);
      case SolverRequest.PlanWithin within ->
          PeakProof.prove(within.problem(), within.slots(), within.level(), within.limits());
      case SolverRequest.Textbook textbook ->
          TextbookModel.solve(textbook.problem(), textbook.solver(), textbook.limits(), listener);
      case SolverRequest.Branch branch -> {
        endBranching();
        BranchAndCut begun =
            BranchAndCut.of(branch.problem(), branch.leastPeaksKw(), branch.cutoff()).orElse(null);
        branching = begun;
        yield begun == null
            ? ExactResult.unknown(ExactResult.NO_BOUND, 0, 0)
            : begun.advance(branch.limits().workSeconds());
      }
      case SolverRequest.BranchOn on -> {
        BranchAndCut begun = branching;
        if (begun == null) {
          throw new IllegalStateException("no branch and cut was begun in this process");
        }
        yield begun.advance(on.limits().workSeconds());
      }
      case SolverRequest.BranchEnd end -> {
        endBranching();
        yield ExactResult.unknown(ExactResult.NO_BOUND, 0, 0);
      }
    };
  }

  private void endBranching() {
    BranchAndCut begun = branching;
    if (begun != null) {
      begun.close();
      branching = null;
    }
  }

  private synchronized void send(Frames.Type type, byte[] payload) throws IOException {
    Frames.write(out, type, payload);
  }

  /** Sends progress to the parent. */
  private final class Sender implements ExactListener {
    private @Nullable Long lastBound;

    @Override
    public void plan(Plan plan, long objective) {
      try {
        send(Frames.Type.PLAN, MessageCodec.plan(plan, objective));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void bound(long bound) {
      if (lastBound != null && bound <= lastBound) {
        return;
      }
      lastBound = bound;
      try {
        send(Frames.Type.BOUND, MessageCodec.bound(bound));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
