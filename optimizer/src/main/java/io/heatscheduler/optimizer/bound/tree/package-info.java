/**
 * Branch and bound over parts of all plans: peak boxes, then jobs.
 *
 * <p>Start at {@link io.heatscheduler.optimizer.bound.tree.BoundTree}. <b>May depend on:</b> {@code
 * optimizer.bound}, {@code optimizer.bound.configuration}, {@code optimizer.problem}, {@code
 * optimizer.state}.
 */
@NullMarked
package io.heatscheduler.optimizer.bound.tree;

import org.jspecify.annotations.NullMarked;
