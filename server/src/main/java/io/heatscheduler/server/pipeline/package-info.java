/**
 * The six agents as stages on events, as the specification draws them: start at {@link
 * io.heatscheduler.server.pipeline.PipelineStages}.
 *
 * <pre>
 * schedule.intake.request -> 1 intake -> schedule.intake.complete
 *   -> 2 tariff -> tariff.ready, 3 equipment -> equipment.ready, both -> inputs.ready
 *   -> 4 optimization -> optimization.complete -> 5 cost -> cost.calculated
 *   -> 6 report -> report.complete
 * </pre>
 *
 * <p>A stage reads what it needs from the database, works outside a transaction, and commits its
 * products with the event that says so. Every stage is deterministic, so doing it again after a
 * crash gives the same products.
 */
@NullMarked
package io.heatscheduler.server.pipeline;

import org.jspecify.annotations.NullMarked;
