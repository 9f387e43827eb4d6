/**
 * Limits that may be broken for a price: the prices, the plant with such limits lifted, and how far
 * a schedule goes beyond each.
 *
 * <p>Start at {@link io.heatscheduler.core.relax.Violations}. Amounts and prices are exact. All
 * types immutable. <b>May depend on:</b> the packages of the plant, {@code core.grid}, {@code
 * core.cost}.
 */
@NullMarked
package io.heatscheduler.core.relax;

import org.jspecify.annotations.NullMarked;
