package io.heatscheduler.optimizer.bound;

import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lower bound by Lagrangian relaxation of the rows that couple jobs and equipment
 * (docs/model/milp.md, section Bound).
 *
 * <p>For any multipliers at least 0, the cheapest start of every job, the cheapest on/off pattern
 * of every equipment and the cheapest peak in its box, each at the multipliers' prices, sum to at
 * most the cost of every feasible plan: {@link Relaxation}. {@link LevelSteps} raise the
 * multipliers. Anytime, deterministic, O(rows) memory.
 */
public final class LagrangianBound {
  private static final int PATIENCE = 150;
  private static final int PATIENCE_IN_BOX = 45;

  private final DualPoint point;
  private final LevelSteps steps;

  /** A bound over all plans, with its first multipliers and the widest peak box. */
  public LagrangianBound(FlatProblem p) {
    this(p, PeakBox.widest(p), null, false);
  }

  /**
   * A bound over the plans of a peak box.
   *
   * @param p the problem, its starts reduced to those possible in the box
   * @param box the box
   * @param start multipliers to begin with, of a bound of the same problem; null: {@link
   *     FirstMultipliers}
   * @param packed whether to use packing rows, worth their time in narrow boxes only
   */
  public LagrangianBound(FlatProblem p, PeakBox box, double @Nullable [] start, boolean packed) {
    PackingRows packing = new PackingRows(p, box, packed);
    Rows rows = new Rows(p);
    double[] first = start == null ? FirstMultipliers.of(p, rows) : start;
    point = new DualPoint(p, rows.size() + p.slots * packing.functions, first);
    steps =
        new LevelSteps(
            point,
            new Relaxation(p, box, rows, packing, point),
            packed ? PATIENCE_IN_BOX : PATIENCE);
  }

  /**
   * Best bound in money units, rounded down with room for floating-point error; {@link
   * Long#MIN_VALUE} before the first round.
   */
  public long bound() {
    double best = steps.best();
    return best == Double.NEGATIVE_INFINITY
        ? Long.MIN_VALUE
        : (long) Math.floor(best * Units.MONEY_PER_ONE);
  }

  /** Whether further rounds cannot raise the bound by more than a millionth. */
  public boolean isConverged() {
    return steps.isConverged();
  }

  /** Multipliers of the best bound, a copy. */
  public double[] bestMultipliers() {
    return steps.bestMultipliers();
  }

  /** Best bound in money, minus infinity before the first round. */
  public double bestValue() {
    return steps.best();
  }

  /** Step size left, relative to the bound: how far a further rise is still expected. */
  public double relativeDelta() {
    return steps.relativeDelta();
  }

  /** Rounds made. */
  public long iterations() {
    return steps.rounds();
  }

  /** Work done, in the search's unit of one visited slot. */
  public long work() {
    return point.work;
  }

  /**
   * Continues.
   *
   * @param extraWork work to do now
   * @param cancelled stops early
   */
  public void advance(long extraWork, BooleanSupplier cancelled) {
    long end = point.work + extraWork;
    while (point.work < end && !steps.isConverged() && !cancelled.getAsBoolean()) {
      steps.round();
    }
  }
}
