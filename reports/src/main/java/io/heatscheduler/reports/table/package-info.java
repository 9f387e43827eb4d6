/**
 * Tables of a run for other programs, and its jobs in the order operators work: start at {@link
 * io.heatscheduler.reports.table.CsvReport} and {@link io.heatscheduler.reports.table.WorkList}.
 */
@NullMarked
package io.heatscheduler.reports.table;

import org.jspecify.annotations.NullMarked;
