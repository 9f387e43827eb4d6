/**
 * What needs a person's eyes: made from the pipeline's events, acknowledged over the API.
 *
 * <p>{@link io.heatscheduler.server.alerts.AlertConsumer} hears of runs and dead letters, {@link
 * io.heatscheduler.server.alerts.PlanAlerts} says what is wrong with a plan. Open clients hear of
 * every alert by {@code server.live}.
 *
 * <p><b>May depend on:</b> {@code server.pipeline}, {@code server.messaging}, {@code
 * server.persistence}, {@code server.audit}, {@code server.security}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.alerts;

import org.jspecify.annotations.NullMarked;
