package io.heatscheduler.agents;

import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.optimizer.ProgressListener;

/** Told what happens in a run; called from the run's threads, must be quick and never throw. */
public interface PipelineListener extends ProgressListener {
  /** Ignores everything. */
  PipelineListener NONE = new PipelineListener() {};

  /** A stage is done. */
  default void onEvent(PipelineEvent event) {}

  /** The search has news. */
  @Override
  default void onProgress(Progress progress) {}
}
