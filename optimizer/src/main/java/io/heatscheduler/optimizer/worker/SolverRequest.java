package io.heatscheduler.optimizer.worker;

import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a solver process can be asked. */
public sealed interface SolverRequest {
  /** What the solver may use. */
  ExactLimits limits();

  /**
   * Prove the cheapest plan, or improve and bound.
   *
   * @param incumbent a feasible plan to start from; null: none known
   */
  record Finish(Problem problem, @Nullable Plan incumbent, ExactLimits limits)
      implements SolverRequest {}

  /** Find any feasible plan, or prove that there is none. */
  record FirstPlan(Problem problem, ExactLimits limits) implements SolverRequest {}

  /**
   * Prove that no plan has so low a peak.
   *
   * @param slots slots in which the site's load is held down
   * @param level highest load there, power units, base load included
   */
  record PlanWithin(Problem problem, BitSet slots, long level, ExactLimits limits)
      implements SolverRequest {
    /** Copies the set. */
    public PlanWithin {
      slots = (BitSet) slots.clone();
    }

    @Override
    public BitSet slots() {
      return (BitSet) slots.clone();
    }
  }

  /**
   * Solve the textbook mixed-integer program.
   *
   * @param solver which solver
   */
  record Textbook(Problem problem, TextbookSolver solver, ExactLimits limits)
      implements SolverRequest {}

  /**
   * Begin branch and cut on what is left of a problem, instead of what was begun before, and work
   * for a first turn.
   *
   * @param leastPeaksKw floors under the peaks, kW, [k]
   * @param cutoff money units; only cheaper plans are of interest
   */
  record Branch(Problem problem, double[] leastPeaksKw, long cutoff, ExactLimits limits)
      implements SolverRequest {
    /** Copies the array. */
    public Branch {
      leastPeaksKw = leastPeaksKw.clone();
    }

    @Override
    public double[] leastPeaksKw() {
      return leastPeaksKw.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Branch that
          && problem.equals(that.problem)
          && Arrays.equals(leastPeaksKw, that.leastPeaksKw)
          && cutoff == that.cutoff
          && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
      return Objects.hash(problem, Arrays.hashCode(leastPeaksKw), cutoff, limits);
    }
  }

  /** Work for another turn on the branch and cut begun last. */
  record BranchOn(ExactLimits limits) implements SolverRequest {}

  /** End the branch and cut begun last, and free what it holds. */
  record BranchEnd(ExactLimits limits) implements SolverRequest {}
}
