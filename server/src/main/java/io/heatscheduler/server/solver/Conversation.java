package io.heatscheduler.server.solver;

import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.worker.Child;
import io.heatscheduler.optimizer.worker.Frames;
import io.heatscheduler.optimizer.worker.Frames.Frame;
import io.heatscheduler.server.pipeline.Planner;
import io.heatscheduler.server.pipeline.Planner.Planned;
import io.heatscheduler.server.pipeline.Planner.Proposal;
import io.heatscheduler.server.solver.Attempt.Answered;
import io.heatscheduler.server.solver.Attempt.Failed;
import io.heatscheduler.server.solver.Attempt.Failed.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Listens to a solver process until it answers, fails or breaks a limit. */
final class Conversation {
  private static final long POLL_MILLIS = 200;
  private static final byte[] NOTHING = {};

  /** A search stops within a second or two of being asked. */
  private static final Duration TO_CANCEL = Duration.ofSeconds(30);

  /** A Java program on a machine that has much else to do. */
  private static final Duration TO_START = Duration.ofMinutes(2);

  private final Child child;
  private final Planner.Task task;
  private final SolverLimits limits;
  private final PipelineListener listener;
  private final Cancellation cancellation;
  private final long begun = System.nanoTime();
  private long heard = begun;
  private boolean spoke;
  private long mustEnd;

  Conversation(
      Child child,
      Planner.Task task,
      SolverLimits limits,
      PipelineListener listener,
      Cancellation cancellation) {
    this.child = child;
    this.task = task;
    this.limits = limits;
    this.listener = listener;
    this.cancellation = cancellation;
    this.mustEnd = begun + limits.wallOf(task.settings()).toNanos();
  }

  Attempt run() throws IOException, InterruptedException {
    boolean asked = false;
    while (true) {
      Child.Event event = child.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      long now = System.nanoTime();
      if (event instanceof Child.Event.Ended end) {
        return Failed.ended(child, end.detail());
      }
      if (event instanceof Child.Event.Received(Frame frame)) {
        heard = now;
        spoke = true;
        if (frame.type() == Frames.Type.RESULT) {
          return answer(WorkerMessages.proposal(frame.payload()));
        }
        if (frame.type() == Frames.Type.PROGRESS) {
          listener.onProgress(WorkerMessages.progress(frame.payload()));
        }
      }
      if (cancellation.isRequested() && !asked) {
        child.send(Frames.Type.CANCEL, NOTHING);
        asked = true;
        mustEnd = Math.min(mustEnd, now + TO_CANCEL.toNanos());
      }
      Duration silence = spoke ? limits.silence() : TO_START;
      if (now > mustEnd || now - heard > silence.toNanos()) {
        return failed(
            Reason.HUNG, now > mustEnd ? "no answer in time" : "no sign of life for " + silence);
      }
      if (child.residentMegabytes() > limits.memoryMegabytes()) {
        return failed(Reason.OUT_OF_MEMORY, "over %d MB".formatted(limits.memoryMegabytes()));
      }
    }
  }

  /** The documents must be of this task; agent 5 checks what they say. */
  private Attempt answer(Proposal proposal) {
    if (proposal instanceof Planned planned
        && !(planned.documents().keySet().containsAll(Set.of(Planner.INPUT, Planner.SCHEDULE))
            && task.documents().containsAll(planned.documents().keySet())
            && Arrays.equals(planned.documents().get(Planner.INPUT), task.input()))) {
      return failed(Reason.CRASHED, "its answer is of another input");
    }
    return new Answered(proposal);
  }

  private Failed failed(Reason reason, String why) {
    child.close();
    return new Failed(reason, why + child.describeEnd());
  }
}
