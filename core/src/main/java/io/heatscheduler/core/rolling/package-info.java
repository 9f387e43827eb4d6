/**
 * Rolling forward: a plan that has run up to an instant, and what is left of it as a plant of its
 * own.
 *
 * <p>Start at {@link PlanCut}. Finished jobs leave, a running job becomes its remainder, equipment
 * carries its state over the cut, and the meter remembers the month's peaks; so the bill of the
 * rest plus {@link SunkCost} is the bill of the whole, to the last digit. <b>May depend on:</b>
 * {@code core.cost}, {@code core.grid}, {@code core.schedule} and what they depend on. All types
 * immutable.
 */
@NullMarked
package io.heatscheduler.core.rolling;

import org.jspecify.annotations.NullMarked;
