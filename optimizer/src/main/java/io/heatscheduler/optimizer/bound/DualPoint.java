package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A choice of multipliers and what the relaxation finds there: the subgradient, the loads of the
 * chosen starts and patterns, and the size of the summed terms (docs/model/milp.md, section Bound).
 *
 * <p>Shared by the parts of one {@link Relaxation}, which add to it in a fixed order:
 * floating-point sums depend on it, and equal runs must give equal bounds.
 */
final class DualPoint {
  /** Slots an evaluation passes for one unit of work. */
  static final long WORK_SHARE = 3;

  /** Multiplier of each row, at least 0; R1 to R6 and R8 as in {@link Rows}, then R7. */
  final double[] multipliers;

  /** Left side less right side of each scaled row at the chosen starts, patterns and peaks. */
  final double[] gradient;

  /** Heat of the chosen starts, kW, [e * T + t]. */
  final double[] heat;

  /** Jobs running by the chosen starts, [e * T + t]. */
  final double[] batches;

  /** Use of further dimensions by the chosen starts, 1e-9 units, [(e * D + d) * T + t]. */
  final double[] dimensionUse;

  /** Operators needed by the chosen starts, [t]. */
  final double[] operators;

  /** B_t + load_t of R5 and R6, kW, [t]. */
  final double[] siteLoad;

  /** Sum of the magnitudes of the value's terms, money. */
  double magnitude;

  /** Work done over all evaluations, in the search's unit of one visited slot. */
  long work;

  private final FlatProblem p;

  /** Multipliers of {@code size} rows: those of {@code start}, 0 for the rest; null: all 0. */
  DualPoint(FlatProblem p, int size, double @Nullable [] start) {
    this.p = p;
    multipliers = start == null ? new double[size] : Arrays.copyOf(start, size);
    gradient = new double[size];
    heat = new double[p.equipment * p.slots];
    batches = new double[p.equipment * p.slots];
    dimensionUse = new double[p.equipment * p.dimensions * p.slots];
    operators = new double[p.slots];
    siteLoad = new double[p.slots];
  }

  /** Forgets the choices of the last evaluation; the base load remains. */
  void clearLoads() {
    Arrays.fill(heat, 0);
    Arrays.fill(batches, 0);
    Arrays.fill(dimensionUse, 0);
    Arrays.fill(operators, 0);
    for (int t = 0; t < p.slots; t++) {
      siteLoad[t] = p.baseLoad[t] * Rows.KW;
    }
  }
}
