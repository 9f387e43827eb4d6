/**
 * Exact cost: what a schedule draws, the bill it causes, what each job and heater has part in, and
 * the savings against a baseline.
 *
 * <p>Start at {@link CostCalculator}. Every formula is a sentence of the plant format, "Equipment
 * and jobs" or "Money". <b>Units:</b> kW, kWh, money of the site's currency, kg CO2; decimal128,
 * each bill line rounded once to six decimals. <b>May depend on:</b> {@code core.grid}, {@code
 * core.schedule} and what they depend on. All results immutable.
 */
@NullMarked
package io.heatscheduler.core.cost;

import org.jspecify.annotations.NullMarked;
