package io.heatscheduler.optimizer.problem;

/**
 * What a feasible plan costs. Most tariffs are linear in what a {@link Problem} says, and its
 * objective is the cost; energy tiers, falling demand tiers, averaging intervals and minimum bills
 * are not, and the exact bill is asked.
 */
@FunctionalInterface
public interface PlanValue {
  /** The problem's own objective. */
  PlanValue LINEAR = (plan, evaluation) -> evaluation.objective();

  /**
   * Cost of a plan, money units.
   *
   * @param plan a feasible plan
   * @param evaluation what the problem says of it
   */
  long of(Plan plan, Evaluation evaluation);
}
