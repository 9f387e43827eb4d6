/**
 * Lower bounds from whole-job configurations of slots: stronger than rows where minimum loads,
 * capacities and peaks decide, dearer per round.
 *
 * <p>Start at {@link io.heatscheduler.optimizer.bound.configuration.ConfigurationBound}; the model
 * and the proof of validity are in docs/model/milp.md, section Configuration bound. <b>May depend
 * on:</b> {@code optimizer.bound}, {@code optimizer.problem}, {@code optimizer.state}.
 *
 * <p><b>Units:</b> kW and money (not units) in {@code double}.
 */
@NullMarked
package io.heatscheduler.optimizer.bound.configuration;

import org.jspecify.annotations.NullMarked;
