/**
 * What-if questions about a plan: why not there, what would more freedom be worth, which scenario
 * is cheaper, what does less of something cost.
 *
 * <p>Every answer is a {@link io.heatscheduler.core.change.PlantChange}, planned again by {@link
 * io.heatscheduler.agents.whatif.ReSolver} from the plan there is, priced exactly, and compared.
 * Nothing is estimated.
 */
@NullMarked
package io.heatscheduler.agents.whatif;

import org.jspecify.annotations.NullMarked;
