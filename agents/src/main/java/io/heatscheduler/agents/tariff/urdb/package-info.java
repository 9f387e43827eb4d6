/**
 * Rates of the U.S. Utility Rate Database (OpenEI URDB, API version 8) as tariffs.
 *
 * <p>Start at {@link io.heatscheduler.agents.tariff.urdb.UrdbRate}. A field that cannot be
 * represented is refused by its name; one that is left out on request is named on every bill; texts
 * become notes; limits of applicability become warnings. Nothing is dropped.
 *
 * <p><b>Units:</b> money per kWh and kW as published. <b>Time:</b> hours are wall-clock hours of
 * the site; URDB has no time zone.
 */
@NullMarked
package io.heatscheduler.agents.tariff.urdb;

import org.jspecify.annotations.NullMarked;
