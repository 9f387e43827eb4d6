/**
 * Tariffs as the utility writes them: periods with energy and demand rates, seasons, demand
 * charges, prices.
 *
 * <p>Start at {@link Tariff}; {@code core.grid} lays it over the slots, {@code core.cost} makes the
 * bill. <b>Units:</b> kW, kWh, money per kWh or per kW and billing month. <b>Time:</b> local to the
 * meter. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.tariff;

import org.jspecify.annotations.NullMarked;
