/**
 * What the days after a plan will cost, learned from past days: mean heat of like days times what a
 * kWh of heat has cost, with a range from forecasts of the past.
 *
 * <p>Start at {@link io.heatscheduler.core.forecast.Forecaster}; docs/guides/forecast.md states the
 * method. <b>Units:</b> kWh of heat that jobs take, money in the site's currency. <b>Time:</b>
 * local dates of the site. Statistics are in {@code double}; what is published is rounded once.
 * <b>May depend on:</b> {@code core.report}, {@code core.cost}, {@code core.grid}, {@code
 * core.time} and what they depend on. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.forecast;

import org.jspecify.annotations.NullMarked;
