package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.Plan;

/** Told of progress from the solver's thread; must be quick and never throw. */
public interface ExactListener {
  /** Ignores everything. */
  ExactListener NONE =
      new ExactListener() {
        @Override
        public void plan(Plan plan, long objective) {}

        @Override
        public void bound(long bound) {}
      };

  /**
   * A better feasible plan.
   *
   * @param plan the plan
   * @param objective its value, money units
   */
  void plan(Plan plan, long objective);

  /**
   * A better bound.
   *
   * @param bound no plan is cheaper than this, money units
   */
  void bound(long bound);
}
