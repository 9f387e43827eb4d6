/**
 * Expected results of a stage: done with findings, or rejected with all findings.
 *
 * <p>Start at {@link Outcome}. Bad input, infeasible plans and reached limits are outcomes; only
 * bugs are exceptions.
 */
@NullMarked
package io.heatscheduler.core.outcome;

import org.jspecify.annotations.NullMarked;
