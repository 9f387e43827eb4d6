/**
 * Plant data over the API: schedules with their jobs, equipment, tariffs and sites, each change
 * checked by the agents as the command line does, and audited.
 *
 * <p>Start at {@link io.heatscheduler.server.plant.ScheduleIntake}.
 *
 * <p><b>May depend on:</b> {@code core}, {@code agents}, {@code formats}, {@code
 * server.persistence}, {@code server.audit}, {@code server.messaging}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.plant;

import org.jspecify.annotations.NullMarked;
