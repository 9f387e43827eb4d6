/**
 * The limits of a plant one by one: each can be named in a planner's words and dropped.
 *
 * <p>Start at {@link io.heatscheduler.core.limit.Limits}. Used to say which limits contradict each
 * other, and to plan with some of them relaxed. All types immutable. <b>May depend on:</b> the
 * packages of the plant.
 */
@NullMarked
package io.heatscheduler.core.limit;

import org.jspecify.annotations.NullMarked;
