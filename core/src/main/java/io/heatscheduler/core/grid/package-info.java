/**
 * The plant laid over its slots: every rule of time, tariff and efficiency applied once, exactly,
 * for all readers.
 *
 * <p>Start at {@link PlantGrid}. Cost, verification, baseline and optimiser all read the same grid,
 * so a rule such as "a shift counts for a slot it covers whole" has one home. <b>Units:</b> kW,
 * money per kWh, slot indexes from 0.
 */
@NullMarked
package io.heatscheduler.core.grid;

import org.jspecify.annotations.NullMarked;
