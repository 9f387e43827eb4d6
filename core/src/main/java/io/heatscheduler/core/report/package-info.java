/**
 * A finished run as people read it, and the ports by which it becomes documents.
 *
 * <p>Start at {@link io.heatscheduler.core.report.RunReport}; a document format implements {@link
 * io.heatscheduler.core.report.ReportRenderer}, the words come from a {@link
 * io.heatscheduler.core.report.NarrativeWriter}. <b>Units:</b> those of the bill: kW, kWh, kg,
 * money in the site's currency. <b>Time:</b> slots of the plant's grid, shown in the site's zone.
 * <b>May depend on:</b> every other package of core. All types immutable.
 */
@NullMarked
package io.heatscheduler.core.report;

import org.jspecify.annotations.NullMarked;
