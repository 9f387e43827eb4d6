/**
 * The optimizer's compiled, purely numeric form of a planning task, plans for it and their value.
 *
 * <p>Start at {@link Problem}; {@link PlanEvaluator} is the reference for every other way of
 * computing an objective.
 *
 * <p><b>Units:</b> power in units of 1e-9 kW, money in units of 1e-8 of the currency, both as
 * {@code long} (see {@link Units}); time in slots from the horizon's start. Symbols and constraints
 * are those of docs/model/milp.md.
 *
 * <p><b>May depend on:</b> the JDK. All public types are immutable.
 */
@NullMarked
package io.heatscheduler.optimizer.problem;

import org.jspecify.annotations.NullMarked;
