package io.heatscheduler.optimizer;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found and proved.
 *
 * @param schedule the best schedule; null if none was found
 * @param searchObjective its cost in the search's fixed point; null without a schedule
 * @param softCost its part for {@link io.heatscheduler.optimizer.problem.SoftTerms}; the rest is
 *     the bill. 0 without such terms or a schedule
 * @param tolerance most by which {@code searchObjective - softCost} may differ from the exact bill
 *     by rounding
 * @param bound no schedule costs less than this (already lowered by the tolerance); null if nothing
 *     was proven
 * @param provenOptimal whether the schedule was proven the cheapest at the search's resolution
 * @param provenInfeasible whether it was proven that no schedule exists
 * @param reasons if infeasible, or if the solver is missing or failed: why, in words a planner
 *     uses; errors
 * @param terminationReason why the search ended
 * @param workUnits work done
 * @param solverType solvers that took part, e.g. {@code hybrid} or {@code hybrid+cp-sat+scip}
 */
public record OptimizerResult(
    @Nullable SlottedSchedule schedule,
    @Nullable BigDecimal searchObjective,
    BigDecimal softCost,
    BigDecimal tolerance,
    @Nullable BigDecimal bound,
    boolean provenOptimal,
    boolean provenInfeasible,
    List<Finding> reasons,
    TerminationReason terminationReason,
    long workUnits,
    String solverType) {
  public OptimizerResult {
    reasons = List.copyOf(reasons);
  }
}
