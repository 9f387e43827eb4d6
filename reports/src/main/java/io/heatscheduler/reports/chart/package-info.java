/**
 * The schedule and the site's load as pictures: laid out once, painted as SVG or on a printed page.
 *
 * <p>Start at {@link io.heatscheduler.reports.chart.ScheduleChart}, which lays out {@link
 * io.heatscheduler.reports.chart.Picture}s; {@link io.heatscheduler.reports.chart.SvgPainter}
 * writes them as markup. <b>Units:</b> coordinates in points, y downwards; loads in kW.
 * <b>Time:</b> the x axis is elapsed time, so a day of a clock change is an hour shorter or longer;
 * labels are local. <b>May depend on:</b> core, {@code reports.words}. All types immutable.
 */
@NullMarked
package io.heatscheduler.reports.chart;

import org.jspecify.annotations.NullMarked;
