/**
 * Improves plans: ruin and recreate under simulated annealing with a soft peak.
 *
 * <p>Start at {@link Annealing}. <b>May depend on:</b> {@code optimizer.problem}, {@code
 * optimizer.state}.
 */
@NullMarked
package io.heatscheduler.optimizer.improve;

import org.jspecify.annotations.NullMarked;
