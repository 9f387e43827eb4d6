/**
 * Re-planning: a plan that is running, a time and what has happened give the plan of the rest and
 * its difference.
 *
 * <p>Start at {@link Replanner}. The plan is cut and rolled forward ({@code core.rolling}), the
 * events change the rest ({@code core.change}), what runs stays, each other job that moves has a
 * price, and everything is priced exactly.
 */
@NullMarked
package io.heatscheduler.agents.replan;

import org.jspecify.annotations.NullMarked;
