/**
 * The independent check of schedules and bills: feasibility and cost re-derived from the inputs
 * alone.
 *
 * <p>Start at {@link ScheduleVerifier}. It shares the grid with the makers of schedules, but none
 * of their code: windows, runs and limits are compared here as instants, from the plant's own
 * words. <b>May depend on:</b> {@code core.grid}, {@code core.schedule}, {@code core.cost}.
 */
@NullMarked
package io.heatscheduler.core.verify;

import org.jspecify.annotations.NullMarked;
