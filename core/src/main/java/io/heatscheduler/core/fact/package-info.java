/**
 * What may be said of a run: single values with a stable id, a type and a definition.
 *
 * <p>Start at {@link io.heatscheduler.core.fact.Facts}; {@link
 * io.heatscheduler.core.fact.FactCatalogue} defines every fact there can be. Facts know nothing of
 * words; {@code core.fact.check} proves that words say nothing else. <b>Units:</b> money in the
 * site's currency, kWh, kW, kg, shares as fractions. <b>Time:</b> instants, shown on the site's
 * clock. <b>May depend on:</b> {@code core.units}. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.fact;

import org.jspecify.annotations.NullMarked;
