/**
 * A utility's bill of a load profile, line by line, under any tariff of {@code core.tariff}.
 *
 * <p>Start at {@link io.heatscheduler.core.billing.TariffCalendar}: it lays a tariff over a span
 * once and then bills any number of meters ({@link io.heatscheduler.core.billing.BillingEngine}).
 * The pieces that a plan's cost shares with a bill stand alone: {@link
 * io.heatscheduler.core.billing.TierFill} for energy and {@link
 * io.heatscheduler.core.billing.DemandRates} for demand. Worked bills in {@code docs/tariffs} show
 * every step.
 *
 * <p><b>Units:</b> kW, kWh, kvarh, money of the tariff's currency; quantities in decimal128, each
 * line rounded once, half even, to six decimals, totals sums of lines. <b>May depend on:</b> {@code
 * core.tariff}, {@code core.site}, {@code core.time}, {@code core.units}, {@code core.outcome}. No
 * input or output; all results immutable.
 */
@NullMarked
package io.heatscheduler.core.billing;

import org.jspecify.annotations.NullMarked;
