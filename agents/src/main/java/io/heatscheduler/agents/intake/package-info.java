/**
 * Agent 1 of 6: reads and checks site, horizon, shifts, recipes and jobs, and joins them with
 * tariff and equipment to a complete plant.
 *
 * <p>Start at {@link io.heatscheduler.agents.intake.ScheduleIntakeAgent}; the join is {@link
 * io.heatscheduler.agents.intake.PlantJoin}. No file format and no solver is known here.
 */
@NullMarked
package io.heatscheduler.agents.intake;

import org.jspecify.annotations.NullMarked;
