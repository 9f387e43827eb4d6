package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.result.PublishedFiles;

/** Verifies and prices the schedule of a stored run from its input alone, without a solver. */
public final class PricedRun {
  private PricedRun() {}

  /** The run's plan and exact bill, or why its schedule cannot be one of its input. */
  public static Outcome<VerifiedRun> of(RunRecords runs, Run run) {
    return of(StoredRun.of(runs, run), run.settings().maxJobs());
  }

  /** The same of what is kept of a run. */
  static Outcome<VerifiedRun> of(StoredRun kept, int maxJobs) {
    return new RunVerifier(source -> Pipeline.read(source, maxJobs), new PublishedFiles())
        .price(kept);
  }
}
