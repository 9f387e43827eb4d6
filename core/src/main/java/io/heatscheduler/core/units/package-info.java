/**
 * Power, energy and money as exact decimals.
 *
 * <p><b>Units:</b> kW, kWh, currency units. Divisions use decimal128 (34 digits, half even) and are
 * rounded once, at the bill line. Start at {@link Money}.
 */
@NullMarked
package io.heatscheduler.core.units;

import org.jspecify.annotations.NullMarked;
