/**
 * A second, independent reading of the plant format: exact fractions, plain enumeration, no search.
 *
 * <p>Start at {@link BruteForceOracle} for the optimum of a tiny plant and at {@link
 * ScheduleAppraiser} for the cost and the violations of any schedule. Nothing here calls {@code
 * core.grid}, {@code core.cost}, {@code core.verify} or the optimizer; only the plain records of
 * core are read, so that an error in one reading of the format shows as a difference to the other.
 */
@NullMarked
package io.heatscheduler.testkit.oracle;

import org.jspecify.annotations.NullMarked;
