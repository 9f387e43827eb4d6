/**
 * Heaters, boilers, furnaces and heat pumps: what they can deliver, what that draws, and when they
 * may run.
 *
 * <p>Start at {@link Equipment}. <b>Units:</b> kW heat unless input is named, percent, °C. All
 * types immutable.
 */
@NullMarked
package io.heatscheduler.core.equipment;

import org.jspecify.annotations.NullMarked;
