/**
 * First feasible plans within milliseconds: jobs in several orders, at several peak levels,
 * ejecting others when one does not fit.
 *
 * <p>Start at {@link Construction}. <b>May depend on:</b> {@code optimizer.problem}, {@code
 * optimizer.state}.
 */
@NullMarked
package io.heatscheduler.optimizer.construct;

import org.jspecify.annotations.NullMarked;
