package io.heatscheduler.core.equipment;

import io.heatscheduler.core.time.Interval;

/**
 * A window in which equipment is off, e.g. for maintenance; it is off in every slot the window
 * touches.
 *
 * @param window when
 * @param reason maintenance, repair, offline, ...; empty if not given
 * @param notes free text; empty if not given
 */
public record Unavailability(Interval window, String reason, String notes) {}
