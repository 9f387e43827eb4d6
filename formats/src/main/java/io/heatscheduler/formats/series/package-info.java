/**
 * Documents in which markets and utilities publish prices and load: ENTSO-E day-ahead prices, CAISO
 * OASIS prices, Green Button usage.
 *
 * <p>Start at {@link io.heatscheduler.formats.series.SeriesFiles}. Each reader streams its
 * document, chooses one series, and converts it exactly to money per kWh or to kW; holes are left
 * as holes.
 *
 * <p><b>May depend on:</b> {@code core} and the rest of {@code formats}.
 */
@NullMarked
package io.heatscheduler.formats.series;

import org.jspecify.annotations.NullMarked;
