/**
 * Runs over the API: begin, watch, cancel, try again; their plans, bills and documents; questions
 * about them; dead letters.
 *
 * <p>Start at {@link io.heatscheduler.server.runs.RunsController}. Runs are worked on in {@code
 * server.pipeline}.
 *
 * <p><b>May depend on:</b> {@code server.pipeline}, {@code server.messaging}, {@code
 * server.persistence}, {@code server.audit}, {@code server.security}, {@code server.web}.
 */
@NullMarked
package io.heatscheduler.server.runs;

import org.jspecify.annotations.NullMarked;
