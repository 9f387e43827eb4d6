/**
 * One planning task, complete and typed: site, horizon, shifts, equipment, tariff, recipes and
 * jobs.
 *
 * <p>Start at {@link Plant}.
 */
@NullMarked
package io.heatscheduler.core.plant;

import org.jspecify.annotations.NullMarked;
