/**
 * The search's working memory: a partial or complete plan with its exact value kept up to date move
 * by move.
 *
 * <p>Start at {@link SearchState}; {@link Insertion} finds a job's best place, {@link OnPattern}
 * decides when an equipment is on, {@link CommitmentDp} does so optimally at fixed prices.
 * Everything is single-threaded and deterministic.
 *
 * <p><b>Units:</b> those of {@code optimizer.problem}; {@code double} costs are money units.
 */
@NullMarked
package io.heatscheduler.optimizer.state;

import org.jspecify.annotations.NullMarked;
