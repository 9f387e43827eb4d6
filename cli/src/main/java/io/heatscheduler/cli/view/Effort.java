package io.heatscheduler.cli.view;

import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.util.Locale;

/** How hard each plan was searched for, in words. */
final class Effort {
  private Effort() {}

  /** E.g. {@code 400 work units}. */
  static String of(OptimizerSettings settings) {
    Long effort = settings.effort();
    long units =
        effort != null
            ? effort
            : Math.round(
                settings.timeLimit().toMillis() / 1000.0 * HybridOptimizer.UNITS_PER_SECOND);
    return String.format(Locale.ROOT, "%,d work units", units);
  }
}
