/**
 * Lower bounds on the cost of every plan.
 *
 * <p>Start at {@link LagrangianBound}, whose value is a {@code Relaxation} raised by {@code
 * LevelSteps}; the relaxation and the proof that any multipliers give a valid bound are in
 * docs/model/milp.md. <b>May depend on:</b> {@code optimizer.problem}, {@code optimizer.state}.
 *
 * <p><b>Units:</b> kW and money (not units) in {@code double}, until the bound is rounded down to
 * money units.
 */
@NullMarked
package io.heatscheduler.optimizer.bound;

import org.jspecify.annotations.NullMarked;
