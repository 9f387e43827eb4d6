package io.heatscheduler.optimizer.problem;

/**
 * What a search is given: one set of plans, a model to search in, a model to prove bounds in, and
 * what a plan really costs (docs/model/milp.md, "Tariffs that are not linear").
 *
 * @param search its prices lead the search; its limits say what is feasible
 * @param bound the same plans; none costs less than this model says, rounding apart
 * @param value what a plan costs
 */
public record Models(Problem search, Problem bound, PlanValue value) {
  /** A problem whose own objective is the cost. */
  public static Models linear(Problem problem) {
    return new Models(problem, problem, PlanValue.LINEAR);
  }

  /** Whether the bound's model prices plans as they cost, so that its optimum is theirs. */
  public boolean isLinear() {
    return value == PlanValue.LINEAR;
  }

  /** Cost of a plan in money units; {@link Long#MAX_VALUE} if it is not feasible. */
  public long costOf(Plan plan) {
    Evaluation evaluation = PlanEvaluator.evaluate(search, plan);
    return evaluation.isFeasible() ? value.of(plan, evaluation) : Long.MAX_VALUE;
  }
}
