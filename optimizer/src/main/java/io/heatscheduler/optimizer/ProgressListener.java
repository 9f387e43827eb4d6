package io.heatscheduler.optimizer;

/** Told where a search stands, from the search's own threads; must be quick and never throw. */
@FunctionalInterface
public interface ProgressListener {
  /** Ignores everything. */
  ProgressListener NONE = progress -> {};

  /** A better incumbent or bound, a new phase, or a sign of life at least every second. */
  void onProgress(Progress progress);
}
