package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An exact model the search may ask: proves small problems optimal or infeasible. */
@FunctionalInterface
public interface ExactSolver {
  /** A deterministic second of an exact solver counts as this many visited slots. */
  double SLOTS_PER_SECOND = 40e6;

  /** Never answers. */
  ExactSolver NONE = (problem, incumbent, workSeconds, cancelled) -> Answer.NOTHING;

  /**
   * Searches for the cheapest plan within a reproducible amount of work.
   *
   * @param incumbent a feasible plan to start from and to beat; null: none known
   * @param workSeconds the solver's deterministic seconds
   * @param cancelled stops early
   */
  Answer finish(
      Problem problem, @Nullable Plan incumbent, double workSeconds, BooleanSupplier cancelled);

  /**
   * Searches for any plan at all, without regard to cost.
   *
   * @param workSeconds the solver's deterministic seconds
   * @param cancelled stops early
   */
  default Answer firstPlan(Problem problem, double workSeconds, BooleanSupplier cancelled) {
    return Answer.NOTHING;
  }

  /**
   * Tries to prove that no plan keeps the site's load at or below a level in some slots.
   *
   * @param slots slots of a demand component
   * @param level power units, base load included
   * @param workSeconds the solver's deterministic seconds
   * @param cancelled stops early
   * @return infeasible if it is proven; nothing else is said
   */
  default Answer within(
      Problem problem, BitSet slots, long level, double workSeconds, BooleanSupplier cancelled) {
    return Answer.NOTHING;
  }

  /**
   * Begins branch and cut on what is left of a problem; ends what it did before.
   *
   * @param leastPeaksKw floors under the peaks of the plans of interest, kW, [k]
   * @param cutoff money units; only cheaper plans are of interest
   */
  default void beginBranching(Problem problem, double[] leastPeaksKw, long cutoff) {}

  /**
   * Goes on with the branch and cut begun last.
   *
   * @param workSeconds the solver's deterministic seconds
   * @param cancelled stops early
   * @return the state so far; optimal: no plan is cheaper than its plan or, without one, than the
   *     cutoff; {@link Answer#NOTHING} if the solver cannot be asked
   */
  default Answer branch(double workSeconds, BooleanSupplier cancelled) {
    return Answer.NOTHING;
  }

  /** Its seconds as work, in visited slots. */
  static long slotsOf(double workSeconds) {
    return (long) (workSeconds * SLOTS_PER_SECOND);
  }

  /**
   * What it said.
   *
   * @param infeasible proven: no plan exists
   * @param optimal proven: {@code plan} is the cheapest, up to the model's rounding
   * @param plan best plan; null if none
   * @param bound no plan's value is lower, money units; {@link Long#MIN_VALUE} if nothing is proven
   * @param workSeconds work done
   */
  record Answer(
      boolean infeasible, boolean optimal, @Nullable Plan plan, long bound, double workSeconds) {
    /** Nothing found, nothing proven. */
    public static final Answer NOTHING = new Answer(false, false, null, Long.MIN_VALUE, 0);
  }
}
