/**
 * The place where it all happens: zone, currency, limits, base load, holidays and shifts.
 *
 * <p>Start at {@link Site}. <b>Units:</b> kW, °C, kg CO2 per kWh. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.site;

import org.jspecify.annotations.NullMarked;
