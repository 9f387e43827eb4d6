package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.optimizer.Progress;
import io.heatscheduler.optimizer.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps every change of a search's incumbent and bound, and passes all news on; safe for use by
 * several threads.
 *
 * <p>Changes at the same amount of work are one step, so that the steps do not depend on how often
 * the search tells of itself.
 */
final class SearchTrace implements ProgressListener {
  private final ProgressListener next;
  private final List<TimedStep> steps = new ArrayList<>();

  SearchTrace(ProgressListener next) {
    this.next = next;
  }

  @Override
  public void onProgress(Progress progress) {
    record(progress);
    next.onProgress(progress);
  }

  private synchronized void record(Progress progress) {
    if (progress.incumbent() == null && progress.bound() == null) {
      return;
    }
    SearchStep step = new SearchStep(progress.workUnits(), progress.incumbent(), progress.bound());
    if (!steps.isEmpty()) {
      SearchStep last = steps.getLast().step();
      if (Objects.equals(last.incumbent(), step.incumbent())
          && Objects.equals(last.bound(), step.bound())) {
        return;
      }
      if (last.workUnits() == step.workUnits()) {
        steps.removeLast();
      }
    }
    steps.add(new TimedStep(progress.elapsed(), step));
  }

  synchronized List<TimedStep> steps() {
    return List.copyOf(steps);
  }
}
