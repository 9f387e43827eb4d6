/**
 * What to do about a plant without a plan: the limits that contradict each other, and the smallest
 * change of each kind that makes a plan possible.
 *
 * <p>Start at {@link io.heatscheduler.agents.repair.RepairAdvisor}. A {@link
 * io.heatscheduler.agents.repair.Conflict} is found by leaving limits out ({@link
 * io.heatscheduler.agents.repair.ConflictFinder}), a {@link io.heatscheduler.agents.repair.Repair}
 * by planning with a price on each violation ({@link io.heatscheduler.agents.repair.RelaxedTask}).
 * See docs/infeasible.md. <b>May depend on:</b> {@code core}, {@code optimizer}, {@code
 * agents.optimization}.
 */
@NullMarked
package io.heatscheduler.agents.repair;

import org.jspecify.annotations.NullMarked;
