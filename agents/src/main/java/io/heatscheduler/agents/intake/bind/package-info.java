/**
 * From raw nodes to typed values: every wrong kind, number, time or name becomes a finding with its
 * place and its remedy.
 *
 * <p>Start at {@link io.heatscheduler.agents.intake.bind.Fields}. Nothing here knows what a job, a
 * tariff or a heater is.
 */
@NullMarked
package io.heatscheduler.agents.intake.bind;

import org.jspecify.annotations.NullMarked;
