package io.heatscheduler.optimizer.exact;

import io.heatscheduler.core.Check;
import io.heatscheduler.optimizer.problem.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an exact model.
 *
 * @param status what is known
 * @param plan best plan, feasible by {@link io.heatscheduler.optimizer.problem.PlanEvaluator}; null
 *     if none
 * @param objective its value by the same evaluator, money units; {@link Long#MAX_VALUE} without a
 *     plan
 * @param bound no plan is cheaper than this, money units, already lowered by {@code boundError};
 *     {@link #NO_BOUND} if nothing was proven
 * @param boundError most by which the model's own value of a plan may differ from the evaluator's
 *     through rounding, money units, at least 0
 * @param work work done, in the solver's deterministic seconds; NaN if it has none
 * @param messages what a planner should know, e.g. why no plan exists
 */
public record ExactResult(
    ExactStatus status,
    @Nullable Plan plan,
    long objective,
    long bound,
    long boundError,
    double work,
    List<String> messages) {
  /** The bound when nothing is proven. */
  public static final long NO_BOUND = Long.MIN_VALUE;

  public ExactResult {
    Check.that(
        (plan != null) == (status == ExactStatus.OPTIMAL || status == ExactStatus.FEASIBLE),
        "status %s does not fit a plan that is %s",
        status,
        plan == null ? "absent" : "present");
    Check.that(boundError >= 0, "bound error (%d) must be at least 0", boundError);
    messages = List.copyOf(messages);
  }

  /** Nothing found, nothing proven. */
  public static ExactResult unknown(long bound, long boundError, double work) {
    return new ExactResult(
        ExactStatus.UNKNOWN, null, Long.MAX_VALUE, bound, boundError, work, List.of());
  }

  /** Proven that no plan exists. */
  public static ExactResult infeasible(double work, List<String> messages) {
    return new ExactResult(
        ExactStatus.INFEASIBLE, null, Long.MAX_VALUE, NO_BOUND, 0, work, messages);
  }

  /** The same with messages. */
  public ExactResult withMessages(List<String> told) {
    return new ExactResult(status, plan, objective, bound, boundError, work, told);
  }
}
