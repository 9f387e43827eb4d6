/**
 * Baselines the savings are measured against: first in, first out, and the plant's own plan.
 *
 * <p>Start at {@link FifoBaseline}. The rules are the plant format's "FIFO baseline". <b>Units:</b>
 * kW, slots. <b>May depend on:</b> {@code core.grid}, {@code core.schedule}, {@code core.verify}.
 */
@NullMarked
package io.heatscheduler.core.baseline;

import org.jspecify.annotations.NullMarked;
