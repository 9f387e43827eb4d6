package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import org.jspecify.annotations.Nullable;

/**
 * Multipliers to begin with for equipment that takes time between off and on: capacity and batch
 * rows priced so that being on pays for its standby input. From zeros the steps take long to find
 * prices many times a job's own; any multipliers at least 0 are valid.
 */
final class FirstMultipliers {
  private FirstMultipliers() {}

  /** The multipliers of {@code rows}; null, all zeros, if no equipment takes time. */
  static double @Nullable [] of(FlatProblem p, Rows rows) {
    double[] first = null;
    for (int e = 0; e < p.equipment; e++) {
      if (!p.rests[e] || p.standby[e] == 0) {
        continue;
      }
      first = first == null ? new double[rows.size()] : first;
      int offset = rows.batch[e] >= 0 ? rows.batch[e] : rows.capacity[e];
      double room =
          rows.batch[e] >= 0 ? 1 : (p.capacity[e] + Units.LIMIT_TOLERANCE_OF_BOUND) * Rows.KW;
      for (int t = 0; t < p.slots; t++) {
        double on = p.standby[e] * p.price[e * p.slots + t] * Rows.MONEY;
        first[offset + t] = Math.max(0, on) / (rows.scale[offset + t] * room);
      }
    }
    return first;
  }
}
