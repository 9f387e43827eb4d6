/**
 * Production jobs and the recipes that complete them.
 *
 * <p>Start at {@link Job}. <b>Units:</b> kWh heat, °C, minutes. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.job;

import org.jspecify.annotations.NullMarked;
