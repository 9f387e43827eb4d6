/**
 * The workbook of a run: start at {@link io.heatscheduler.reports.excel.ExcelReport}.
 *
 * <p>Sums, savings and checks are live formulas over the lines; every formula also carries its
 * value, for viewers that do not calculate. Text of users is text, whatever it begins with.
 * <b>Units:</b> kW, kWh, money in the site's currency. <b>Time:</b> the site's clock. <b>May depend
 * on:</b> core, {@code reports.words}, {@code reports.table}, {@code reports.chart} for its
 * colours, Apache POI.
 */
@NullMarked
package io.heatscheduler.reports.excel;

import org.jspecify.annotations.NullMarked;
