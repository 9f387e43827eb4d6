/**
 * The connection to Redis, which several processes share for what may be lost: counts of requests.
 * Nothing that an answer depends on is kept there, so that its loss makes no answer wrong.
 *
 * <p><b>May depend on:</b> Lettuce.
 */
@NullMarked
package io.heatscheduler.server.redis;

import org.jspecify.annotations.NullMarked;
