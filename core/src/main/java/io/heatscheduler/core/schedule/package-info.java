/**
 * Schedules: which job runs where and when, and when each equipment is on.
 *
 * <p>Start at {@link Schedule}; {@link SlottedSchedule} is the same on the slot grid.
 */
@NullMarked
package io.heatscheduler.core.schedule;

import org.jspecify.annotations.NullMarked;
