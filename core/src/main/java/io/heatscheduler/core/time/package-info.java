/**
 * Time as the plant lives it: instants and half-open intervals inside, local time only where people
 * write it.
 *
 * <p>The slot grid counts elapsed time, so a day of clock change has 92 or 100 quarter-hours. Start
 * at {@link TimeGrid}.
 */
@NullMarked
package io.heatscheduler.core.time;

import org.jspecify.annotations.NullMarked;
