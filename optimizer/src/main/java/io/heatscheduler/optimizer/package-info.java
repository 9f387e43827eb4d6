/**
 * Finds schedules and proves how good they are; the only user of OR-Tools.
 *
 * <p>Start at {@link PlantOptimizer}, the port every solver sits behind. The model and the proofs
 * of its bounds are in docs/model/milp.md.
 */
@NullMarked
package io.heatscheduler.optimizer;

import org.jspecify.annotations.NullMarked;
