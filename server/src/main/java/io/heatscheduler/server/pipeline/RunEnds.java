package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Outbox;
import java.util.List;

/** Ends of runs without a plan, with the event that says so. */
final class RunEnds {
  private final RunRecords runs;
  private final Outbox outbox;

  RunEnds(RunRecords runs, Outbox outbox) {
    this.runs = runs;
    this.outbox = outbox;
  }

  /** Ends a locked run because there is no plan. */
  void fail(Run run, String stage, List<Finding> why) {
    runs.end(run.id(), RunStatus.FAILED, stage, why);
    emit(run, Topics.RUN_FAILED);
  }

  /** Ends a locked run because somebody asked. */
  void cancel(Run run, String stage, List<Finding> told) {
    runs.end(run.id(), RunStatus.CANCELLED, stage, told);
    emit(run, Topics.RUN_CANCELLED);
  }

  /** Adds the next event of a run. */
  void emit(Run run, String type) {
    outbox.add(Event.of(run.tenant(), type, "run", run.id()));
  }
}
