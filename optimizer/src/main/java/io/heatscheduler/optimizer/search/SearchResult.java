package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.problem.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a search found and proved.
 *
 * @param plan best plan; null if none was found
 * @param objective its value, money units; {@link Long#MAX_VALUE} without a plan
 * @param bound proven bound, money units, lowered by the rounding error; {@link Long#MIN_VALUE} if
 *     nothing was proven
 * @param impossibleJob index of a job that fits nowhere, which proves that no plan exists; -1
 *     otherwise
 * @param reason why the search ended
 * @param work visited slots
 */
public record SearchResult(
    @Nullable Plan plan,
    long objective,
    long bound,
    int impossibleJob,
    TerminationReason reason,
    long work) {}
